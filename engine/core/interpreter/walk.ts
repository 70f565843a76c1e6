/** One stretch under way: tokens are run round by round, and what comes of them is applied in their order. */
import type { Branch, CaseState, Outcome, StateChange, Token, TraceStep } from '../case.ts';
import { dataAt, homeOf, layersAt, pick, theCase } from '../case-scopes.ts';
import { applyChange, applyChanges, firstValues } from '../case-state.ts';
import { limitFrom } from '../calendar.ts';
import { catchingPort, performs, type CompiledNode } from '../compile.ts';
import { assertExists } from '../control.ts';
import { createEffects, portsAt, type Effects, type Patience, type Ports } from '../effects.ts';
import type { CaseEvent, Wanted } from './interpret.ts';
import { takeEvent } from './walk-events.ts';
import { follow } from './walk-directives.ts';
import { arriveAtJoin, closeScope, finishItem, isItemsEnd, leaveTo, raiseFrom } from './walk-scopes.ts';
import type { NodeResult, Waiting } from '../node.ts';
import { contextOf, keyOf } from '../node-context.ts';
import { namedProblem, problem, type NamedProblem } from '../problem.ts';
import { sceneAt, type Scene } from '../scenes.ts';
import { trace } from './walk-trace.ts';
import type { VersionContent } from '../version.ts';

/** After so many nodes, or so much time, a stretch ends and the next goes on: no local activity lasts long. */
const mostStepsAStretch = 400;
const longestStretchMs = 8_000;
/** A case that enters more nodes than this is in a loop that no check foresaw. */
const mostStepsACase = 500_000;

/** What running one token's node came to. */
type Ran = { result: NodeResult | Waiting; at: string; tookMs: number } | { problem: NamedProblem; at: string };

/** One stretch under way. */
export class Walk {
  readonly changes: StateChange[] = [];
  readonly steps: TraceStep[] = [];
  readonly wanted: Wanted[] = [];
  /** Ids of the people's answers that a node took. */
  readonly taken: string[] = [];
  readonly version: VersionContent;
  readonly caseId: string;
  readonly state: CaseState;
  readonly ports: Ports;
  private readonly effects = new Map<VersionContent, Effects>();
  private readonly began: number;
  private entered = 0;

  constructor(version: VersionContent, caseId: string, state: CaseState, ports: Ports) {
    this.version = version;
    this.caseId = caseId;
    this.state = applyChanges(state, []);
    this.ports = ports;
    this.began = ports.now().getTime();
  }

  change(change: StateChange): void {
    this.changes.push(change);
    applyChange(this.state, change);
  }

  begin(): void {
    const { scenario } = this.version;
    if (scenario.limit) this.change({ change: 'due', dueAt: this.limitFromNow(scenario.limit.of), overdue: false });
    const data = firstValues(scenario);
    if (Object.keys(data).length > 0) this.change({ change: 'data', data });
    this.create(sceneAt(this.version, this.state, 0).scenario.start, 0);
  }

  take(event: CaseEvent): Promise<void> {
    return takeEvent(this, event);
  }

  /** Runs rounds until no token is ready; true where it stopped before that. */
  async go(): Promise<boolean> {
    for (;;) {
      if (this.state.outcome || this.state.paused) return false;
      const ready = this.state.tokens.filter(({ phase }) => phase === 'ready');
      if (ready.length === 0) return false;
      if (this.state.seq > mostStepsACase) throw problem('too-many-steps', { steps: mostStepsACase });
      if (this.entered >= mostStepsAStretch || this.ports.now().getTime() - this.began > longestStretchMs) return true;
      this.entered += ready.length;
      await this.round(ready);
    }
  }

  /** Runs the nodes of all ready tokens at the same time, over the same data, and applies what comes of them in order. */
  private async round(ready: readonly Token[]): Promise<void> {
    const all = await Promise.all(ready.map((token) => this.enter(token)));
    for (const [index, ran] of all.entries()) {
      const token = this.token(assertExists(ready[index], 'token').id);
      // What came before it in this round may have ended it.
      if (!ran || token?.phase !== 'ready') continue;
      if ('problem' in ran) this.failed(token, ran.problem, ran.at);
      else this.arrived(token, ran.result, ran.at, ran.tookMs);
    }
  }

