/** What a node costs in the direct host, in graphs of the full language of ten and of three hundred nodes. */
import { performance } from 'node:perf_hooks';
import { assert } from '../../engine/core/control.ts';
import { runDirect } from '../../engine/core/run-direct.ts';
import type { Ports } from '../../engine/core/effects.ts';
import { mixedVersion } from './mixed-scenario.ts';
import { benchStart, median } from './scenario-steps.ts';

const rounds = 150;
/** So many steps are walked in each round of either size. */
const aRound = 1000;

/** A graph of a size, and how many steps a use of it takes. */
interface Graph {
  steps: number;
  use: () => Promise<void>;
}

async function graphOf(count: number, ports: Ports): Promise<Graph> {
  const version = mixedVersion(count);
  assert(version.scenario.nodes.length === count, `${count} nodes`);
  const start = benchStart('bench');
  const { steps, problem } = await runDirect(version, start, ports);
  assert(problem === null && steps.at(-1)?.node === 'over', `${count} nodes are walked to the end`);
  return { steps: steps.length, use: async () => void (await runDirect(version, start, ports)) };
}

/** How many steps a use of the mixed graph of a size takes. */
export const stepsOfMixed = async (count: number, ports: Ports): Promise<number> => (await graphOf(count, ports)).steps;

/** Microseconds a step. */
async function costOf({ steps, use }: Graph): Promise<number> {
  const uses = Math.ceil(aRound / steps);
  const began = performance.now();
  for (let index = 0; index < uses; index += 1) await use();
  return ((performance.now() - began) * 1000) / uses / steps;
}

/** Microseconds for one step of the trace, by the number of nodes, and how much more it is in the larger graph. */
export async function nodeCost(ports: Ports): Promise<{ perNode: number; microsecondsANode: Record<string, number> }> {
  const [small, large] = [await graphOf(10, ports), await graphOf(300, ports)];
  const pairs: { small: number; large: number }[] = [];
  // Short rounds in turn, so that a burden on the machine falls on both.
  for (let round = 0; round < rounds; round += 1)
    pairs.push({ small: await costOf(small), large: await costOf(large) });
  return {
    perNode: Number(median(pairs.map((pair) => pair.large / pair.small)).toFixed(2)),
    microsecondsANode: {
      10: Number(median(pairs.map((pair) => pair.small)).toFixed(2)),
      300: Number(median(pairs.map((pair) => pair.large)).toFixed(2)),
    },
  };
}
