/** Judges what a device says of itself: its firmware against its model's builds, its clock against ours. */
import { buildOf, type TerminalModel } from './model.ts';
import type { Heartbeat, TerminalFlag } from './terminal.ts';

/** So far a clock may be off. */
const mostClockS = 300;

/** The flags of a device after a heartbeat; an unknown model has approved nothing. */
export function flagsOf(model: TerminalModel | undefined, { firmware, clockAheadS }: Heartbeat): TerminalFlag[] {
  const approved = model !== undefined && buildOf(model, firmware)?.approved === true;
  return [
    ...(approved ? [] : (['firmware'] as const)),
    ...(Math.abs(clockAheadS) > mostClockS ? (['clock'] as const) : []),
  ];
}
