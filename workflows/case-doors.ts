/** The doors of a running case: people's answers, messages from outside and an operator's orders come in as updates, its overlay goes out as a query. */
import { ApplicationFailure, condition, defineQuery, defineUpdate, setHandler } from '@temporalio/workflow';
import { pathOf } from '../engine/core/case-scopes.ts';
import type { CaseEvent } from '../engine/core/interpreter/interpret.ts';
import { overlayOf } from '../engine/core/overlay.ts';
import {
  answerUpdate,
  controlUpdate,
  messageUpdate,
  overlayQuery,
  type AnswerInput,
  type ControlInput,
  type MessageInput,
  type Overlay,
  type Taken,
} from '../engine/core/run-scenario-ports.ts';
import { standsAs } from '../engine/core/registers/standing.ts';
import type { RunningCase } from './running-case.ts';

/** So many ids are remembered; people do not send the same answer again after so many others. */
const mostRemembered = 500;

/** Opens the doors of a case. */
export function openDoors(running: RunningCase): void {
  setHandler(defineQuery<Overlay>(overlayQuery), () => overlayOf(running.digest, running.state));
  setHandler(defineUpdate<Taken, [AnswerInput]>(answerUpdate), (input) => answer(running, input), {
    validator: (input: AnswerInput) => validateAnswer(running, input),
  });
  setHandler(defineUpdate<Taken, [MessageInput]>(messageUpdate), (input) => message(running, input), {
    validator: (input: MessageInput) => validateMessage(running, input),
  });
  setHandler(defineUpdate<Taken, [ControlInput]>(controlUpdate), (input) => control(running, input), {
    validator: (input: ControlInput) => validateControl(running, input),
  });
}

/** Puts events before the case, and waits until a stretch has taken them in. */
async function take(running: RunningCase, events: readonly CaseEvent[]): Promise<Taken> {
  running.events.push(...events);
  const until = running.taken + running.taking + running.events.length;
  await condition(() => running.taken >= until || running.state.outcome !== null);
  return { changed: true, outcome: running.state.outcome };
}

/** Remembers what was sent; false where it came before. */
function remember(running: RunningCase, id: string): boolean {
  if (running.answered.includes(id)) return false;
  running.answered.push(id);
  if (running.answered.length > mostRemembered) running.answered.shift();
  return true;
}

const unchanged = ({ state }: RunningCase): Taken => ({ changed: false, outcome: state.outcome });

/** Refuses an update by the slug of its problem. */
function refuse(slug: string): never {
  throw ApplicationFailure.nonRetryable(slug, slug);
}

function validateAnswer(
  { state, answered }: RunningCase,
  { token: id, node, visit, answer: { id: answerId } }: AnswerInput,
) {
  if (answered.includes(answerId)) return;
  if (state.outcome) refuse('case-closed');
  const token = state.tokens.find((each) => each.id === id && each.visit === visit);
  if (token?.phase !== 'waiting' || !token.wait?.task || pathOf(state, token) !== node) refuse('task-closed');
}

async function answer(running: RunningCase, { token, node, answer: given }: AnswerInput): Promise<Taken> {
  if (!remember(running, given.id)) return unchanged(running);
  const { changed, outcome } = await take(running, [{ event: 'answered', token, node, answer: given }]);
  return { changed: changed && !running.untaken.includes(given.id), outcome };
}

const waitingFor = ({ state }: RunningCase, name: string): number[] =>
  state.tokens.filter(({ phase, wait }) => phase === 'waiting' && wait?.message === name).map(({ id }) => id);

function validateMessage(running: RunningCase, { id, name }: MessageInput): void {
  if (running.answered.includes(id)) return;
  if (running.state.outcome) refuse('case-closed');
  if (waitingFor(running, name).length === 0) refuse('nobody-waits');
}

async function message(running: RunningCase, { id, name, body, at }: MessageInput): Promise<Taken> {
  if (!remember(running, id)) return unchanged(running);
  const events = waitingFor(running, name).map((token): CaseEvent => ({ event: 'message', token, name, body, at }));
  return take(running, events);
}

function validateControl({ state }: RunningCase, input: ControlInput): void {
  if (state.outcome) refuse('case-closed');
  const { action } = input;
  if (action === 'pause' && state.paused) refuse('case-state');
  if (action === 'resume' && !state.paused) refuse('case-state');
  if ((action === 'cancel' || action === 'migrate') && state.cancelling) refuse('case-state');
  if (action !== 'retry' && action !== 'skip') return;
  if (state.tokens.find(({ id }) => id === input.token)?.phase !== 'failed') refuse('nothing-held');
}

async function control(running: RunningCase, input: ControlInput): Promise<Taken> {
  if (input.action === 'migrate') return migrate(running, input);
  return take(running, [eventOf(input)]);
}

/** Moves the case to another version, between two stretches, and only where it still stands as it was planned. */
async function migrate(running: RunningCase, input: ControlInput & { action: 'migrate' }): Promise<Taken> {
  const { digest, standing } = input;
  await condition(() => running.state.outcome !== null || (!running.walking && running.events.length === 0));
  if (running.state.outcome) return unchanged(running);
  if (standing && !standsAs(overlayOf(digest, running.state).tokens, standing)) refuse('case-moved');
  running.digest = digest;
  return take(running, [eventOf(input)]);
}

/** The event of an order. */
function eventOf(input: ControlInput): CaseEvent {
  const { by, at, reason } = input;
  switch (input.action) {
    case 'pause':
      return { event: 'paused', by, at, reason };
    case 'resume':
      return { event: 'resumed', by, at, reason };
    case 'cancel':
      return { event: 'cancelled', by, at, reason };
    case 'retry':
      return { event: 'retried', token: input.token, by, at, reason };
    case 'skip':
      return { event: 'skipped', token: input.token, port: input.port, by, at, reason };
    case 'migrate':
      return { event: 'migrated', mapping: input.mapping, by, at, reason };
  }
}
