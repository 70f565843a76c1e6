/** Runs one node of any kind outside a scenario, as hosts do, and keeps what it asked of whom. */
import { expect } from 'vitest';
import { operations, type CardReading, type Connectors, type Operation } from '../../engine/core/connectors.ts';
import { assertExists } from '../../engine/core/control.ts';
import { readingOf } from '../../engine/core/demo.ts';
import { createEffects, type Effects } from '../../engine/core/effects.ts';
import { evaluateExpression } from '../../engine/core/expressions/expression.ts';
import type { CaseData } from '../../engine/core/facts/facts.ts';
import type { NodeContext, NodeKind, NodeResult, Waiting } from '../../engine/core/node.ts';
import { isProblem, type Problem } from '../../engine/core/problem.ts';
import { createVirtualClock, scriptedConnectors } from '../../engine/core/simulate.ts';
import type { VersionContent } from '../../engine/core/version.ts';
import { people, scriptForPeople, startFor } from './people.ts';
import { recordReads } from './record-reads.ts';
import { catalogue, scenarioNamed, versionOf } from './rulesets.ts';
import type { NodeRow } from './verify-node.ts';

/** Something asked of an outside system, and what came back; undefined where a problem did. */
export interface Call {
  operation: Operation;
  input: unknown;
  answer: unknown;
}

/** What came of running a node, and what it did meanwhile. */
export interface NodeRun {
  settings: unknown;
  data: CaseData;
  /** What it ended in; undefined where it still waits, or a problem ended it. */
  result: NodeResult | undefined;
  waiting: Waiting | undefined;
  problem: Problem | undefined;
  calls: Call[];
  /** Paths of the data it read, besides its expressions. */
  read: Set<string>;
  /** The expressions it evaluated. */
  evaluated: Set<string>;
  /** The prompts whose words it asked for. */
  shown: Set<string>;
  /** Takes back what it wrote, twice, and gives what that asked the first time. */
  takeBack: () => Promise<Call[]>;
}

/** Connectors of a script that keep every call, and refuse what does not fit the operation's schemas. */
function recordedConnectors(row: NodeRow, calls: Call[]): Connectors {
  const connectors = scriptedConnectors({ ...scriptForPeople(), ...row.outside }) as Record<
    Operation,
    (input: unknown) => Promise<unknown>
  >;
  const door = (operation: Operation) => async (input: unknown) => {
    const call: Call = {
      operation,
      input: operations[operation].input.parse(structuredPlain(input)),
      answer: undefined,
    };
    calls.push(call);
    call.answer = operations[operation].output.parse(await connectors[operation](call.input));
    return call.answer;
  };
  return Object.fromEntries(
    (Object.keys(operations) as Operation[]).map((name) => [name, door(name)]),
  ) as unknown as Connectors;
}

const structuredPlain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

function versionFor(row: NodeRow): VersionContent {
  const version = versionOf(scenarioNamed('library-lending'));
  const policies = Object.fromEntries(
    (row.policies ?? []).map((policy) => [policy.name, { digest: `digest-${policy.name}`, policy }]),
  );
  return {
    ...version,
    policies: { ...version.policies, ...policies },
    prompts: { ...catalogue, ...version.scenario.prompts },
  };
}

/** What the card of a demo cardholder says. */
export const readingOfPerson = (id: string): CardReading =>
  readingOf(
    assertExists(
      people.find((person) => person.id === id),
      id,
    ),
    'contact',
  );

/** What a case of demo-wang begins with, once the card was read. */
const dataFor = ({ data }: NodeRow): CaseData => {
  const { card: from, inputs, place } = startFor('c', 'demo-wang', {});
  return { inputs, place, from, card: readingOfPerson('demo-wang'), ...data };
};

/** Runs a node of a kind through what happens in a row. */
export async function runNode(kind: NodeKind, settings: unknown, row: NodeRow): Promise<NodeRun> {
  const data = dataFor(row);
  const run: NodeRun = {
    settings,
    data,
    result: undefined,
    waiting: undefined,
    problem: undefined,
    calls: [],
    read: new Set(),
    evaluated: new Set(),
    shown: new Set(),
    takeBack: () => takeBack(kind, context, run),
  };
  const context = contextOf(row, run);
  try {
    await goThrough(kind, context, row, run);
  } catch (error) {
    if (!isProblem(error)) throw error;
    run.problem = error;
  }
  return run;
}

function contextOf(row: NodeRow, run: NodeRun): NodeContext<unknown> {
  const { data, settings } = run;
  const recorded = recordReads(data, run.read);
  const now = createVirtualClock(row.now ?? '2026-11-21T04:00:00Z');
  const inner = createEffects(versionFor(row), { connectors: recordedConnectors(row, run.calls), now });
  const effects: Effects = {
    ...inner,
    decide: (policy, ground) => inner.decide(policy, ground === recorded ? data : ground),
    show(code) {
      run.shown.add(code);
      return inner.show(code);
    },
  };
  const evaluate = (source: string) => {
    run.evaluated.add(source);
    return evaluateExpression(source, { ...data, now: inner.now().toISOString() });
  };
  return { settings, data: recorded, effects, key: 'c/node/1', evaluate };
}

async function goThrough(kind: NodeKind, context: NodeContext<unknown>, row: NodeRow, run: NodeRun): Promise<void> {
  const happens = [...(row.happens ?? [])];
  let gives = await kind.run(context);
  for (;;) {
    expect(structuredPlain(gives), 'what a node gives is plain JSON').toEqual(gives);
    if (!('wait' in gives)) break;
    run.waiting = gives;
    const next = happens.shift();
    if (!next) return;
    if (!kind.resume) throw new Error(`${kind.kind} waits and cannot resume`);
    gives = await kind.resume({ ...context, memory: structuredPlain(gives.memory ?? null) ?? undefined }, next);
  }
  expect(happens, 'what happens after the node was left').toEqual([]);
  run.waiting = undefined;
  run.result = gives;
}

async function takeBack(kind: NodeKind, context: NodeContext<unknown>, run: NodeRun): Promise<Call[]> {
  const before = run.calls.length;
  if (!kind.undo || !run.result?.undo) throw new Error(`${kind.kind} left nothing to take back`);
  await kind.undo(context, run.result.undo);
  const after = run.calls.length;
  await kind.undo(context, run.result.undo);
  return run.calls.slice(before, after);
}
