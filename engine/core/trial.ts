/** A trial (试运行): the draft run as far as the author's acts lead, looked at moment by moment, forwards and backwards. */
import { enact, worldOf, type Act, type Enacted } from './acts.ts';
import type { CaseState, TraceStep } from './case.ts';
import { pathOf } from './case-scopes.ts';
import { applyChange, applyChanges, initialState } from './case-state.ts';
import { rehearse, startOf, type Stage } from './suites/rehearse.ts';
import { expectedOf } from './suites/suite-run.ts';
import type { TestCase, World } from './suites/suite.ts';
import type { VersionContent } from './version.ts';

/** What a trial is of: the content as it stood when it began, the world, and a fresh stage for each run. */
export interface TrialGround {
  content: VersionContent;
  world: World;
  stage: () => Stage;
}

/** The trial as it is looked at: `at` is the number of the moment, from 0. */
export interface Trial {
  ground: TrialGround;
  acts: readonly Act[];
  enacted: Enacted;
  at: number;
}

/** Begins a trial: it stands on the start. */
export async function begin(ground: TrialGround): Promise<Trial> {
  const enacted = await enact(ground.content, ground.world, [], ground.stage());
  return { ground, acts: [], enacted, at: 0 };
}

/** The number of the last moment that the acts have led to. */
export const lastMoment = ({ enacted: { moments } }: Trial): number => Math.max(0, moments.length - 1);

/** One moment on; the same trial where it rests. */
export const step = (trial: Trial): Trial => (trial.at < lastMoment(trial) ? { ...trial, at: trial.at + 1 } : trial);

/** One moment back. */
export const back = (trial: Trial): Trial => (trial.at > 0 ? { ...trial, at: trial.at - 1 } : trial);

/** On to the next moment at which a token has newly come to one of some nodes, else as far as it goes. */
export function run(trial: Trial, stops: ReadonlySet<string> = new Set()): Trial {
  const last = lastMoment(trial);
  if (stops.size === 0) return { ...trial, at: last };
  for (let at = trial.at + 1; at <= last; at += 1)
    if (arrivalsAt(trial, at).some((node) => stops.has(node))) return { ...trial, at };
  return { ...trial, at: last };
}

/** The drawn nodes that a moment led tokens to. */
const arrivalsAt = ({ enacted: { moments } }: Trial, at: number): string[] =>
  (moments[at]?.changes ?? []).flatMap((change) => {
    if (change.change === 'visited') return [change.node, change.node.split('/')[0] ?? ''];
    return [];
  });

/** Lets something happen at the moment that is looked at; what had happened after it is forgotten. */
export async function act(trial: Trial, next: Act): Promise<Trial> {
  const acts = [...actsSoFar(trial), next];
  const { content, world, stage } = trial.ground;
  const enacted = await enact(content, world, acts, stage());
  const grown = { ...trial, acts, enacted };
  return { ...grown, at: Math.min(trial.at + 1, lastMoment(grown)) };
}

/** The acts that have happened by the moment that is looked at. */
export const actsSoFar = ({ acts, enacted, at }: Trial): readonly Act[] =>
  acts.slice(0, enacted.moments[at]?.acts ?? 0);

/** Whether nothing more happens of itself after the moment that is looked at. */
export const rests = ({ enacted: { moments }, at }: Trial): boolean =>
  at >= moments.length - 1 || (moments[at + 1]?.acts ?? 0) > (moments[at]?.acts ?? 0);

/** The steps up to the moment that is looked at. */
export const stepsOf = ({ enacted: { moments }, at }: Trial): TraceStep[] =>
  moments.slice(0, at + 1).flatMap((moment) => moment.step ?? []);

/** The state of the case at the moment that is looked at, from the beginning anew. */
export function stateOf({ ground: { content, world, stage }, enacted: { moments }, at }: Trial): CaseState {
  const state = applyChanges(initialState(startOf(content.scenario, world, stage())), []);
  for (const { changes } of moments.slice(0, at + 1)) for (const change of changes) applyChange(state, change);
  return state;
}

/** The clock at the moment that is looked at, RFC 3339. */
export const clockOf = (trial: Trial): string | undefined => stepsOf(trial).at(-1)?.at;

/** Who is to do something at the moment that is looked at, by the path of the node. */
export const waitingAt = (trial: Trial) => {
  const state = stateOf(trial);
  return state.tokens.flatMap((token) =>
    token.phase === 'waiting' || token.phase === 'failed' ? [{ path: pathOf(state, token), token }] : [],
  );
};

/** A name under which the next person answers at a node: nobody decides the same thing twice. */
export function nextPerson(trial: Trial, node: string): string {
  const before = actsSoFar(trial).filter((each) => each.act === 'answer' && each.node === node).length;
  return before === 0 ? 'demo-person' : `demo-person-${before + 1}`;
}

const toldSteps = (steps: readonly TraceStep[]): string =>
  steps
    .map(({ node, port, item }) => `${node}:${port} ${item ?? ''}`)
    .sort()
    .join();

/** The trial as a saved test that passes; null where it has not ended, or where only this order of acts leads there. */
export async function testOf(trial: Trial, name: string): Promise<TestCase | null> {
  const { ground, acts, enacted } = trial;
  const world = worldOf(ground.world, acts);
  const told = await rehearse(ground.content, world, ground.stage());
  const isSame =
    told.outcome?.code === enacted.outcome?.code &&
    told.problem?.slug === enacted.problem?.slug &&
    toldSteps(told.steps) === toldSteps(enacted.steps);
  return isSame ? { ...world, name, expect: expectedOf(told) } : null;
}
