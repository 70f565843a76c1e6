/** Rehearsals: a dry run in a world that is told beforehand, with a virtual clock; the ground of simulations and of saved tests. */
import type { WorkCalendar } from '../calendar.ts';
import { cardUseOf } from '../card-use.ts';
import type { CaseStart, CaseState, Outcome, TraceStep, WaitRequest } from '../case.ts';
import { pathOf } from '../case-scopes.ts';
import { operations, type Connectors, type Operation } from '../connectors.ts';
import type { CaseEvent } from '../interpreter/interpret.ts';
import type { LendLayers } from '../policies/policy-layers.ts';
import type { LendTrial } from '../policies/policy-trial.ts';
import { isProblem, problem, type NamedProblem } from '../problem.ts';
import type { Place } from '../rights.ts';
import type { Scenario } from '../scenario.ts';
import {
  createVirtualClock,
  simulate,
  type Script,
  type SimulatedPeople,
  type SimulatedPorts,
  type VirtualClock,
} from '../simulate.ts';

import type { OutsideTurn, World } from './suite.ts';
import type { VersionContent } from '../version.ts';

/** What a rehearsal stands on: where it takes place, and outside systems that answer where the world does not say. */
export interface Stage {
  script: Script;
  place: Place;
  /** The days on which offices work; Monday to Friday where it has none. */
  calendar?: WorkCalendar | undefined;
  /** The layers of policies; saved tests have none, for they test what is pinned. */
  layers?: LendLayers | undefined;
  /** Versions of policies on trial; saved tests have none either. */
  trials?: LendTrial | undefined;
}

/** How a rehearsal went. */
export interface Rehearsal {
  outcome: Outcome | null;
  steps: TraceStep[];
  /** What ended or holds it. */
  problem: NamedProblem | null;
  /** Where it still waits when nothing more happens, and for what. */
  waits: { at: string; wait: WaitRequest }[];
  /** Every wait it came to, by the path of its node. */
  met: Map<string, WaitRequest>;
  /** What each operation that was asked has answered, each time; undefined where it ended in a problem. */
  asked: Map<Operation, unknown[]>;
  /** How often each node has asked an operation, by the path of the node. */
  askedBy: Map<string, Map<Operation, number>>;
}

const saturdayMorning = '2026-11-21T10:00:00+08:00';

/** A rehearsal that looks at the clock more often than this goes in a circle. */
const mostLooks = 400_000;

/** A virtual clock that stops a rehearsal without end. */
function createStopwatch(at: string): VirtualClock {
  const clock = createVirtualClock(at);
  let looks = 0;
  const look = (): Date => {
    if ((looks += 1) > mostLooks) throw problem('rehearsal-without-end');
    return clock();
  };
  return Object.assign(look, { moveTo: (to: string) => clock.moveTo(to) });
}

/** The turns of one operation: one after the other, the last for ever. */
const turnOf = (turns: readonly OutsideTurn[] | undefined, index: number): OutsideTurn =>
  turns?.[Math.min(index, turns.length - 1)] ?? {};

/** Makes connectors that do as a world says: for all nodes, or for one of them by its path. What they were asked is kept in `tally`. */
export function worldConnectors(
  { outside, outsideAt = {} }: World,
  script: Script,
  now: VirtualClock,
  { asked, askedBy }: Pick<Rehearsal, 'asked' | 'askedBy'> = { asked: new Map(), askedBy: new Map() },
): (path?: string) => Connectors {
  const usual = (operation: Operation, input: unknown): unknown => {
    const scripted: unknown = script[operation];
    if (scripted === undefined) throw problem('connector-unavailable', { connector: operations[operation].label });
    if (isProblem(scripted)) throw scripted;
    return typeof scripted === 'function' ? (scripted as (input: unknown) => unknown)(input) : scripted;
  };
  const door = (operation: Operation, path: string) => async (input: unknown) => {
    // Whoever measures how long this takes looks at the clock first.
    await Promise.resolve();
    const answers = asked.get(operation) ?? [];
    asked.set(operation, answers);
    const times = countOf(askedBy, path, operation);
    const own = Object.hasOwn(outsideAt, path) ? outsideAt[path]?.[operation] : undefined;
    const turn = own ? turnOf(own, times) : turnOf(outside[operation], answers.length);
    const { answer, problem: slug, tookMs = 0 } = turn;
    answers.push(undefined);
    const index = answers.length - 1;
    if (tookMs > 0) now.moveTo(new Date(now().getTime() + tookMs).toISOString());
    if (slug !== undefined) throw problem(slug, { connector: operations[operation].label });
    return (answers[index] = answer ?? (await usual(operation, input)));
  };
  const made = new Map<string, Connectors>();
  return (path = '') => {
    const known = made.get(path);
    if (known) return known;
    const doors = (Object.keys(operations) as Operation[]).map((name) => [name, door(name, path)]);
    const connectors = Object.fromEntries(doors) as unknown as Connectors;
    made.set(path, connectors);
    return connectors;
  };
}

