/** What is found wrong with a decision table, and where. */
import { subjectOf } from '../check.ts';
import { describe, expect, it } from 'vitest';
import { policyNamed, scenarioNamed } from '../../../test/support/rulesets.ts';
import { policyOf } from '../../../test/support/verify-table.ts';
import { checkPolicy, policyWarnings } from '../policies/check-policy.ts';
import { knownPolicy } from '../checks/known-policy.ts';
import { Policy, type TablePolicy } from '../policies/policy.ts';
import { fieldErrorsOf } from '../schema-errors.ts';
import { mostErrors } from './table-check.ts';
import type { Cell } from './table.ts';
import { text } from '../text.ts';

function scenic(): TablePolicy {
  const policy = structuredClone(policyNamed('scenic-ticket'));
  if (!policy.table) throw new Error('scenic-ticket is a table');
  return policy;
}

const said = (errors: { pointer: string; rule: string }[]) => errors.map(({ pointer, rule }) => `${pointer} ${rule}`);

/** What checkPolicy says of the scenic tickets after a change. */
function broken(change: (policy: TablePolicy) => void): string[] {
  const policy = scenic();
  change(policy);
  return said(checkPolicy(Policy.parse(policy)));
}

const cell =
  (row: number, column: number, value: Cell) =>
  ({ table }: TablePolicy) =>
    void (table.rows[row]!.when[column] = value);

describe('checkPolicy of a table', () => {
  it('accepts the scenic tickets, and has nothing to warn of', () => {
    expect(checkPolicy(scenic())).toEqual([]);
    expect(policyWarnings(scenic())).toEqual([]);
  });

  it.each<[string, (policy: TablePolicy) => void, string[]]>([
    ['a text against a number', cell(1, 0, '6'), ['/table/rows/1/when/0 type']],
    ['a date against a number', cell(6, 0, { gte: '2026-01-01' }), ['/table/rows/6/when/0 type']],
    ['a list of mixed types', cell(1, 0, { in: [1, '2'] }), ['/table/rows/1/when/0 type']],
    ['a value that a fact never has', cell(1, 1, 'fine'), ['/table/rows/1/when/1 value']],
    ['a contradictory range', cell(2, 0, { from: 17, to: 6 }), ['/table/rows/2/when/0 never']],
    ['an empty range', cell(2, 0, { from: 6, to: 6, open: 'to' }), ['/table/rows/2/when/0 never']],
    [
      'a list that leaves nothing',
      cell(0, 1, { notIn: ['normal', 'lost', 'suspended', 'cancelled', 'expired', 'unknown'] }),
      ['/table/rows/0/when/1 never'],
    ],
    ['a row that is too short', ({ table }) => table.rows[3]!.when.pop(), ['/table/rows/3/when row-length']],
    ['an outcome of another type', ({ table }) => (table.rows[3]!.then[0] = 1), ['/table/rows/3/then/0 type']],
    ['no outcome', ({ table }) => (table.rows[3]!.then[0] = null), ['/table/rows/3/then/0 type']],
    ['an unknown outcome', ({ table }) => (table.rows[3]!.then[0] = 'gratis'), ['/table/rows/3/then/0 known-outcome']],
    ['an output that may not be', ({ table }) => (table.outputs[1]!.values = [0, 50]), ['/table/rows/4/then/1 value']],
    ['two rows of one name', ({ table }) => (table.rows[3]!.id = 'under-6'), ['/table/rows/3/id unique']],
    [
      'a row that is called as another is',
      ({ table }) => {
        delete table.rows[0]!.id;
        table.rows[3]!.id = 'row-1';
      },
      ['/table/rows/3/id unique'],
    ],
    ['an unknown fact', ({ table }) => (table.inputs[0]!.fact = 'moon.phase'), ['/table/inputs/0/fact known-fact']],
    ['a hostile fact', ({ table }) => (table.inputs[0]!.fact = '__proto__'), ['/table/inputs/0/fact known-fact']],
    [
      'a fact twice',
      ({ table }) => {
        table.inputs.push({ fact: 'person.age' });
        for (const row of table.rows) row.when.push('-');
      },
      ['/table/inputs/3/fact unique'],
    ],
    ['whole texts', ({ table }) => (table.inputs[1]!.whole = true), ['/table/inputs/1/whole type']],
    [
      'no column for the outcome',
      ({ table }) => (table.outputs[0]!.name = 'result'),
      ['/table/outputs outcome-column'],
    ],
    [
      'an output twice',
      ({ table }) => {
        table.outputs.push({ name: 'percent', type: 'number' });
        for (const row of table.rows) row.then.push(null);
      },
      ['/table/outputs/2/name unique'],
    ],
    [
      'an undeclared value of the outcome',
      ({ table }) => (table.outputs[0]!.values = ['free', 'half', 'full', 'counter', 'gone']),
      ['/table/outputs/0/values/4 known-outcome'],
    ],
    ['an aggregate of one row', ({ table }) => (table.aggregate = 'sum'), ['/table/aggregate aggregate']],
    [
      'an otherwise that is no outcome',
      (policy) => (policy.otherwise.then = 'nowhere'),
      ['/otherwise/then known-outcome'],
    ],
    ['two rows that hold together', cell(6, 0, { gte: 64 }), ['/table/rows/6 overlap']],
  ])('finds %s', (_what, change, found) => expect(broken(change)).toEqual(found));

  it('shows where rows hold together', () => {
    const policy = scenic();
    policy.table.rows[6]!.when[0] = { gte: 64 };
    expect(checkPolicy(policy)[0]?.message.en).toBe(
      'Row “from-65” holds together with row “from-60-to-64”, for example at person.age = 64, card.state = "normal", card.local = false',
    );
  });

  it('lets any rows hold together that give the same, and none that do not', () => {
    const from = (age: number) =>
      broken(({ table }) => {
        table.hitPolicy = 'any';
        table.rows[5]!.when = [{ from: age, to: 64 }, 'normal', true];
      });
    expect([from(10), from(0)]).toEqual([[], ['/table/rows/5 overlap']]);
  });

  it('sums only numbers, and counts only into a column', () => {
    const collect = (aggregate: 'sum' | 'count') =>
      broken(({ table }) => {
        table.hitPolicy = 'collect';
        table.aggregate = aggregate;
        table.outputs.pop();
        for (const row of table.rows) row.then.pop();
      });
    expect([collect('sum'), collect('count')]).toEqual([
      ['/table/aggregate aggregate'],
      ['/table/aggregate aggregate'],
    ]);
  });

  it('warns of gaps and of rows that never decide', () => {
    const policy = scenic();
    policy.table.hitPolicy = 'first';
    policy.table.rows[5]!.when[0] = { from: 62, to: 64 };
    policy.table.rows.push({ when: [{ lt: 3 }, 'normal', true], then: ['free', 0] });
    expect(checkPolicy(policy)).toEqual([]);
    expect(policyWarnings(policy).map(({ pointer, rule, message }) => [pointer, rule, message.en])).toEqual([
      [
        '/table/rows',
        'gap',
        'No row holds at person.age = 60, card.state = "normal", card.local = false: otherwise decides',
      ],
      ['/table/rows/7', 'unreachable', 'Row “row-8” never decides anything'],
    ]);
  });

  it('tells the first hundred errors of many', () => {
    const wrong = policyOf({
      inputs: [{ fact: 'person.age' }],
      outputs: [{ name: 'outcome', type: 'string' }],
      hitPolicy: 'first',
      rows: Array.from({ length: 5000 }, () => ({ when: ['old'], then: ['yes'] })),
    });
    expect(checkPolicy(wrong)).toHaveLength(mostErrors);
  });
});

