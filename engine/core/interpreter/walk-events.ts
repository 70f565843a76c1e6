/** What an event makes of a case: what was performed, what people answered, what time brought, what an operator ordered. */
import type { Reasoned, Token } from '../case.ts';
import { layersAt, pathOf, scopesOutwards, theCase } from '../case-scopes.ts';
import { compile, performs } from '../compile.ts';
import { assertExists } from '../control.ts';
import type { CaseEvent } from './interpret.ts';
import type { Happened } from '../node.ts';
import { contextOf, keyOf } from '../node-context.ts';
import { text, type Text } from '../text.ts';
import { wantUndo, undoNext } from './walk-directives.ts';
import { closeScope, leaveTo } from './walk-scopes.ts';
import { trace, traceUndone } from './walk-trace.ts';
import type { Walk } from './walk.ts';

type EventOf<Name extends CaseEvent['event']> = Extract<CaseEvent, { event: Name }>;

/** Takes in one event. What concerns a token that is gone, or no longer waits for it, changes nothing. */
export async function takeEvent(walk: Walk, event: CaseEvent): Promise<void> {
  switch (event.event) {
    case 'performed':
      return performed(walk, event);
    case 'failed':
      return failed(walk, event);
    case 'answered':
      return answered(walk, event);
    case 'message':
      return resume(walk, event.token, { message: { name: event.name, body: event.body } }, event.at);
    case 'elapsed':
      return elapsed(walk, event);
    case 'overdue':
      return walk.change({ change: 'due', dueAt: null, overdue: true });
    case 'retried':
      return retry(walk, event);
    case 'skipped':
      return skip(walk, event);
    case 'cancelled':
      return cancel(walk, event);
    case 'paused':
      return walk.change({ change: 'paused', paused: { by: event.by, at: event.at, reason: event.reason } });
    case 'resumed':
      return walk.change({ change: 'paused', paused: null });
    case 'migrated':
      return migrate(walk, event.mapping);
  }
}

function performed(walk: Walk, { token: id, result, at, tookMs }: EventOf<'performed'>): void {
  const token = walk.token(id);
  if (!token) return;
  if (token.doomed) {
    const { at: node, visit } = token;
    // It was done all the same: it can still be taken back.
    if (result.undo) walk.change({ change: 'undo-added', entry: { node, visit, ...token.doomed, undo: result.undo } });
    endDoomed(walk, id);
  } else if (token.undoing !== undefined) undone(walk, token, result.note, at, tookMs);
  else walk.leave(token, result, at, tookMs);
}

/** One write was taken back: the next follows, until there is none. */
function undone(walk: Walk, token: Token, note: Text | undefined, at: string, tookMs: number): void {
  const undoing = assertExists(token.undoing, 'what is taken back');
  traceUndone(walk, undoing, note, at, tookMs);
  walk.change({ change: 'undo-removed', ...undoing });
  goOnUndoing(walk, token);
}

function goOnUndoing(walk: Walk, token: Token): void {
  if (!walk.state.cancelling) {
    const { kind, settings } = walk.node(token);
    return undoNext(walk, token, kind.undoes?.(settings));
  }
  undoAll(walk, token);
}

/** Of a case that is called off: takes everything back, then ends. */
function undoAll(walk: Walk, token: Token): void {
  const last = walk.state.undo.at(-1);
  if (last) return wantUndo(walk, token, last);
  walk.change({ change: 'token-ended', token: token.id });
  walk.endCase({ code: 'cancelled', success: false, label: text('已撤销', 'Called off') });
}

function failed(walk: Walk, { token: id, problem, at }: EventOf<'failed'>): void {
  const token = walk.token(id);
  if (!token) return;
  if (token.doomed) endDoomed(walk, id);
  else if (token.undoing !== undefined) walk.change({ change: 'token-failed', token: id, problem });
  else walk.failed(token, problem, at);
}

/** Gives an answer to the node that asked for it. One that leaves its token as it was, such as a second vote of the same person, was not taken. */
async function answered(walk: Walk, event: EventOf<'answered'>): Promise<void> {
  if (!asks(walk, event)) return;
  const before = JSON.stringify(walk.token(event.token));
  await resume(walk, event.token, { answer: event.answer }, event.answer.at);
  if (JSON.stringify(walk.token(event.token)) !== before) walk.taken.push(event.answer.id);
}

/** Whether the node that asked still waits: its token may have gone on to another meanwhile. */
function asks(walk: Walk, { token: id, node }: EventOf<'answered'>): boolean {
  const token = walk.token(id);
  return token !== undefined && pathOf(walk.state, token) === node;
}

