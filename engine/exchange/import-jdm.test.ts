/** Decision models of GoRules: what becomes of them, and that they decide as their own engine does. */
import { evaluateExpressionSync, evaluateUnaryExpressionSync, ZenEngine } from '@gorules/zen-engine';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkPolicy } from '../core/policies/check-policy.ts';
import { assert } from '../core/control.ts';
import type { Decider } from './dmn-decide.ts';
import { importJdm, jdmDecider } from './import-jdm.ts';
import { evaluateZen, ZenFailure } from './jdm-evaluate.ts';
import { parseZen, parseZenTests } from './jdm-parse.ts';

const heating = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../test/fixtures/dmn/gorules-heating.json'), 'utf8'),
) as object;

function deciderOf(model: unknown): Decider {
  const decider = jdmDecider(model);
  assert('decide' in decider, 'the file is usable');
  return decider;
}

const failed = 'failed';

function ours(tree: () => ReturnType<typeof parseZen>, scope: Record<string, unknown>): unknown {
  try {
    return evaluateZen(tree(), scope, { steps: 10_000 });
  } catch (error) {
    if (error instanceof ZenFailure) return failed;
    throw error;
  }
}

function theirs(evaluate: () => unknown): unknown {
  try {
    return evaluate();
  } catch {
    return failed;
  }
}

describe('expressions', () => {
  const facts = { a: { b: 2 }, list: [1, 2, 3], name: '张三', none: null, yes: true };
  test.each([
    ...['1 + 2 * 3', '2 ^ 3 ^ 2', '-2 ^ 2', '-7 % 3', '7 / 2', '1 / 0', '0.1 + 0.2', '1_000 + 1', '1 - 2 - 3'],
    ...['"a" + "b"', '"a" + 1', 'none + 1', 'none < 1', '"a" < "b"', '1 == "1"', 'none == null', 'none != 1'],
    ...['1 in list', '9 not in [1..5]', '2 in (1..2)', '1 in null', 'null in [null]', '"b" in a', 'list == list'],
    ...['a.b', 'a["b"]', 'a.b.c', 'missing.x', 'list[0]', 'list[9]', '$root.a', 'len(name)', 'len(list)'],
    ...['yes and false', 'yes and none', 'not yes', 'not none', '!yes or yes', '1 and 1', 'none ?? 5'],
    ...['a.b > 1 ? "x" : "y"', '1 < 2 == true', '`${name}: ${a.b + 1}`', '{ x: 1, "y": a.b }'],
    ...['sum(list)', 'avg(list)', 'min(list)', 'max([])', 'median(list)', 'sum([])', 'round(2.345, 2)'],
    ...['round(-2.5)', 'floor(-1.5)', 'ceil(1.2)', 'trunc(-1.7)', 'abs(-3)', 'number("12")', 'number("x")'],
    ...['map(list, # * 2)', 'filter(list, # > 1)', 'some(list, # > 2)', 'all(list, # > 0)', 'none(list, # > 9)'],
    ...['one(list, # > 2)', 'count(list, # > 1)', 'flatMap([[1], [2]], #)', 'keys(a)', 'values(a)'],
    ...['contains(name, "张")', 'contains(list, 2)', 'startsWith("ab", "a")', 'upper("x")', 'trim(" a ")'],
    ...['split("a,b", ",")', 'flatten([1, [2]])', 'string(12)', 'isNumeric("1")', 'isNumeric("x")'],
  ])('%s', (source) => {
    const scope = { ...facts, $root: facts };
    expect(ours(() => parseZen(source), scope)).toEqual(theirs(() => evaluateExpressionSync(source, facts) as unknown));
  });

  test.each([
    ...['> 10', '<= 10', '[1..10]', '(1..10)', '[1..10), 20', '"a","b"', "'a' or 'b'", 'in ["a"]', 'not in ["a", "b"]'],
    ...['not in [1..5]', '!= "a"', '== 5', '5', '-5', '> -5', 'true', 'null', '!= null', '[1, 2]', '1, > 5'],
    ...['> 5 and < 10', 'len($) > 2', 'contains($, "b")', '$ > 2 and $ < 5', 'x', 'x > 3'],
  ])('cell %s', (source) => {
    for (const value of [-5, 1, 5, 7, 10, 20, 'a', 'b', 'abc', true, false, null]) {
      const scope = { $: value, x: 5 };
      expect([value, ours(() => parseZenTests(source), scope)]).toEqual([
        value,
        theirs(() => evaluateUnaryExpressionSync(source, scope)),
      ]);
    }
  });
});

