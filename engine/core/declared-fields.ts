/** Fields that an author declares of an answer from outside, so that what follows may use them with their types. */
import { z } from 'zod';
import { oneOf } from './one-of.ts';
import type { NodeOutput } from './node.ts';
import { Text, text } from './text.ts';
import { personalClasses, valueErrors, type ValueType } from './value-type.ts';

/** One field of an answer. */
export const DeclaredField = z
  .strictObject({
    name: z
      .string()
      .regex(/^[a-z][a-zA-Z0-9]*$/)
      .max(60)
      .meta({ label: text('字段名', 'Field'), help: text('对方系统中的名称', 'Its name in the other system') }),
    type: z.enum(['string', 'number', 'integer', 'boolean', 'date', 'time', 'money']).meta({
      label: text('类型', 'Type'),
      help: text('取值的类型，金额以分计', 'Type of its value; money is in fen'),
    }),
    label: Text.meta({ label: text('名称', 'Name'), help: text('给人看的名称', 'What people read') }),
    personal: oneOf(personalClasses)
      .exactOptional()
      .meta({
        label: text('个人信息类别', 'Personal data'),
        help: text('属于哪类个人信息，不属于则不填', 'Which class of personal data it is, if any'),
      }),
    optional: z
      .boolean()
      .default(false)
      .meta({ label: text('可能没有', 'May be missing'), help: text('对方可以不提供', 'The answer may lack it') }),
    many: z
      .boolean()
      .default(false)
      .meta({ label: text('多个值', 'Several'), help: text('取值是一个列表', 'Its value is a list') }),
  })
  .describe('A field of an answer, with its type');
export type DeclaredField = z.infer<typeof DeclaredField>;

/** The declared fields of an answer, each name once. */
export const DeclaredFields = z
  .array(DeclaredField)
  .max(50)
  .refine((fields) => new Set(fields.map(({ name }) => name)).size === fields.length, {
    message: 'Each field once',
    params: { zh: '字段不能重复' },
  });

function typeOfField({ type, label, personal, optional, many }: DeclaredField): ValueType {
  const common = { label, ...(personal && { personal }), ...(optional && { optional }) };
  return many ? { type: 'list', of: { type }, ...common } : { type, ...common };
}

/** The type of a record of declared fields. */
export const recordOf = (fields: readonly DeclaredField[], label?: Text): NodeOutput['type'] => ({
  type: 'record',
  ...(label && { label }),
  fields: Object.fromEntries(fields.map((field) => [field.name, typeOfField(field)])),
});

/** What an answer gives of the declared fields, and what is wrong with it, in words that hold no value; null where nothing is. */
export function takeDeclared(
  fields: readonly DeclaredField[],
  answer: Record<string, unknown>,
): { taken: Record<string, unknown>; wrong: Text | null } {
  const asked = fields.filter(({ name }) => Object.hasOwn(answer, name));
  const taken = Object.fromEntries(asked.map(({ name }) => [name, answer[name]]));
  const [error] = valueErrors(taken, recordOf(fields), '');
  const wrong = error
    ? text(`${error.pointer.slice(1)}：${error.message['zh-CN']}`, `${error.pointer.slice(1)}: ${error.message.en}`)
    : null;
  return { taken, wrong };
}
