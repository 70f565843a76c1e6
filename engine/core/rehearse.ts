/** Rehearsals: a dry run in a world that is told beforehand, with a virtual clock; the ground of simulations and of saved tests. */
import type { CaseStart, Outcome, TraceStep } from './case.ts';
import { operations, type Connectors, type Operation } from './connectors.ts';
import { isProblem, problem, type Problem } from './problem.ts';
import type { Place } from './rights.ts';
import { simulate, type Script } from './simulate.ts';
import type { OutsideTurn, World } from './suite.ts';
import type { VersionContent } from './version.ts';

/** What a rehearsal stands on: where it takes place, and outside systems that answer where the world does not say. */
export interface Stage {
  script: Script;
  place: Place;
}

/** How a rehearsal went. */
export interface Rehearsal {
  outcome: Outcome | null;
  steps: TraceStep[];
  /** What ended or holds it. */
  problem: Problem | null;
  /** The nodes where it still waits. */
  waitsAt: string[];
  /** How often each operation was asked. */
  asked: Map<Operation, number>;
}

const saturdayMorning = '2026-11-21T10:00:00+08:00';

interface VirtualTime {
  now: () => Date;
  pass(ms: number): void;
}

function createVirtualTime(at: string): VirtualTime {
  let now = Date.parse(at);
  return {
    now: () => new Date(now++),
    pass: (ms) => {
      now += ms;
    },
  };
}

/** The turns of one operation: one after the other, the last for ever. */
const turnOf = (turns: readonly OutsideTurn[] | undefined, index: number): OutsideTurn =>
  turns?.[Math.min(index, turns.length - 1)] ?? {};

function worldConnectors(
  { outside }: World,
  script: Script,
  time: VirtualTime,
  asked: Map<Operation, number>,
): Connectors {
  const door = (operation: Operation) => async (input: unknown) => {
    // Whoever measures how long this takes looks at the clock first.
    await Promise.resolve();
    const index = asked.get(operation) ?? 0;
    asked.set(operation, index + 1);
    const { answer, problem: slug, tookMs = 0 } = turnOf(outside[operation], index);
    time.pass(tookMs);
    if (slug !== undefined) throw problem(slug, { connector: operations[operation].label });
    if (answer !== undefined) return structuredClone(answer);
    const usual: unknown = script[operation];
    if (usual === undefined) throw problem('connector-unavailable', { connector: operations[operation].label });
    if (isProblem(usual)) throw usual;
    return typeof usual === 'function' ? (usual as (input: unknown) => unknown)(input) : usual;
  };
  return Object.fromEntries(
    (Object.keys(operations) as Operation[]).map((name) => [name, door(name)]),
  ) as unknown as Connectors;
}

/** What a case of a world starts from. */
function startOf({ start }: World, { place }: Stage): CaseStart {
  const { card, inputs, region = place.region, institution = place.institution } = start;
  return {
    caseId: 'rehearsal',
    card: { reader: 'virtual', ...(card !== undefined && { card }) },
    inputs,
    place: { region, institution },
  };
}

/** Runs a version in a world. Never throws: what goes wrong is in `problem`. */
export async function rehearse(content: VersionContent, world: World, stage: Stage): Promise<Rehearsal> {
  const time = createVirtualTime(world.start.at ?? saturdayMorning);
  const asked = new Map<Operation, number>();
  const run = await simulate(content, startOf(world, stage), {
    connectors: worldConnectors(world, stage.script, time, asked),
    now: time.now,
    within: async (milliseconds, work) => {
      const before = time.now().getTime();
      const result = await work;
      if (time.now().getTime() - before > milliseconds) throw problem('too-slow');
      return result;
    },
  });
  return { outcome: run.state.outcome, steps: run.steps, problem: run.problem, waitsAt: [], asked };
}