  /** Enters a token's node and runs it; null where nothing is to be run now. */
  private async enter(token: Token): Promise<Ran | null> {
    // What was entered before it in this round may have ended it.
    if (this.token(token.id)?.phase !== 'ready') return null;
    const scene = this.scene(token);
    const node = scene.scenario.node(token.at);
    if (isItemsEnd(this, token)) {
      finishItem(this, token);
      return null;
    }
    if (node.join !== undefined && arriveAtJoin(this, token, node)) return null;
    this.visit(token, scene, node);
    if (performs(node)) {
      this.want(token, scene, node);
      return null;
    }
    return this.run(token, scene, node);
  }

  /** Counts a visit, and starts the node's own limit. */
  visit(token: Token, { prefix }: Scene, node: CompiledNode): void {
    const path = `${prefix}${node.id}`;
    this.change({ change: 'visited', node: path, visit: (this.state.visits[path] ?? 0) + 1, token: token.id });
    if (!node.limit) return;
    const dueAt = this.limitFromNow(node.limit.of);
    this.change({ change: 'token-moved', token: token.id, to: node.id, phase: token.phase, dueAt });
  }

  private limitFromNow(limit: Parameters<typeof limitFrom>[1]): string {
    const calendar = this.ports.calendar ?? this.effectsOf(this.version).calendar;
    return limitFrom(this.ports.now(), limit, calendar).toISOString();
  }

  /** Asks the host to perform a token's write. */
  want(token: Token, { prefix }: Scene, node: CompiledNode): void {
    const { dueAt, visit } = token;
    this.change({
      change: 'token-moved',
      token: token.id,
      to: node.id,
      phase: 'performing',
      ...(dueAt !== undefined && { dueAt }),
    });
    const path = `${prefix}${node.id}`;
    this.wanted.push({
      token: token.id,
      node: path,
      visit,
      effect: 'write',
      key: keyOf(this.caseId, path, visit),
      data: pick(dataAt(this.state, token.scope), node.reads) as Wanted['data'],
      ...(node.patience && { attempts: node.patience.attempts }),
      ...(node.patience?.timeoutMs !== undefined && { timeoutMs: node.patience.timeoutMs }),
    });
  }

  private async run(token: Token, { content, prefix }: Scene, node: CompiledNode): Promise<Ran> {
    const path = `${prefix}${node.id}`;
    const effects = this.effectsAt(content, path, node.patience);
    const key = keyOf(this.caseId, path, token.visit);
    const began = effects.now();
    try {
      const result = await node.kind.run(contextOf(node, layersAt(this.state, token.scope), key, effects));
      const ended = effects.now();
      return { result, at: ended.toISOString(), tookMs: ended.getTime() - began.getTime() };
    } catch (error) {
      return { problem: namedProblem(error), at: effects.now().toISOString() };
    }
  }

