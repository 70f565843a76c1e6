/** The simulate host: runs any scenario over scripted connectors and a virtual clock, in Node or in the browser. */
import type { Answer, CaseStart, CaseState, Token, TraceStep, WaitRequest } from './case.ts';
import { pathOf } from './case-scopes.ts';
import { operations, type Connectors, type InputOf, type Operation, type OutputOf } from './connectors.ts';
import { isPassing, type Ports } from './effects.ts';
import { initialState } from './case-state.ts';
import { advance, perform, type Advance, type CaseEvent, type Wanted } from './interpreter/interpret.ts';
import { isProblem, namedProblem, problem, type NamedProblem, type Problem } from './problem.ts';
import { nameOf, type Run } from './run-direct.ts';
import type { VersionContent } from './version.ts';

/** The answers of outside systems, in a simulation: a value, a problem, or a function of what is asked. */
export type Script = {
  [O in Operation]?: OutputOf<O> | Problem | ((input: InputOf<O>) => OutputOf<O> | Promise<OutputOf<O>>);
};

/** Connectors that answer from a script; what the script lacks cannot be reached. */
export function scriptedConnectors(script: Script): Connectors {
  // One by one the types agree; all at once they are too many for the compiler, so the way through here is untyped.
  const door = (operation: Operation) => async (input: unknown) => {
    const answer: unknown = script[operation];
    if (answer === undefined) throw problem('connector-unavailable', { connector: operations[operation].label });
    if (isProblem(answer)) throw answer;
    return typeof answer === 'function' ? (answer as (input: unknown) => unknown)(input) : answer;
  };
  return Object.fromEntries(
    (Object.keys(operations) as Operation[]).map((name) => [name, door(name)]),
  ) as unknown as Connectors;
}

/** A clock that moves only when told, and one millisecond at each look. */
export interface VirtualClock {
  (): Date;
  /** Moves forward to a time; never back. */
  moveTo(at: string): void;
}

/** Makes a virtual clock. */
export function createVirtualClock(startsAt: string): VirtualClock {
  let now = new Date(startsAt).getTime();
  const look = () => new Date(now++);
  return Object.assign(look, {
    moveTo: (at: string) => {
      now = Math.max(now, new Date(at).getTime());
    },
  });
}

/** What a simulated person answers to a task. */
export interface SimulatedAnswer {
  action: string;
  by?: string;
  fields?: Answer['fields'];
  reason?: string;
}

/** What people and outside systems do of themselves in a simulation, by the path of the node that waits for them, each in turn. */
export interface SimulatedPeople {
  answers?: Record<string, readonly SimulatedAnswer[]>;
  messages?: Record<string, readonly { name: string; body: Record<string, unknown> }[]>;
  /** The port by which an operator has a held node left. */
  skips?: Record<string, string>;
}

/** What a simulation is lent. With a virtual clock, time passes at once where nothing else can happen. */
export interface SimulatedPorts extends Ports {
  now: (() => Date) | VirtualClock;
  people?: SimulatedPeople;
  /** Told of every wait that the simulation comes to, by the path of its node. */
  watch?: (path: string, wait: WaitRequest) => void;
  /** Told of each stretch: what it changed, and the steps it took. */
  observe?: (stretch: Advance) => void;
  /** Says what happens to a case that waits, instead of `people` and the clock; a problem ends the simulation there. */
  next?: (state: CaseState) => CaseEvent | NamedProblem;
}

/** How often a simulated host tries a write, where the author gave no measure. */
const usualAttempts = 3;
/** A simulation that takes more steps than this goes in a circle: two for each of ten thousand items, and room. */
const mostSteps = 60_000;

/** Runs a scenario to its end, performing its writes through the given connectors. What goes wrong is in `problem`. */
export async function simulate(version: VersionContent, start: CaseStart, ports: SimulatedPorts): Promise<Run> {
  const steps: TraceStep[] = [];
  const asked = new Map<string, number>();
  let state = initialState(start);
  let events: CaseEvent[] = [];
  try {
    while (state.outcome === null) {
      const advanced = await advance(version, start.caseId, state, ports, events);
      ({ state } = advanced);
      steps.push(...advanced.steps);
      ports.observe?.(advanced);
      if (steps.length > mostSteps) throw problem('too-many-steps', { steps: mostSteps });
      events = [];
      for (const wanted of advanced.wanted) events.push(await performNow(version, wanted, ports));
      if (events.length > 0 || advanced.more || state.outcome) continue;
      const next = ports.next?.(state) ?? nextEvent(state, ports, asked);
      if ('slug' in next) return { state, steps, problem: next };
      events.push(next);
    }
    return { state, steps, problem: null };
  } catch (error) {
    return { state, steps, problem: nameOf(error) };
  }
}

