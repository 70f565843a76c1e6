/** A field that people fill in, at a start or in a form: how an author states it, and what is wrong with what was filled in. */
import { z } from 'zod';
import type { FormField } from './case.ts';
import type { PlainValue } from './facts/facts.ts';
import type { FieldError } from './problem.ts';
import { VariableName } from './scenario.ts';
import { Text, text } from './text.ts';
import type { ValueType } from './value-type.ts';

/** One of the values a choice offers. */
const Choice = z.strictObject({
  id: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9-]*$/)
    .max(40)
    .meta({ label: text('代码', 'Code') }),
  label: Text.meta({ label: text('文字', 'Words') }),
});

/** The classes of personal data that a field may be of. */
const personal = z.enum(['identity', 'contact', 'account', 'biometric', 'health', 'whereabouts']);

/** A field as its author states it. Dates are YYYY-MM-DD. */
export const AskedField = z
  .strictObject({
    name: VariableName.meta({ label: text('名称', 'Name'), help: text('表达式中用的名称', 'As expressions call it') }),
    type: z
      .enum(['string', 'number', 'boolean', 'date', 'choice'])
      .meta({ label: text('类型', 'Type'), help: text('文本、数字、是否、日期或选项', 'What is filled in') }),
    label: Text.meta({ label: text('标题', 'Label'), help: text('填写人看到的文字', 'What people read beside it') }),
    required: z
      .boolean()
      .default(true)
      .meta({ label: text('必填', 'Required') }),
    pattern: z
      .string()
      .regex(/^\[[A-Za-z0-9-]{1,40}\]\{\d{1,3}(,\d{1,3})?\}$/)
      .exactOptional()
      .describe('The characters it is made of and how many, such as [A-Z0-9]{4,20}')
      .meta({
        label: text('格式', 'Form'),
        help: text('允许的字符和个数，如 [A-Z0-9]{4,20}', 'Its characters and how many, such as [A-Z0-9]{4,20}'),
      }),
    example: z
      .string()
      .max(100)
      .exactOptional()
      .meta({ label: text('示例', 'Example') }),
    choices: z
      .array(Choice)
      .min(2)
      .max(50)
      .exactOptional()
      .meta({ label: text('选项', 'Choices'), help: text('类型为选项时填写', 'Of a choice: what can be chosen') }),
    personal: personal.exactOptional().meta({
      label: text('个人信息类别', 'Class of personal data'),
      help: text('填写的是个人信息时选择', 'Where what is filled in is personal data'),
    }),
  })
  .superRefine(({ type, choices, pattern }, context) => {
    const complain = (path: string, zh: string, en: string) => {
      context.addIssue({ code: 'custom', path: [path], message: en, params: { zh } });
    };
    if ((type === 'choice') !== (choices !== undefined))
      complain('choices', '选项只用于、且必须用于“选项”类型', 'Choices belong to a choice, and to nothing else');
    if (choices && new Set(choices.map(({ id }) => id)).size < choices.length)
      complain('choices', '选项代码不能重复', 'Each choice needs a code of its own');
    if (pattern !== undefined && !isForm(pattern))
      complain('pattern', '格式无效，例如 [A-Z0-9]{4,20}', 'This is no form; one is [A-Z0-9]{4,20}');
    if (pattern !== undefined && type !== 'string')
      complain('pattern', '格式只用于“文本”类型', 'Only a text has a form');
  });
export type AskedField = z.infer<typeof AskedField>;

/** The fields of one form: no name twice. */
export const AskedFields = z
  .array(AskedField)
  .max(40)
  .superRefine((fields, context) => {
    const names = fields.map(({ name }) => name);
    const twice = names.findIndex((name, index) => names.indexOf(name) < index);
    if (twice >= 0)
      context.addIssue({
        code: 'custom',
        path: [twice, 'name'],
        message: 'This name is taken',
        params: { zh: '名称重复' },
      });
  });

/** The type of what is filled into a field. */
export function typeOfField({ type, label, required, choices, personal: of }: AskedField): ValueType {
  const common = { label, ...(of !== undefined && { personal: of }), ...(!required && { optional: true as const }) };
  if (type !== 'choice') return { ...common, type };
  return { ...common, type: 'string', values: (choices ?? []).map(({ id }) => id) };
}

/** The type of a whole form that was filled in. */
export const typeOfFields = (fields: readonly AskedField[], label: Text): ValueType => ({
  type: 'record',
  label,
  fields: Object.fromEntries(fields.map((field) => [field.name, typeOfField(field)])),
});

/** What is wrong with what was filled in; pointers lie below `base`. The messages repeat nothing of it. */
export function filledErrors(
  fields: readonly FormField[],
  filled: Record<string, PlainValue>,
  base: string,
): FieldError[] {
  const unknown = Object.keys(filled).filter((name) => !fields.some((field) => field.name === name));
  const errors: FieldError[] = unknown.map((name) => ({
    pointer: `${base}/${name}`,
    rule: 'unknown-field',
    message: text('没有这个字段', 'There is no such field'),
  }));
  for (const field of fields) {
    const error = fieldError(field, Object.hasOwn(filled, field.name) ? filled[field.name] : undefined);
    if (error) errors.push({ pointer: `${base}/${field.name}`, ...error });
  }
  return errors;
}

const jsonTypes = { string: 'string', number: 'number', boolean: 'boolean', date: 'string', choice: 'string' } as const;

function fieldError(field: FormField, value: PlainValue | undefined): Omit<FieldError, 'pointer'> | null {
  const { label, type } = field;
  if (value === undefined || value === '') {
    if (!field.required) return null;
    return { rule: 'required', message: text(`请填写${label['zh-CN']}`, `${label.en} is required`) };
  }
  if (typeof value !== jsonTypes[type]) {
    const message = text(
      `${label['zh-CN']}的类型应为 ${jsonTypes[type]}`,
      `${label.en} must be of type ${jsonTypes[type]}`,
    );
    return { rule: 'invalid-type', message };
  }
  if (type === 'date' && !z.regexes.date.test(String(value))) {
    const message = text(
      `${label['zh-CN']}应为日期，例如 2026-11-21`,
      `${label.en} must be a date, such as 2026-11-21`,
    );
    return { rule: 'date', message };
  }
  if (type === 'choice' && !field.choices?.some(({ id }) => id === value)) {
    return { rule: 'choice', message: text(`请选择${label['zh-CN']}`, `Choose one for ${label.en}`) };
  }
  return field.pattern === undefined ? null : patternError(field, field.pattern, value);
}

/** Whether a form can be matched: its ranges run upwards, its numbers too. */
function isForm(pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u').source !== '';
  } catch {
    return false;
  }
}

function patternError(
  { label, example }: FormField,
  pattern: string,
  value: PlainValue,
): Omit<FieldError, 'pointer'> | null {
  if (new RegExp(`^(?:${pattern})$`, 'u').test(String(value))) return null;
  const such = example === undefined ? text('', '') : text(`，例如 ${example}`, `, such as ${example}`);
  const message = text(
    `${label['zh-CN']}格式不符${such['zh-CN']}`,
    `${label.en} does not have the right form${such.en}`,
  );
  return { rule: 'pattern', message };
}
