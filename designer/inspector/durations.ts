/** Lengths of time as people set them: a number and a unit, beside how ISO 8601 writes them. */
import { Duration } from '../../engine/core/scenario.ts';

export const durationUnits = ['minutes', 'hours', 'days', 'weeks'] as const;
export type DurationUnit = (typeof durationUnits)[number];

/** A length of time in one unit. */
export interface Length {
  count: number;
  unit: DurationUnit;
}

const written = {
  minutes: (count: number) => `PT${count}M`,
  hours: (count: number) => `PT${count}H`,
  days: (count: number) => `P${count}D`,
  weeks: (count: number) => `P${count}W`,
} as const satisfies Record<DurationUnit, (count: number) => string>;

const forms: readonly [DurationUnit, RegExp][] = [
  ['minutes', /^PT(\d+)M$/],
  ['hours', /^PT(\d+)H$/],
  ['days', /^P(\d+)D$/],
  ['weeks', /^P(\d+)W$/],
];

/** How ISO 8601 writes it; null where it is not a whole number of at least one, or too long for a duration. */
export function durationOf({ count, unit }: Length): string | null {
  if (!Number.isSafeInteger(count) || count < 1) return null;
  const duration = written[unit](count);
  return Duration.safeParse(duration).success ? duration : null;
}

/** A duration as a number and a unit; null where it is made of several, such as P1DT2H. */
export function lengthOf(duration: string): Length | null {
  for (const [unit, form] of forms) {
    const count = form.exec(duration)?.[1];
    if (count !== undefined) return { count: Number(count), unit };
  }
  return null;
}
