/** What an institution's own system (应用系统) is asked: to write a record, to undo it, and to answer calls. The demo one is a library. */
import { applicationSystem as operations } from '../../engine/core/operations/application-system.ts';
import { text } from '../../engine/core/text.ts';

export const applicationSystem = {
  name: 'demo-library',
  title: text('演示图书馆系统', 'The demo library system'),
  operations,
  port: 17302,
} as const;