describe('the schema of a table', () => {
  const errorsOf = (change: (policy: TablePolicy) => unknown): string[] => {
    const policy = scenic();
    change(policy);
    const { error } = Policy.safeParse(policy);
    return error ? said(fieldErrorsOf(error)) : [];
  };

  it.each<[string, (policy: TablePolicy) => unknown, string[]]>([
    [
      'a table of 200,000 rows',
      ({ table }) => (table.rows = Array.from({ length: 200_000 }, () => table.rows[0]!)),
      ['/table/rows too-big'],
    ],
    ['a cell of text to be parsed into', cell(1, 0, { lt: '6 years' }), ['/table/rows/1/when/0/lt invalid-format']],
    ['a day that is none', cell(1, 0, { lt: '2026-02-30' }), ['/table/rows/1/when/0/lt invalid-format']],
    ['not within not', cell(1, 0, { not: { not: 6 } } as never), ['/table/rows/1/when/0 invalid-union']],
    ['an unknown hit policy', ({ table }) => (table.hitPolicy = 'best' as never), ['/table/hitPolicy invalid-value']],
    [
      'rules beside the table',
      (policy) => Object.assign(policy, { rules: policyNamed('park-entry').rules }),
      ['/rules rules-or-table'],
    ],
    ['neither rules nor a table', (policy) => delete (policy as Partial<TablePolicy>).table, ['/rules rules-or-table']],
  ])('finds %s', { timeout: 30_000 }, (_what, change, found) => expect(errorsOf(change)).toEqual(found));
});

describe('a scenario that decides by a table', () => {
  const scenario = scenarioNamed('library-lending');
  const found = (value: Cell) => {
    const policy: TablePolicy = {
      ...policyOf({
        inputs: [{ fact: 'inputs.barcode' }],
        outputs: [{ name: 'outcome', type: 'string' }],
        hitPolicy: 'first',
        rows: [{ when: [value], then: ['lend'] }],
      }),
      title: text('借阅', 'Lending'),
      outcomes: ['lend', 'guardian', 'refuse'],
      otherwise: { then: 'refuse', reason: text('否', 'No') },
    };
    return knownPolicy.run(subjectOf(scenario, { policies: { 'library-lending': policy }, prompts: {} }));
  };

  it('may compare its inputs', () => expect(found('TS20260001')).toEqual([]));
  it('may not compare an input with a value of another type', () => {
    const [finding] = found(20260001);
    expect(finding).toMatchObject({ pointer: '/nodes/3/settings/policy', node: 'decide' });
    expect(finding?.message.en).toBe(
      'Policy “library-lending” at /table/rows/0/when/0: “inputs.barcode” is of type string',
    );
  });
});