async function resume(walk: Walk, id: number, happened: Happened, at: string): Promise<void> {
  const token = walk.token(id);
  if (token?.phase !== 'waiting') return;
  const node = walk.node(token);
  const { content, prefix } = walk.scene(token);
  const path = `${prefix}${node.id}`;
  const key = keyOf(walk.caseId, path, token.visit);
  const context = contextOf(node, layersAt(walk.state, token.scope), key, walk.effectsAt(content, path));
  await walk.catching(token, async () => {
    const result = await node.kind.resume?.({ ...context, memory: token.memory }, happened);
    walk.arrived(token, assertExists(result, `${node.kind.kind}.resume`), at, 0);
  });
}

async function elapsed(walk: Walk, { token: id, timer, at }: EventOf<'elapsed'>): Promise<void> {
  const token = walk.token(id);
  if (!token) return;
  if (timer === 'wait') return resume(walk, id, { elapsed: true }, at);
  if (token.dueAt === undefined || token.doomed) return;
  const { limit } = walk.node(token);
  const note = text('已超过时限', 'Past its limit');
  if (limit?.then === 'leave' && token.phase !== 'performing') {
    for (const scope of walk.state.scopes.filter((each) => each.token === id && each.kind !== 'item'))
      closeScope(walk, scope.id);
    trace(walk, token, { port: 'late', note }, at, 0);
    return leaveTo(walk, token, 'late');
  }
  trace(walk, token, { port: 'overdue', note }, at, 0);
  walk.change({ change: 'token-reminded', token: id });
  walk.change({ change: 'due', dueAt: walk.state.dueAt, overdue: true });
}

/** An operator has a node tried again: a write with the key it had, so that it is never done twice. */
function retry(walk: Walk, { token: id, by, reason, at }: EventOf<'retried'>): void {
  const token = walk.token(id);
  if (token?.phase !== 'failed') return;
  trace(walk, token, { port: 'retried', note: orderedBy(by, reason) }, at, 0);
  const { undoing } = token;
  const entry = undoing && walk.state.undo.find(({ node, visit }) => node === undoing.node && visit === undoing.visit);
  if (entry) return wantUndo(walk, token, entry);
  const node = walk.node(token);
  if (performs(node)) return walk.want(token, walk.scene(token), node);
  walk.change({ change: 'token-moved', token: id, to: token.at, phase: 'ready' });
}

/** An operator has a node left by one of its ports without being done. */
function skip(walk: Walk, { token: id, port, by, reason, at }: EventOf<'skipped'>): void {
  const token = walk.token(id);
  if (token?.phase !== 'failed') return;
  const note = orderedBy(by, reason);
  if (token.undoing !== undefined) {
    trace(walk, token, { port: 'skipped', note }, at, 0);
    walk.change({ change: 'undo-removed', ...token.undoing });
    return goOnUndoing(walk, token);
  }
  if (!walk.node(token).next.has(port)) return;
  trace(walk, token, { port, note }, at, 0);
  leaveTo(walk, token, port);
}

/** Calls the case off: every branch is given up, what was written is taken back, last first, and the case ends. */
function cancel(walk: Walk, { by, at, reason }: EventOf<'cancelled'>): void {
  const { state } = walk;
  if (state.cancelling || state.outcome) return;
  const cancelling: Reasoned = { by, at, reason };
  walk.change({ change: 'cancelling', cancelling });
  if (state.paused) walk.change({ change: 'paused', paused: null });
  for (const token of [...state.tokens].sort((a, b) => b.id - a.id)) walk.giveUp(token, theCase);
  for (const { id } of [...state.scopes].reverse()) walk.change({ change: 'scope-closed', scope: id });
  if (state.tokens.length === 0) beginUndoing(walk);
}

/** A write that was under way when its branch was given up is done; a case that is called off waits for the last of them. */
function endDoomed(walk: Walk, id: number): void {
  walk.change({ change: 'token-ended', token: id });
  const { cancelling, outcome, tokens } = walk.state;
  if (cancelling && !outcome && tokens.length === 0) beginUndoing(walk);
}

function beginUndoing(walk: Walk): void {
  walk.create(compile(walk.version).start, 0);
  undoAll(walk, assertExists(walk.state.tokens.at(-1), 'token that takes back'));
}

/** Moves tokens to the nodes of another version that take the place of theirs. */
function migrate(walk: Walk, mapping: Record<string, string>): void {
  for (const token of walk.state.tokens) {
    const path = mapping[token.at];
    // A called scenario is pinned with its own nodes; only the outermost are mapped.
    const calls = scopesOutwards(walk.state, token.scope).some(({ kind }) => kind === 'sub');
    if (path !== undefined && path !== token.at && !calls)
      walk.change({ change: 'token-renamed', token: token.id, at: path });
  }
}

const orderedBy = (by: string, reason: string) => text(`${by}：${reason}`, `${by}: ${reason}`);
