/** Expressions among a node's settings: how they are written, evaluated and stated. */
import { z } from 'zod';
import { dataPathsOf, Expression } from './expression.ts';
import type { SettingExpression } from '../node.ts';
import type { ValueType } from '../value-type.ts';

/** Name of a field that is sent to an outside system. */
const FieldName = z
  .string()
  .regex(/^[a-z][a-zA-Z0-9]*$/)
  .max(60);

/** Fields to send, each with the expression that gives its value. */
export const FieldExpressions = z.record(FieldName, Expression).refine((fields) => Object.keys(fields).length <= 50, {
  message: 'At most 50 fields',
  params: { zh: '字段不能超过 50 个' },
});
export type FieldExpressions = z.infer<typeof FieldExpressions>;

type Evaluate = (source: string) => unknown;

/** The values of fields as they are sent: a text, number or yes-or-no as it is, anything else as JSON. */
export function evaluateFields(
  fields: FieldExpressions,
  evaluate: Evaluate,
): Record<string, string | number | boolean> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, source]) => {
      const value = evaluate(source);
      const isScalar = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
      return [name, isScalar ? value : JSON.stringify(value)];
    }),
  );
}

/** The same where only text is taken. */
export const evaluateTexts = (fields: FieldExpressions, evaluate: Evaluate): Record<string, string> =>
  Object.fromEntries(Object.entries(evaluateFields(fields, evaluate)).map(([name, value]) => [name, String(value)]));

/** The expressions of the settings of one name, as a kind states them; what is not set states none. */
export function statedExpressions(
  settings: Record<string, FieldExpressions | string | undefined>,
  expects: Record<string, ValueType> = {},
): SettingExpression[] {
  return Object.entries(settings).flatMap(([setting, sources]) => {
    const type = expects[setting] ?? { type: 'any' };
    if (sources === undefined) return [];
    if (typeof sources === 'string') return [{ pointer: `/${setting}`, source: sources, expects: type }];
    return Object.entries(sources).map(([name, source]) => ({ pointer: `/${setting}/${name}`, source, expects: type }));
  });
}

/** The paths that expressions read, as dotted names, each once. */
export const pathsReadBy = (expressions: readonly SettingExpression[]): string[] => [
  ...new Set(expressions.flatMap(({ source }) => dataPathsOf(source))),
];
