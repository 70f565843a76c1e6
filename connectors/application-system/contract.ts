/** What an institution's own system (应用系统) is sent: records, each written once. The demo one is a library. */
import { z } from 'zod';
import { applicationSystem as operations } from '../../engine/core/operations/application-system.ts';
import { text } from '../../engine/core/text.ts';

export const applicationSystem = {
  name: 'demo-library',
  title: text('演示图书馆系统', 'The demo library system'),
  operations,
  port: 17302,
} as const;

/** A line of the simulator's journal. The fields are sealed; the index tells whether a repeated key came with the same fields. */
export const JournalLine = z.strictObject({
  receipt: z.string(),
  key: z.string(),
  record: z.string(),
  index: z.string().describe('Keyed digest of record and fields'),
  fields: z.string().describe('Sealed'),
  writtenAt: z.string(),
});
export type JournalLine = z.infer<typeof JournalLine>;