/** Performs a write, trying again while the outside cannot be reached. */
async function performNow(version: VersionContent, wanted: Wanted, ports: Ports): Promise<CaseEvent> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return { event: 'performed', ...(await perform(version, wanted, ports)) };
    } catch (error) {
      if (isPassing(error) && attempt < (wanted.attempts ?? usualAttempts)) continue;
      return { event: 'failed', token: wanted.token, problem: nameOf(error), at: ports.now().toISOString() };
    }
  }
}

/** What happens next in a case that waits: an answer, a message, an operator's word, or the passing of time. */
function nextEvent(state: CaseState, ports: SimulatedPorts, asked: Map<string, number>): CaseEvent | NamedProblem {
  const at = ports.now().toISOString();
  for (const token of state.tokens) {
    if (token.wait) ports.watch?.(pathOf(state, token), token.wait);
    const happened = scriptedEvent(token, pathOf(state, token), ports.people ?? {}, asked, at);
    if (happened) return happened;
  }
  const held = state.tokens.find(({ problem: holding }) => holding)?.problem;
  if (held) return held;
  return elapsedEvent(state, ports.now) ?? nobodyAnswers(state);
}

/** What ends a simulation in which nothing more happens of itself. */
export const nobodyAnswers = (state: CaseState): NamedProblem =>
  namedProblem(problem('nobody-answers', { node: state.tokens[0]?.at }));

/** Lets time pass until the first timer of a case, where there is one; moves a virtual clock. */
export function elapsedEvent(state: CaseState, now: SimulatedPorts['now']): CaseEvent | undefined {
  const first = timersOf(state)[0];
  if (!first) return undefined;
  if ('moveTo' in now) now.moveTo(first.at);
  return { event: 'elapsed', ...first };
}

/** What somebody answers, as the `turn`th answer at the node. */
export function answeredEvent(
  token: number,
  path: string,
  turn: number,
  { action, by = 'demo-person', fields = {}, reason }: SimulatedAnswer,
  at: string,
): CaseEvent {
  const given = { id: `${path}-${turn}`, by, at, action, fields, ...(reason !== undefined && { reason }) };
  return { event: 'answered', token, node: path, answer: given };
}

/** An operator's word for a held node. */
export const skippedEvent = (token: number, port: string, at: string): CaseEvent => ({
  ...{ event: 'skipped', token, port, at },
  ...{ by: 'operator', reason: 'as the script says' },
});

/** What the script has for a token, each thing once. */
function scriptedEvent(
  token: Token,
  path: string,
  { answers = {}, messages = {}, skips = {} }: SimulatedPeople,
  asked: Map<string, number>,
  at: string,
): CaseEvent | undefined {
  if (token.phase === 'failed') {
    const port = skips[path];
    return port === undefined ? undefined : skippedEvent(token.id, port, at);
  }
  if (!token.wait) return undefined;
  const turn = asked.get(path) ?? 0;
  const answer = token.wait.task && answers[path]?.[turn];
  const message = token.wait.message === undefined ? undefined : messages[path]?.[turn];
  if (answer || message) asked.set(path, turn + 1);
  if (answer) return answeredEvent(token.id, path, turn, answer, at);
  return message && { event: 'message', token: token.id, at, ...message };
}

/** A time that a token waits for. */
export interface Timer {
  token: number;
  timer: 'wait' | 'limit';
  at: string;
}

/** The times that a case waits for, the first first. */
export const timersOf = ({ tokens }: CaseState): Timer[] =>
  tokens
    .flatMap(({ id, wait, dueAt }): Timer[] => [
      ...(wait?.until === undefined ? [] : [{ token: id, timer: 'wait' as const, at: wait.until }]),
      ...(dueAt === undefined ? [] : [{ token: id, timer: 'limit' as const, at: dueAt }]),
    ])
    .sort((a, b) => (a.at < b.at ? -1 : 1));
