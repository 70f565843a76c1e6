/** Acts: what an author lets happen in a trial, one after the other, where a saved test says it by node beforehand. */
import type { CaseState, StateChange, Token, TraceStep } from './case.ts';
import { pathOf } from './case-scopes.ts';
import type { Advance, CaseEvent } from './interpreter/interpret.ts';
import { rehearse, type Prompter, type Rehearsal, type Stage } from './suites/rehearse.ts';
import { answeredEvent, elapsedEvent, nobodyAnswers, skippedEvent } from './simulate.ts';
import type { ScriptedAnswer, ScriptedMessage, World } from './suites/suite.ts';
import type { VersionContent } from './version.ts';

/** One thing that happens to a case that waits; nodes are named by their path. */
export type Act =
  | { act: 'answer'; node: string; answer: ScriptedAnswer }
  | { act: 'message'; node: string; message: ScriptedMessage }
  | { act: 'skip'; node: string; port: string }
  | { act: 'elapse' };

/** A stretch of a case between two looks at it: what it changed, and the step that it shows. */
export interface Moment {
  changes: StateChange[];
  step: TraceStep | null;
  /** How many acts had happened. */
  acts: number;
}

/** A rehearsal moment by moment. */
export interface Enacted extends Rehearsal {
  moments: Moment[];
}

const tokenAt = (state: CaseState, path: string, is: (token: Token) => boolean): Token | undefined =>
  state.tokens.find((token) => is(token) && pathOf(state, token) === path);

/** What an act makes of a case that waits; undefined where nobody waits for it. */
function eventOf(state: CaseState, act: Exclude<Act, { act: 'elapse' }>, turn: number, at: string) {
  switch (act.act) {
    case 'answer': {
      const token = tokenAt(state, act.node, ({ wait }) => wait?.task !== undefined);
      if (!token) return undefined;
      const { action, fields, reason, by } = act.answer;
      const given = { action, fields, ...(reason !== undefined && { reason }), ...(by !== undefined && { by }) };
      return answeredEvent(token.id, act.node, turn, given, at);
    }
    case 'message': {
      const token = tokenAt(state, act.node, ({ wait }) => wait?.message !== undefined);
      return token && { event: 'message' as const, token: token.id, at, ...act.message };
    }
    case 'skip': {
      const token = tokenAt(state, act.node, ({ phase }) => phase === 'failed');
      return token && skippedEvent(token.id, act.port, at);
    }
  }
}

/** Where one moment ends and the next begins: before each step, and where a node begins to be held. */
const begins = ({ change }: StateChange): boolean => change === 'traced' || change === 'token-failed';

/** Cuts what a stretch changed into moments; what comes before its first step belongs to the moment before. */
export function momentsOf(
  moments: Moment[],
  { changes, steps }: Pick<Advance, 'changes' | 'steps'>,
  acts: number,
): void {
  let next = 0;
  let last = moments.at(-1);
  if (!last || last.acts < acts) moments.push((last = { changes: [], step: null, acts }));
  for (const change of changes) {
    const isBare = last.step === null && last.acts > 0 && last.changes.every((each) => !begins(each));
    if (begins(change) && !isBare) moments.push((last = { changes: [], step: null, acts }));
    if (change.change === 'traced') last.step = steps[next++] ?? null;
    last.changes.push(change);
  }
}

/** Runs a version in a world in which nothing happens but the acts, as far as it goes. Never throws. */
export async function enact(
  content: VersionContent,
  world: World,
  acts: readonly Act[],
  stage: Stage,
): Promise<Enacted> {
  const moments: Moment[] = [];
  const turns = new Map<string, number>();
  let done = 0;
  const next: Prompter['next'] = (state, now): CaseEvent | ReturnType<typeof nobodyAnswers> => {
    const at = now().toISOString();
    const act = acts[done];
    if (!act) return state.tokens.find(({ problem }) => problem)?.problem ?? nobodyAnswers(state);
    const turn = act.act === 'elapse' ? 0 : (turns.get(act.node) ?? 0);
    const event = act.act === 'elapse' ? elapsedEvent(state, now) : eventOf(state, act, turn, at);
    if (!event) return nobodyAnswers(state);
    if (act.act !== 'elapse') turns.set(act.node, turn + 1);
    done += 1;
    return event;
  };
  const run = await rehearse(content, world, stage, {
    next,
    observe: (stretch) => {
      momentsOf(moments, stretch, done);
    },
  });
  return { ...run, moments };
}

/** The world in which others do of themselves what the acts were; the passing of time needs no word. */
export function worldOf(world: World, acts: readonly Act[]): World {
  const told: World = { ...world, answers: {}, messages: {}, skips: {} };
  for (const act of acts) {
    if (act.act === 'answer') (told.answers[act.node] ??= []).push(act.answer);
    else if (act.act === 'message') (told.messages[act.node] ??= []).push(act.message);
    else if (act.act === 'skip') told.skips[act.node] = act.port;
  }
  return told;
}