describe('models', () => {
  test('a table becomes a policy, as far as its cells test values', () => {
    const { counts, decisions, problems } = importJdm(heating);
    expect({ problems, left: counts.left }).toEqual({ problems: [], left: 1 });
    const [table, pays] = decisions;
    expect(table).toMatchObject({ name: 'Heating class', complete: false });
    expect(table?.policy?.table).toMatchObject({
      hitPolicy: 'first',
      inputs: [{ fact: 'person.age' }, { fact: 'inputs.personRegion' }, {}],
      rows: [
        { when: [{ gte: 80 }, '-', '-'], then: ['full', 'full', 100].slice(1) },
        { when: [{ from: 60, to: 80, open: 'to' }, { in: ['north', 'west'] }, '-'] },
        { when: ['-', '-', '-'] },
      ],
    });
    expect(table?.policy && checkPolicy(table.policy)).toEqual([]);
    expect(pays).toMatchObject({ logic: 'switch', requires: ['Heating class'], policy: null });
  });

  test('it decides as its own engine does', async () => {
    const engine = new ZenEngine();
    const theirModel = engine.createDecision(heating);
    const decider = deciderOf(heating);
    for (const age of [30, 60, 79, 80, null])
      for (const region of ['north', 'south', null])
        for (const alone of [true, false]) {
          const facts = { person: { age, region, rooms: 4, alone }, fee: 33_333 };
          const { result } = (await theirModel.evaluate(facts)) as { result: unknown };
          expect(decider.decide(facts, decider.asked[0] ?? '').result).toEqual(result);
        }
  });

  test('scripts are never run: the node is left, and what needs it is not decided', () => {
    const node = (id: string, type: string, content?: object) => ({ id, type, name: id, ...(content && { content }) });
    const model = {
      nodes: [
        node('in', 'inputNode'),
        node('script', 'functionNode', { source: 'export const handler = () => process.exit(9)' }),
        node('out', 'outputNode'),
      ],
      edges: [
        { sourceId: 'in', targetId: 'script' },
        { sourceId: 'script', targetId: 'out' },
      ],
    };
    expect(importJdm(model).report).toMatchObject([
      { verdict: 'taken' },
      { id: 'script', verdict: 'left' },
      { verdict: 'taken' },
    ]);
    expect(deciderOf(model).decide({}, 'decision')).toMatchObject({
      result: null,
      problem: { rule: 'node-not-decided', at: 'script' },
    });
  });

  test.each([
    [null, 'not-jdm'],
    [{ nodes: 1 }, 'not-jdm'],
    [{ nodes: [] }, 'no-input'],
    [{ nodes: [1, null, { type: 'x' }], edges: 'none' }, 'no-input'],
    [{ nodes: [{ id: 'a', type: 'inputNode' }], edges: [{ sourceId: 'a', targetId: 'a' }] }, 'cyclic-requirements'],
    [
      {
        nodes: [
          { id: 'a', type: 'inputNode' },
          { id: 'a', type: 'outputNode' },
        ],
      },
      'repeated-ids',
    ],
    [{ nodes: Array.from({ length: 600 }, () => ({})) }, 'too-many-elements'],
  ])('%j', (model, rule) => {
    expect(importJdm(model)).toMatchObject({ decisions: [], problems: [{ rule }] });
  });

  test('paths that mean harm write into the answer only', () => {
    const model = {
      nodes: [
        { id: 'in', type: 'inputNode' },
        {
          id: 'e',
          type: 'expressionNode',
          content: {
            expressions: [
              { key: '__proto__.polluted', value: '1' },
              { key: 'deep', value: `${'('.repeat(500)}1${')'.repeat(500)}` },
            ],
          },
        },
      ],
      edges: [{ sourceId: 'in', targetId: 'e' }],
    };
    expect(importJdm(model).counts.left).toBe(1);
    deciderOf(model).decide({}, 'decision');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});
