/** The one interpreter: walks every token through what is pure or only reads, and says what is wanted next. It decides; hosts perform. */
import type { CaseState, StateChange, Token, TraceStep } from './case.ts';
import { applyChange, applyChanges } from './case-state.ts';
import { compile, type CompiledNode, type CompiledScenario } from './compile.ts';
import { assert, assertExists } from './control.ts';
import type { Effects } from './effects.ts';
import type { NodeResult } from './node.ts';
import { problem } from './problem.ts';
import type { VersionContent } from './version.ts';

/** A write or a wait that the host is to perform for a token. */
export interface Wanted {
  token: number;
  node: string;
  visit: number;
  effect: 'write' | 'wait';
}

/** What came of something wanted. */
export interface Settled {
  token: number;
  result: NodeResult;
  at: string;
  tookMs: number;
}

/** What a stretch gives: the changes of state, the trace, and what is wanted next. */
export interface Advance {
  changes: StateChange[];
  steps: TraceStep[];
  wanted: Wanted[];
}

/** A stretch that enters more nodes than this is a loop that no check foresaw. */
const mostStepsAStretch = 2000;

/** The idempotency key of one visit to a node in a case. */
export const keyOf = (caseId: string, node: string, visit: number): string => `${caseId}/${node}/${visit}`;

/**
 * Walks every token as far as it goes without a write or a wait.
 * `settled` is what came of what the last stretch wanted.
 */
export async function advance(
  version: VersionContent,
  caseId: string,
  state: CaseState,
  effects: Effects,
  settled: readonly Settled[] = [],
): Promise<Advance> {
  const walk = new Walk(version, caseId, state, effects);
  if (state.seq === 0 && state.tokens.length === 0) walk.begin();
  for (const each of settled) walk.settle(each);
  await walk.go();
  return { changes: walk.changes, steps: walk.steps, wanted: walk.wanted };
}

/** Runs one write or wait node for a host that performs it; what it gives goes into the next stretch as `settled`. */
export async function perform(
  version: VersionContent,
  caseId: string,
  state: CaseState,
  wanted: Wanted,
  effects: Effects,
): Promise<Settled> {
  const began = effects.now();
  const result = await runNode(
    compile(version).node(wanted.node),
    keyOf(caseId, wanted.node, wanted.visit),
    state,
    effects,
  );
  const ended = effects.now();
  return { token: wanted.token, result, at: ended.toISOString(), tookMs: ended.getTime() - began.getTime() };
}

const runNode = (
  { kind, settings }: CompiledNode,
  key: string,
  { data }: CaseState,
  effects: Effects,
): Promise<NodeResult> => kind.run({ settings, data, effects, key });

/** One stretch under way. */
class Walk {
  readonly changes: StateChange[] = [];
  readonly steps: TraceStep[] = [];
  readonly wanted: Wanted[] = [];
  private readonly scenario: CompiledScenario;
  private readonly caseId: string;
  private readonly state: CaseState;
  private readonly effects: Effects;

  constructor(version: VersionContent, caseId: string, state: CaseState, effects: Effects) {
    this.scenario = compile(version);
    this.caseId = caseId;
    this.state = applyChanges(state, []);
    this.effects = effects;
  }

  private change(change: StateChange): void {
    this.changes.push(change);
    applyChange(this.state, change);
  }

  begin(): void {
    this.change({ change: 'token-created', token: this.state.nextToken, at: this.scenario.start.id });
  }

  async go(): Promise<void> {
    for (let entered = 0; ; entered += 1) {
      const token = this.state.tokens.find(({ phase }) => phase === 'ready');
      if (!token) return;
      if (entered >= mostStepsAStretch) throw problem('internal', { node: token.at, rule: 'steps-a-stretch' });
      await this.enter(token);
    }
  }

  private async enter(token: Token): Promise<void> {
    const node = this.scenario.node(token.at);
    const visit = (this.state.visits[node.id] ?? 0) + 1;
    this.change({ change: 'visited', node: node.id, visit });
    const { effect } = node.kind;
    if (effect === 'write' || effect === 'wait') {
      this.change({ change: 'token-moved', token: token.id, to: node.id, phase: 'performing' });
      this.wanted.push({ token: token.id, node: node.id, visit, effect });
      return;
    }
    const began = this.effects.now();
    const result = await runNode(node, keyOf(this.caseId, node.id, visit), this.state, this.effects);
    const ended = this.effects.now();
    this.leave(token, result, ended.toISOString(), ended.getTime() - began.getTime());
  }

  settle({ token: id, result, at, tookMs }: Settled): void {
    const token = assertExists(
      this.state.tokens.find((each) => each.id === id),
      `token ${id}`,
    );
    assert(token.phase === 'performing', `token ${id} performs`);
    this.leave(token, result, at, tookMs);
  }

  private leave(token: Token, result: NodeResult, at: string, tookMs: number): void {
    const node = this.scenario.node(token.at);
    const seq = this.state.seq + 1;
    this.steps.push({
      seq,
      node: node.id,
      kind: node.kind.kind,
      visit: this.state.visits[node.id] ?? 1,
      port: result.port,
      at,
      tookMs,
      prompts: (result.prompts ?? []).map((code) => this.effects.show(code)),
      ...(result.decision && { decision: result.decision }),
      ...(result.note && { note: result.note }),
    });
    this.change({ change: 'traced', seq });
    if (result.data) this.change({ change: 'data', data: result.data });
    if (result.outcome) {
      this.change({ change: 'token-ended', token: token.id });
      this.change({ change: 'ended', outcome: result.outcome });
      return;
    }
    const next = assertExists(node.next.get(result.port), `edge from ${node.id} by ${result.port}`);
    this.change({ change: 'token-moved', token: token.id, to: next.id, phase: 'ready' });
  }
}
