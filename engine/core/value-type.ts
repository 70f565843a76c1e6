/** The types of values in a case's data: structural, and plain JSON themselves. */
import { z } from 'zod';
import { Text } from './text.ts';

export type PersonalClass = 'identity' | 'contact' | 'account' | 'biometric' | 'health' | 'whereabouts';

/** What a value is, and which class of personal data it belongs to. */
export type ValueType = { label?: Text; personal?: PersonalClass; optional?: true } & (
  | { type: 'string'; values?: readonly string[] }
  | { type: 'number' | 'integer' | 'boolean' | 'date' | 'time' | 'money' | 'duration' | 'any' }
  | { type: 'list'; of: ValueType }
  | { type: 'record'; fields: Record<string, ValueType> }
);
export const ValueType: z.ZodType<ValueType> = z.lazy(() =>
  z.intersection(
    z.object({
      label: Text.optional(),
      personal: z.enum(['identity', 'contact', 'account', 'biometric', 'health', 'whereabouts']).optional(),
      optional: z.literal(true).optional(),
    }),
    z.union([
      z.object({ type: z.literal('string'), values: z.array(z.string()).optional() }),
      z.object({ type: z.enum(['number', 'integer', 'boolean', 'date', 'time', 'money', 'duration', 'any']) }),
      z.object({ type: z.literal('list'), of: ValueType }),
      z.object({ type: z.literal('record'), fields: z.record(z.string(), ValueType) }),
    ]),
  ),
) as z.ZodType<ValueType>;
