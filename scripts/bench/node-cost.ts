/** What a node costs in the direct host, in graphs of the full language of ten and of three hundred nodes. */
import { assert } from '../../engine/core/control.ts';
import { runDirect } from '../../engine/core/run-direct.ts';
import type { Ports } from '../../engine/core/effects.ts';
import { mixedVersion } from './mixed-scenario.ts';
import { benchStart, median, ratePerSecond } from './scenario-steps.ts';

const rounds = 7;
const aRoundMs = 400;

/** Microseconds for one step of the trace, by the number of nodes, and how much more it is in the larger graph. */
export async function nodeCost(ports: Ports): Promise<{ perNode: number; microsecondsANode: Record<string, number> }> {
  const sizes = await Promise.all(
    [10, 300].map(async (count) => {
      const version = mixedVersion(count);
      assert(version.scenario.nodes.length === count, `${count} nodes`);
      const start = { ...benchStart('bench'), inputs: { n: 5 } };
      const { steps, problem } = await runDirect(version, start, ports);
      assert(problem === null && steps.at(-1)?.node === 'over', `${count} nodes are walked to the end`);
      return { count, steps: steps.length, run: async () => void (await runDirect(version, start, ports)) };
    }),
  );
  const costs: Record<string, number[]> = {};
  for (let round = 0; round < rounds; round += 1)
    for (const { count, steps, run } of sizes)
      (costs[count] ??= []).push(1e6 / (await ratePerSecond(run, aRoundMs)) / steps);
  const [small = [], large = []] = [costs[10], costs[300]];
  return {
    perNode: Number(median(large.map((cost, round) => cost / (small[round] ?? cost))).toFixed(2)),
    microsecondsANode: { 10: Number(median(small).toFixed(2)), 300: Number(median(large).toFixed(2)) },
  };
}
