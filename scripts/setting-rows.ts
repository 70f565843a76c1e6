/** The settings of a node kind as rows of a table, from its schema. */
import { z } from 'zod';
import { Expression } from '../engine/core/expressions/expression.ts';
import { languages, text, type Language, type Text } from '../engine/core/text.ts';

type Schema = z.core.JSONSchema.BaseSchema;

/** One setting: its path, what it is, and what it may be. */
export interface SettingRow {
  path: string;
  words: string;
  form: string;
  needed: boolean;
  preset: string | null;
}

const expression = Expression.meta()?.description;

const forms = {
  expression: text('表达式', 'expression'),
  bilingual: text('双语文本', 'text in both languages'),
  string: text('文本', 'text'),
  number: text('数字', 'number'),
  integer: text('整数', 'whole number'),
  boolean: text('是否', 'yes or no'),
  object: text('记录', 'record'),
  array: text('列表', 'list'),
  type: text('值的类型', 'type of a value'),
  any: text('任意', 'anything'),
} as const satisfies Record<string, Text>;

const code = (value: unknown): string => `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;

const asSchema = (schema: Schema | boolean | undefined): Schema => (typeof schema === 'object' ? schema : {});
const itemsOf = ({ items }: Schema): Schema => (Array.isArray(items) ? {} : asSchema(items));
const isBilingual = ({ properties = {} }: Schema): boolean => Object.keys(properties).join() === languages.join();

/** The bounds of a number, a text or a list, as `1–50`. */
function boundsOf({ minimum, maximum, minLength, maxLength, minItems, maxItems }: Schema): string {
  const [least, most] = [minimum ?? minLength ?? minItems, maximum ?? maxLength ?? maxItems];
  const isOpen = most === undefined || most === Number.MAX_SAFE_INTEGER;
  if (isOpen) return least === undefined || least === 0 || least < -1e15 ? '' : ` ≥ ${least}`;
  return least === undefined || least < -1e15 ? ` ≤ ${most}` : ` ${least}–${most}`;
}

/** What tells a choice of records from the others, such as `by=pin`. */
const choiceName = ({ properties = {} }: Schema): string =>
  Object.entries(properties)
    .flatMap(([name, schema]) => {
      const { const: only } = asSchema(schema);
      return typeof only === 'string' ? [`${name}=${only}`] : [];
    })
    .join();

/** What a setting may be, in words. */
function formOf(schema: Schema, language: Language): string {
  if (schema.$ref !== undefined) return forms.type[language];
  if (schema.description === expression) return forms.expression[language];
  if (schema.const !== undefined) return code(schema.const);
  if (schema.enum) return schema.enum.map(code).join(' ');
  const choices = schema.oneOf ?? schema.anyOf;
  if (choices) return choices.map((each) => formOf(asSchema(each), language)).join(' / ');
  if (schema.type === 'array') {
    const of = formOf(itemsOf(schema), language);
    return `${forms.array[language]}${boundsOf(schema)}${language === 'en' ? ' of ' : '：'}${of}`;
  }
  if (schema.type === 'object') {
    if (isBilingual(schema)) return forms.bilingual[language];
    const each = asSchema(schema.additionalProperties);
    if (schema.properties || Object.keys(each).length === 0) {
      return choiceName(schema) ? code(choiceName(schema)) : forms.object[language];
    }
    return `${forms.object[language]}${language === 'en' ? ' of ' : '：'}${formOf(each, language)}`;
  }
  const word = forms[(schema.type ?? 'any') as keyof typeof forms][language];
  return word + boundsOf(schema) + (schema.pattern === undefined ? '' : ` ${code(schema.pattern)}`);
}

/** What a setting is called and for, in words. */
function wordsOf(schema: Schema, language: Language): string {
  const { label, help } = schema as { label?: Text; help?: Text };
  const spoken = [label?.[language], help?.[language]].filter((each) => each !== undefined);
  if (spoken.length > 0) return spoken.join(language === 'en' ? ': ' : '：');
  return schema.description !== undefined && schema.description !== expression ? schema.description : '';
}

function rowsBelow(schema: Schema, path: string, language: Language): SettingRow[] {
  if (schema.$ref !== undefined || isBilingual(schema)) return [];
  if (schema.type === 'array') return rowsBelow(itemsOf(schema), `${path}[]`, language);
  const choices = (schema.oneOf ?? schema.anyOf ?? []).map(asSchema);
  return [
    ...choices.flatMap((choice) =>
      rowsBelow(choice, path + (choiceName(choice) && `(${choiceName(choice)})`), language),
    ),
    ...Object.entries(schema.properties ?? {}).flatMap(([name, inner]) => {
      const property = asSchema(inner);
      const own = path === '' ? name : `${path}.${name}`;
      const row: SettingRow = {
        path: own,
        words: wordsOf(property, language),
        form: formOf(property, language),
        needed: schema.required?.includes(name) ?? false,
        preset: property.default === undefined ? null : code(property.default),
      };
      return property.const === undefined ? [row, ...rowsBelow(property, own, language)] : [];
    }),
  ];
}

/** Every setting of a schema, those within lists and records too. */
export const settingRows = (settings: z.ZodType, language: Language): SettingRow[] =>
  rowsBelow(z.toJSONSchema(settings, { io: 'input' }), '', language);
