/** Weather: what outside systems do of themselves in a rehearsal, at random from a seed: faults and slowness. */
import { z } from 'zod';
import { operations, type Operation } from './connectors.ts';
import type { OutsideTurn, World } from './suites/suite.ts';

/** Turns that are drawn for each operation; a run that asks more often gets the last again. */
const turnsDrawn = 40;

export const Weather = z
  .strictObject({
    seed: z.number().int().min(0).max(4_294_967_295).describe('The same seed gives the same weather'),
    faults: z.number().min(0).max(1).default(0).describe('Share of calls that cannot reach the other system'),
    slow: z.number().min(0).max(1).default(0).describe('Share of calls that are slow'),
    slowMs: z.number().int().min(1).max(3_600_000).default(30_000).describe('How long a slow call takes'),
  })
  .describe('Random faults and slowness of outside systems');
export type Weather = z.infer<typeof Weather>;

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The turns of every operation that the script of a world does not name, by the weather. */
export function outsideIn(weather: Weather, scripted: World['outside']): World['outside'] {
  const random = createRandom(weather.seed);
  const turn = (): OutsideTurn => ({
    ...(random() < weather.faults && { problem: 'connector-unavailable' as const }),
    ...(random() < weather.slow && { tookMs: weather.slowMs }),
  });
  const drawn = (Object.keys(operations) as Operation[])
    .sort()
    .map((operation) => [operation, Array.from({ length: turnsDrawn }, turn)] as const);
  return { ...Object.fromEntries(drawn), ...scripted };
}
