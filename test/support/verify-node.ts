/** Table tester of a node kind: what it makes of its settings, the case's data, the answers of the outside and what happens while it waits. */
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { WaitRequest } from '../../engine/core/case.ts';
import type { Operation } from '../../engine/core/connectors.ts';
import type { CaseData } from '../../engine/core/facts/facts.ts';
import type { Happened, NodeKind, NodeResult } from '../../engine/core/node.ts';
import type { Policy } from '../../engine/core/policies/policy.ts';
import type { ProblemSlug } from '../../engine/core/problem.ts';
import type { Script } from '../../engine/core/simulate.ts';
import type { Text } from '../../engine/core/text.ts';
import { runNode, type Call, type NodeRun } from './run-node.ts';
import { expectHonest, expectMasked } from './node-promises.ts';

/** One story of a node. Expected parts that a row leaves out are not looked at. */
export interface NodeRow<Settings extends z.ZodType = z.ZodType> {
  why: string;
  /** Else the kind's example. */
  settings?: z.input<Settings>;
  /** Over what every case begins with: demo-wang's card at the virtual reader, no inputs, and a place. */
  data?: Partial<CaseData>;
  /** Answers of the outside, over those for the demo people. */
  outside?: Script;
  /** When it is entered, RFC 3339; the clock moves a millisecond at each look. */
  now?: string;
  /** Policies to decide by, beside those of library lending. */
  policies?: readonly Policy[];
  /** What happens while it waits, one after the other. */
  happens?: readonly Happened[];

  /** The port it is left by at last. */
  port?: string;
  /** What it still waits for in the end, instead of a port. */
  waits?: Partial<WaitRequest>;
  /** The problem it ends in, instead of a port. */
  problem?: ProblemSlug;
  /** Its output; also matched by asymmetric matchers. */
  output?: unknown;
  /** Codes of the prompts shown last, exactly. */
  prompts?: readonly string[];
  /** Found in the last note, in Chinese or English. */
  note?: RegExp;
  /** What the last result has besides. */
  result?: Partial<NodeResult>;
  /** What was asked of the outside in order: operations, or operations with parts of their input. */
  asked?: readonly (Operation | { operation: Operation; input: object })[];
  /** What taking it back asks of the outside, in the same manner. */
  takenBack?: readonly (Operation | { operation: Operation; input: object })[];
}

const asAsked = (asked: NonNullable<NodeRow['asked']>) =>
  asked.map((each) => (typeof each === 'string' ? { operation: each } : each));

function expectAsked(calls: readonly Call[], asked: NonNullable<NodeRow['asked']>): void {
  expect(calls.map(({ operation }) => operation)).toEqual(asAsked(asked).map(({ operation }) => operation));
  expect(calls).toMatchObject(asAsked(asked));
}

function expectRow(row: NodeRow, { result, waiting, problem, calls }: NodeRun): void {
  expect(problem?.slug, problem?.message).toBe(row.problem);
  expect(result?.port).toBe(row.port);
  if (row.waits) expect(waiting?.wait).toMatchObject(row.waits);
  else expect(waiting).toBeUndefined();
  if ('output' in row) expect(result?.output).toEqual(row.output);
  const last = result ?? waiting;
  if (row.prompts) expect(last?.prompts ?? []).toEqual(row.prompts);
  if (row.note) expect(`${last?.note?.['zh-CN'] ?? ''} ${last?.note?.en ?? ''}`).toMatch(row.note);
  if (row.result) expect(result).toMatchObject(row.result);
  if (row.asked) expectAsked(calls, row.asked);
}

function expectBilingual(label: Text): void {
  expect(label['zh-CN']).toMatch(/\p{Script=Han}/u);
  expect(label.en).toMatch(/\S/);
  expect(label.en).not.toMatch(/\p{Script=Han}/u);
}

/** Verifies a node kind by its stories; besides, that it says the truth of itself in each of them and that they reach each of its ports. */
export function verifyNode<Settings extends z.ZodType>(kind: NodeKind<Settings>, table: readonly NodeRow<Settings>[]) {
  const definition: NodeKind = kind;
  const rows: readonly NodeRow[] = table;
  const settingsOf = (row: NodeRow) => definition.settings.parse(row.settings ?? definition.example);

  describe(kind.kind, () => {
    it.each(rows)('$why', async (row) => {
      const run = await runNode(definition, settingsOf(row), row);
      expectRow(row, run);
      expectHonest(definition, run);
      expectMasked(run);
      if (row.takenBack) expectAsked(await run.takeBack(), row.takenBack);
    });

    it('has an example that parses', () =>
      expect(definition.settings.safeParse(definition.example).error).toBe(undefined));

    it('names each port once, in both languages', () => {
      for (const row of rows) {
        const ports = definition.ports(settingsOf(row));
        expect(new Set(ports.map(({ id }) => id)).size).toBe(ports.length);
        ports.map(({ label }) => label).forEach(expectBilingual);
        for (const language of ['zh-CN', 'en'] as const)
          expect(definition.face(settingsOf(row), language)).toMatch(/\S/);
      }
    });

    it('reaches every port in some story', () => {
      const stated = rows.flatMap((row) => definition.ports(settingsOf(row)).map(({ id }) => id));
      const reached = rows.flatMap(({ port }) => port ?? []);
      expect([...new Set(stated)].filter((port) => !reached.includes(port))).toEqual([]);
    });
  });
}
