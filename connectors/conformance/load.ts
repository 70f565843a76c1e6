/** Calls at a steady rate, whether answers have come or not, as many callers do. */
import { setTimeout as pause } from 'node:timers/promises';
import { type LoadFigures } from '../../engine/core/conformance-kit/exchange.ts';
import { type Profile } from '../../engine/core/conformance-kit/profile.ts';

/** Calls for the declared time at the declared rate, and gives the figures. */
export async function measureLoad(
  { perSecond, seconds }: Pick<Profile['load'], 'perSecond' | 'seconds'>,
  call: () => Promise<{ isGood: boolean; ms: number }>,
): Promise<LoadFigures> {
  const count = perSecond * seconds;
  const begun = performance.now();
  const calls: ReturnType<typeof call>[] = [];
  for (let number = 0; number < count; number++) {
    const wait = begun + (number * 1000) / perSecond - performance.now();
    if (wait > 0) await pause(wait);
    calls.push(call());
  }
  const came = await Promise.all(calls);
  const times = came.map(({ ms }) => ms).sort((one, other) => one - other);
  const at = (share: number) => times[Math.min(times.length - 1, Math.ceil(times.length * share) - 1)] ?? 0;
  return { sent: count, failed: came.filter(({ isGood }) => !isGood).length, p50Ms: at(0.5), p95Ms: at(0.95) };
}
