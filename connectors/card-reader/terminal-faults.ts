/** How a terminal is broken on purpose: what POST /faults takes. */
import { z } from 'zod';

/** How the next `count` cards, PINs and codes go wrong. */
export const TerminalFaults = z.strictObject({
  delayMs: z.number().int().min(0).max(60_000).default(0).describe('Waits before it answers'),
  fail: z.enum(['none', 'unavailable']).default('none'),
  pad: z
    .enum(['holder', 'right', 'wrong', 'locked'])
    .default('holder')
    .describe('What is typed at the PIN pad; holder: as the demo data say of who holds the card'),
  count: z.number().int().min(0).max(1_000_000).nullable().default(null).describe('null: until told otherwise'),
});
export type TerminalFaults = z.infer<typeof TerminalFaults>;

const none: TerminalFaults = { delayMs: 0, fail: 'none', pad: 'holder', count: null };

export interface TerminalFaultSwitch {
  set(faults: TerminalFaults): void;
  /** What goes wrong with the next thing asked, which counts as one; what goes wrong at the pad counts PINs only. */
  take(what: 'card' | 'pin' | 'code'): TerminalFaults;
}

/** Makes a switch that is off. */
export function createTerminalFaultSwitch(): TerminalFaultSwitch {
  let faults = none;
  return {
    set(next) {
      faults = next.count === 0 ? none : next;
    },
    take(what) {
      if (faults.pad !== 'holder' && what !== 'pin') return none;
      const taken = faults;
      if (faults.count !== null) faults = faults.count > 1 ? { ...faults, count: faults.count - 1 } : none;
      return taken;
    },
  };
}
