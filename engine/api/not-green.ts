/** The problem of saved tests that fail: how many, the first three by name, and each with what differs. */
import { problem, type FieldError, type Problem } from '../core/problem.ts';

const mostNamed = 50;

/** Makes the problem `suite-not-green` of the tests that failed. */
export const notGreen = (failed: readonly string[], errors: readonly FieldError[]): Problem =>
  problem('suite-not-green', {
    count: failed.length,
    tests: `${failed.slice(0, 3).join(', ')}${failed.length > 3 ? ' …' : ''}`,
    errors: errors.slice(0, mostNamed),
  });
