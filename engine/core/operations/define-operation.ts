/** What an operation of an outside system is: what is asked, what comes back, whether it changes the outside, and what it gives away. */
import { z } from 'zod';
import type { Text } from '../text.ts';

/** The classes of personal data by which consent is asked and use is declared. */
export const PersonalClass = z.enum(['identity', 'contact', 'account', 'biometric', 'health']);
export type PersonalClass = z.infer<typeof PersonalClass>;

/** An operation of an outside system. */
export interface OperationKind<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> {
  label: Text;
  /** read: may be asked again at will; write: changes the outside, once for each idempotency key. */
  effect: 'read' | 'write';
  /** What leaves the platform with it; what a scenario itself puts into `fields`, `claims` or `words` comes on top. */
  personal: readonly PersonalClass[];
  input: Input;
  output: Output;
}

/** States an operation; the types of what it is asked and answers flow from its schemas. */
export const defineOperation = <Input extends z.ZodType, Output extends z.ZodType>(
  kind: OperationKind<Input, Output>,
): OperationKind<Input, Output> => kind;

/** By which a write is done once: the same key acts once, and answers the same again. */
export const Key = z.string().min(1).max(200).describe('Idempotency key: the same key acts once');

/** Whether the key had come before, and nothing was done this time. */
export const Repeated = z.boolean().describe('Whether this key had been acted on before');

/** Money, in fen: no fraction can be lost. */
export const AmountFen = z.int().min(1).describe('Amount in fen');

/** A value that passes between systems. */
export const Scalar = z.union([z.string(), z.number(), z.boolean()]);
export type Scalar = z.infer<typeof Scalar>;
