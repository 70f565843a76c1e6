/** What the registry of institutions (统一社会信用代码登记) is asked: what it certifies of the holder of a code. */
import { institutionRegistry as operations } from '../../engine/core/operations/institution-registry.ts';
import { text } from '../../engine/core/text.ts';

export const institutionRegistry = {
  name: 'institution-registry',
  title: text('机构登记库', 'The registry of institutions'),
  operations,
} as const;
