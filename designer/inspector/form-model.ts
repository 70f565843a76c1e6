/** The form of a node kind: its settings as a tree of fields, each of a form that has a widget, from the kind's schema. */
import { z } from 'zod';
import { Expression } from '../../engine/core/expressions/expression.ts';
import { findNodeKind } from '../../engine/core/nodes/index.ts';
import { roles } from '../../engine/core/rights.ts';
import { PromptCode } from '../../engine/core/prompts/prompt.ts';
import { PolicyName } from '../../engine/core/policies/policy.ts';
import { DataPath, Duration, ErrorCode, NodeId, ScenarioId, VariableName } from '../../engine/core/scenario.ts';
import { languages, type Text } from '../../engine/core/text.ts';
import { settingLabel } from './value-words.ts';

/** What is written as one text but means something: each has a widget of its own. */
export type Named =
  'expression' | 'path' | 'duration' | 'prompt' | 'policy' | 'scenario' | 'variable' | 'node' | 'error' | 'role';

/** What a field holds. */
export type Form =
  | { is: Named | 'bilingual' | 'boolean' | 'limit' | 'type' | 'json' }
  | { is: 'text'; longest?: number; pattern?: string }
  | { is: 'number'; integer: boolean; least?: number; most?: number }
  | { is: 'choice' | 'choices'; values: readonly string[]; least: number }
  | { is: 'list'; of: Form; least: number; most?: number }
  | { is: 'record'; of: Form; names: 'variable' | 'field' }
  | { is: 'object'; fields: readonly Field[] }
  | { is: 'variant'; by: string; variants: readonly Variant[] }
  | { is: 'either'; words: readonly string[]; number: Form & { is: 'number' } };

/** One setting. */
export interface Field {
  name: string;
  label: Text;
  help: Text | null;
  required: boolean;
  /** What counts where it is not set. */
  preset: unknown;
  form: Form;
}

/** One of several shapes of a record, told by the value of one of its fields. */
export interface Variant {
  value: string;
  fields: readonly Field[];
}

type Schema = z.core.JSONSchema.BaseSchema;
const asSchema = (schema: Schema | boolean | undefined): Schema => (typeof schema === 'object' ? schema : {});

const named = new Map<string | undefined, Named>([
  [Expression.description, 'expression'],
  [DataPath.description, 'path'],
  [Duration.description, 'duration'],
  [PromptCode.description, 'prompt'],
  [PolicyName.description, 'policy'],
  [ScenarioId.description, 'scenario'],
  [VariableName.description, 'variable'],
  [NodeId.description, 'node'],
  [ErrorCode.description, 'error'],
]);

const known = new Map<string, readonly Field[]>();

/** The fields of a kind's settings; none of a kind that is not known. */
export function fieldsOfKind(kind: string): readonly Field[] {
  const fields = known.get(kind) ?? readKind(kind);
  known.set(kind, fields);
  return fields;
}

function readKind(kind: string): readonly Field[] {
  const settings = findNodeKind(kind)?.settings;
  return settings ? fieldsOf(asSchema(z.toJSONSchema(settings, { io: 'input' }))) : [];
}

function fieldsOf({ properties = {}, required = [] }: Schema): Field[] {
  return Object.entries(properties).flatMap(([name, inner]) => {
    const schema = asSchema(inner);
    const { label, help } = schema as { label?: Text; help?: Text };
    const field = { name, label: settingLabel(name, label), help: help ?? null, required: required.includes(name) };
    return schema.const === undefined ? [{ ...field, preset: schema.default, form: formOf(schema) }] : [];
  });
}

/** The form of a schema. */
function formOf(schema: Schema): Form {
  if (schema.$ref !== undefined) return { is: 'type' };
  if (schema.enum) return choiceOf(schema.enum.map(String));
  const choices = (schema.oneOf ?? schema.anyOf)?.map(asSchema);
  if (choices) return formOfChoices(choices);
  switch (schema.type) {
    case 'array':
      return formOfList(schema);
    case 'object':
      return formOfObject(schema);
    case 'boolean':
      return { is: 'boolean' };
    case 'integer':
    case 'number':
      return numberOf(schema);
    case 'string':
      return formOfText(schema);
    default:
      return { is: 'json' };
  }
}

