/** What an institution's own system is asked: to write a record, to undo one, or to answer a call of one of its interfaces. */
import { z } from 'zod';
import { text } from '../text.ts';
import { defineOperation, Key, Repeated, Scalar } from './define-operation.ts';

const System = z.string().min(1).max(80).describe('Name of the application system, such as demo-library');
const RecordKind = z.string().min(1).max(80).describe('Kind of record, such as loan');

export const applicationSystem = {
  'application-system.write': defineOperation({
    label: text('写入业务记录', 'Write a record'),
    effect: 'write',
    personal: [],
    input: z.strictObject({ system: System, record: RecordKind, key: Key, fields: z.record(z.string(), z.string()) }),
    output: z.strictObject({
      receipt: z.string().describe('Number the application system gave the record'),
      repeated: Repeated,
    }),
  }),
  'application-system.cancel': defineOperation({
    label: text('撤销业务记录', 'Undo a record'),
    effect: 'write',
    personal: [],
    input: z.strictObject({
      system: System,
      record: RecordKind,
      key: Key.describe('Key by which the record was written'),
    }),
    output: z.strictObject({
      cancelled: z.boolean().describe('Whether there is such a record, and it counts no more'),
    }),
  }),
  'application-system.call': defineOperation({
    label: text('调用接入系统接口', 'Call an onboarded system'),
    effect: 'write',
    personal: [],
    input: z.strictObject({
      system: System,
      interface: z.string().min(1).max(80).describe('Interface of that system, such as reserve'),
      key: Key,
      fields: z.record(z.string(), Scalar),
    }),
    output: z.strictObject({ fields: z.record(z.string(), Scalar), repeated: Repeated }),
  }),
};