/** How often a node has asked an operation before; counts this time too. */
function countOf(askedBy: Rehearsal['askedBy'], path: string, operation: Operation): number {
  const ofNode = askedBy.get(path) ?? new Map<Operation, number>();
  askedBy.set(path, ofNode);
  const before = ofNode.get(operation) ?? 0;
  ofNode.set(operation, before + 1);
  return before;
}

/** What a case of a world starts from. */
export function startOf(scenario: Scenario, { start }: World, { place }: Pick<Stage, 'place'>): CaseStart {
  const { card, inputs, region = place.region, institution = place.institution, mode, environment, network } = start;
  const said = { ...(mode && { mode }), ...(environment && { environment }), ...(network && { network }) };
  const use = cardUseOf(scenario, said);
  return {
    caseId: 'rehearsal',
    card: { reader: 'virtual', ...(card !== undefined && { card }) },
    inputs,
    place: { region, institution },
    ...(use && { use }),
  };
}

const waitsOf = (state: CaseState): Rehearsal['waits'] =>
  state.tokens.flatMap((token) => (token.wait ? [{ at: pathOf(state, token), wait: token.wait }] : []));

/** What people and messages do, as the simulation takes it. */
export const peopleOf = ({ answers, messages, skips }: World): SimulatedPeople => ({
  answers: Object.fromEntries(
    Object.entries(answers).map(([path, turns]) => [
      path,
      turns.map(({ action, fields, reason, by }) => ({
        ...{ action, fields },
        ...(reason !== undefined && { reason }),
        ...(by !== undefined && { by }),
      })),
    ]),
  ),
  messages,
  skips,
});

/** Who is told of a rehearsal while it goes, and may say what happens next. */
export interface Prompter extends Pick<SimulatedPorts, 'observe'> {
  next?: (state: CaseState, now: VirtualClock) => CaseEvent | NamedProblem;
}

/** Runs a version in a world. Never throws: what goes wrong is in `problem`. */
export async function rehearse(
  content: VersionContent,
  world: World,
  stage: Stage,
  { observe, next }: Prompter = {},
): Promise<Rehearsal> {
  const now = createStopwatch(world.start.at ?? saturdayMorning);
  const asked: Rehearsal['asked'] = new Map();
  const askedBy: Rehearsal['askedBy'] = new Map();
  const met: Rehearsal['met'] = new Map();
  const connectorsAt = worldConnectors(world, stage.script, now, { asked, askedBy });
  const {
    state,
    steps,
    problem: ended,
  } = await simulate(content, startOf(content.scenario, world, stage), {
    connectors: connectorsAt(),
    connectorsAt,
    now,
    people: peopleOf(world),
    ...(stage.calendar && { calendar: stage.calendar }),
    ...(stage.layers && { layers: stage.layers }),
    ...(stage.trials && { trials: stage.trials }),
    watch: (path, wait) => met.set(path, wait),
    ...(observe && { observe }),
    ...(next && { next: (reached: CaseState) => next(reached, now) }),
    within: async (milliseconds, work) => {
      const before = now().getTime();
      const result = await work;
      if (now().getTime() - before > milliseconds) throw problem('too-slow');
      return result;
    },
  });
  const isWaiting = ended?.slug === 'nobody-answers';
  const waits = isWaiting ? waitsOf(state) : [];
  return { outcome: state.outcome, steps, problem: isWaiting ? null : ended, waits, met, asked, askedBy };
}
