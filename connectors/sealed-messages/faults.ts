/** How a simulator is broken on purpose: what POST /faults takes. */
import { z } from 'zod';
import { oneOf } from '../../engine/core/one-of.ts';
import { everyOperation } from '../../engine/core/connectors.ts';

/**
 * How the next `count` messages go wrong. `unavailable` does nothing; all others do what was asked and spoil the answer;
 * `unknown` answers that the outcome is not known, where the system has such an answer.
 */
export const Faults = z.strictObject({
  delayMs: z.number().int().min(0).max(60_000).default(0).describe('Waits before it answers'),
  fail: z
    .enum(['none', 'unavailable', 'garbage', 'wrong-signature', 'lost-answer', 'unknown'])
    .default('none')
    .describe('What goes wrong'),
  operation: oneOf(everyOperation)
    .nullable()
    .default(null)
    .describe('Which operation alone goes wrong; null: every one'),
  count: z
    .number()
    .int()
    .min(0)
    .max(1_000_000)
    .nullable()
    .default(null)
    .describe('For how many messages; null until told otherwise'),
});
export type Faults = z.infer<typeof Faults>;

/** A simulator in which nothing goes wrong. */
export const noFaults: Faults = { delayMs: 0, fail: 'none', operation: null, count: null };

/** The faults a simulator has at present. */
export interface FaultSwitch {
  set(faults: Faults): void;
  /** What goes wrong with a message of that operation, which counts as one. */
  take(operation: string): Pick<Faults, 'delayMs' | 'fail'>;
}

/** Makes a switch that is off. */
export function createFaultSwitch(): FaultSwitch {
  let faults = noFaults;
  return {
    set(next) {
      faults = next.count === 0 ? noFaults : next;
    },
    take(operation) {
      if (faults.operation !== null && faults.operation !== operation) return noFaults;
      const taken = faults;
      if (faults.count !== null) faults = faults.count > 1 ? { ...faults, count: faults.count - 1 } : noFaults;
      return taken;
    },
  };
}