const choiceOf = (values: readonly string[]): Form =>
  values.join() === Object.keys(roles).join() ? { is: 'role' } : { is: 'choice', values, least: 0 };

function numberOf({ type, minimum, maximum }: Schema): Form & { is: 'number' } {
  const isOpen = (bound: number | undefined): bound is undefined => bound === undefined || Math.abs(bound) > 1e15;
  return {
    is: 'number',
    integer: type === 'integer',
    ...(!isOpen(minimum) && { least: minimum }),
    ...(!isOpen(maximum) && { most: maximum }),
  };
}

function formOfText({ description, maxLength, pattern }: Schema): Form {
  const is = named.get(description);
  if (is) return { is };
  return {
    is: 'text',
    ...(maxLength !== undefined && { longest: maxLength }),
    ...(pattern !== undefined && { pattern }),
  };
}

function formOfList({ items, minItems = 0, maxItems }: Schema): Form {
  const of = formOf(Array.isArray(items) ? {} : asSchema(items));
  if (of.is === 'choice') return { ...of, is: 'choices', least: minItems };
  return { is: 'list', of, least: minItems, ...(maxItems !== undefined && { most: maxItems }) };
}

function formOfObject(schema: Schema): Form {
  const names = Object.keys(schema.properties ?? {}).join();
  if (names === languages.join()) return { is: 'bilingual' };
  if (names === 'within,workdays') return { is: 'limit' };
  if (schema.properties) return { is: 'object', fields: fieldsOf(schema) };
  const isVariable = named.get(asSchema(schema.propertyNames).description) === 'variable';
  const of = formOf(asSchema(schema.additionalProperties));
  return { is: 'record', of, names: isVariable ? 'variable' : 'field' };
}

/** Records that one field tells apart, or words beside a number. */
function formOfChoices(choices: readonly Schema[]): Form {
  const [first] = choices;
  const by = Object.entries(first?.properties ?? {}).find(([, each]) => asSchema(each).const !== undefined)?.[0];
  if (by !== undefined) {
    const variants = choices.map((choice) => ({
      value: String(asSchema(choice.properties?.[by]).const),
      fields: fieldsOf(choice),
    }));
    return { is: 'variant', by, variants };
  }
  const forms = choices.map(formOf);
  const words = forms.find((form): form is Form & { is: 'choice' | 'choices' } => form.is === 'choice');
  const number = forms.find((form) => form.is === 'number');
  return words && number ? { is: 'either', words: words.values, number } : { is: 'json' };
}

/** The value of a form that is begun anew, such as an item added to a list. */
export function emptyValue(form: Form): unknown {
  switch (form.is) {
    case 'bilingual':
      return { 'zh-CN': '', en: '' };
    case 'boolean':
      return false;
    case 'number':
      return form.least ?? 0;
    case 'choice':
      return form.values[0];
    case 'choices':
    case 'list':
      return [];
    case 'record':
      return {};
    case 'limit':
      return { within: 'P3D' };
    case 'duration':
      return 'P1D';
    case 'role':
      return 'operator';
    case 'type':
      return { type: 'string' };
    case 'either':
      return form.words[0];
    case 'object':
      return emptyFields(form.fields);
    case 'variant': {
      const [variant] = form.variants;
      return variant ? { [form.by]: variant.value, ...emptyFields(variant.fields) } : {};
    }
    default:
      return '';
  }
}

/** What must be there of a record, begun anew; what counts by itself is left out. */
export const emptyFields = (fields: readonly Field[]): Record<string, unknown> =>
  Object.fromEntries(fields.filter(({ required }) => required).map(({ name, form }) => [name, emptyValue(form)]));