  /** Does what may meet a problem that we can name; such a problem holds the token, or is caught. */
  async catching(token: Token, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.failed(token, namedProblem(error), this.ports.now().toISOString());
    }
  }

  /** Applies what a node gave: it waits, or it is left. */
  arrived(token: Token, result: NodeResult | Waiting, at: string, tookMs: number): void {
    if (!('wait' in result)) return this.leave(token, result, at, tookMs);
    if (result.prompts?.length || result.note) trace(this, token, { ...result, port: 'waiting' }, at, tookMs);
    this.change({
      change: 'token-waits',
      token: token.id,
      wait: result.wait,
      ...(result.memory !== undefined && { memory: result.memory }),
    });
  }

  /** Leaves a node: its result is traced and kept, and its token goes where the port leads, or where the directive says. */
  leave(token: Token, result: NodeResult, at: string, tookMs: number): void {
    // Taking back is traced when it is done.
    if (!(result.directive && 'undo' in result.directive)) trace(this, token, result, at, tookMs);
    this.keep(token, result);
    if (result.outcome) return this.end(token, result.outcome, at);
    if (result.directive) return follow(this, token, result.directive, at);
    leaveTo(this, token, result.port);
  }

  /** Keeps what a node learnt, and what could take back what it wrote. */
  private keep(token: Token, result: NodeResult): void {
    const { as } = this.node(token);
    const data = { ...result.assign, ...(result.output !== undefined && as !== undefined && { [as]: result.output }) };
    const home = homeOf(this.state, token.scope);
    if (Object.keys(data).length > 0) this.change({ change: 'data', data, ...(home && { scope: home }) });
    if (result.undo) this.keepUndo(token, result.undo);
  }

  private keepUndo(token: Token, undo: Record<string, string | number>): void {
    const node = `${this.scene(token).prefix}${token.at}`;
    this.change({
      change: 'undo-added',
      entry: { node, visit: token.visit, scope: token.scope, token: token.id, undo },
    });
  }

  /** Ends the case; within a scenario that another called, ends only that. */
  private end(token: Token, outcome: Outcome, at: string): void {
    const called = this.state.scopes.length === 0 ? undefined : this.callOf(token);
    if (called) {
      const data = dataAt(this.state, called.id);
      const parked = closeScope(this, called.id);
      const { kind, settings } = this.node(parked);
      const result = assertExists(kind.returned?.(settings, { outcome, data }), `${kind.kind}.returned`);
      return this.leave(parked, result, at, 0);
    }
    this.endCase(outcome);
  }

  private callOf(token: Token) {
    for (let id = token.scope; id !== 0;) {
      const scope = assertExists(
        this.state.scopes.find((each) => each.id === id),
        `scope ${id}`,
      );
      if (scope.kind === 'sub') return scope;
      id = scope.parent;
    }
    return undefined;
  }

  /** Ends the whole case. A write under way is waited for, its token being given up. */
  endCase(outcome: Outcome): void {
    for (const token of [...this.state.tokens].sort((a, b) => b.id - a.id)) this.giveUp(token, theCase);
    for (const { id } of [...this.state.scopes].reverse()) this.change({ change: 'scope-closed', scope: id });
    this.change({ change: 'ended', outcome });
  }

  /** Ends a token, or marks it to end as soon as its write is done. */
  giveUp(token: Token, heir: Branch): void {
    if (token.doomed) return;
    const path = `${this.scene(token).prefix}${token.at}`;
    if (token.phase === 'performing') this.change({ change: 'token-doomed', token: token.id, path, heir });
    else this.change({ change: 'token-ended', token: token.id });
  }

  /** A node could not be run: whoever catches that goes on; else an operator must help. */
  failed(token: Token, holding: NamedProblem, at: string): void {
    const own = catchingPort(this.node(token), holding.slug);
    if (own !== undefined) {
      trace(this, token, { port: own, note: holding.title }, at, 0);
      return leaveTo(this, token, own);
    }
    if (raiseFrom(this, token, holding.slug, holding.title, at)) return;
    this.change({ change: 'token-failed', token: token.id, problem: holding });
  }

  create(node: CompiledNode, scope: number): void {
    const token = this.state.nextToken;
    this.change({ change: 'token-created', token, at: node.id, ...(scope && { scope }) });
  }

  token(id: number): Token | undefined {
    return this.state.tokens.find((token) => token.id === id);
  }

  scene(token: Token): Scene {
    return sceneAt(this.version, this.state, token.scope);
  }

  /** The node a token stands on. */
  node(token: Token): CompiledNode {
    return this.scene(token).scenario.node(token.at);
  }

  /** The effects of one node. */
  effectsAt(content: VersionContent, path: string, patience?: Patience): Effects {
    const isOwn = patience !== undefined || this.ports.connectorsAt !== undefined;
    return isOwn ? createEffects(content, portsAt(this.ports, path), patience) : this.effectsOf(content);
  }

  effectsOf(content: VersionContent): Effects {
    let effects = this.effects.get(content);
    if (!effects) this.effects.set(content, (effects = createEffects(content, this.ports)));
    return effects;
  }
}
