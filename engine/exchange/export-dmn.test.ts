/** Policies as DMN: an import gives the same policy back, and the file decides as the policy does. */
import { DmnModdle } from 'dmn-moddle';
import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { assert } from '../core/control.ts';
import { firstRule } from '../core/policies/run-rules.ts';
import { Policy, type TablePolicy } from '../core/policies/policy.ts';
import { isProblem } from '../core/problem.ts';
import { regionOf } from '../core/tables/table-cell.ts';
import { decideTable } from '../core/tables/table-decide.ts';
import type { Scalar } from '../core/tables/table.ts';
import { generatedRules } from '../../test/support/verify-rules.ts';
import { combinations, generatedTables } from '../../test/support/verify-table.ts';
import { exportDmn } from './export-dmn.ts';
import { dmnDecider, importDmn } from './import-dmn.ts';

async function xmlOf(policy: Policy): Promise<string> {
  const { xml, problems } = await exportDmn(policy);
  expect(problems).toEqual([]);
  assert(xml !== null, 'the policy can be said in DMN');
  return xml;
}

/** Decides, or gives the slug of the problem. */
function decided(policy: TablePolicy, values: (Scalar | undefined)[]): unknown {
  try {
    const { rows, outcome, outputs } = decideTable(policy, values);
    return { rows, outcome, outputs };
  } catch (error) {
    if (isProblem(error)) return error.slug;
    throw error;
  }
}

/** Without cells that nothing can satisfy: the checks refuse them, and DMN has no words for them. */
const canBeSaid = ({ table }: TablePolicy): boolean =>
  table.rows.every(({ when }) =>
    when.every((cell) => {
      const { unknown, intervals } = regionOf(cell);
      return unknown || intervals.length > 0;
    }),
  );

const folder = join(import.meta.dirname, '../../rulesets/policies');
const shipped = readdirSync(folder).map((name) => Policy.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))));

test.each(shipped.filter(({ table }) => table))('$name comes back as it was', async (policy) => {
  const { decisions, problems } = importDmn(await xmlOf(policy));
  const { $schema: _, ...rest } = policy;
  expect(problems).toEqual([]);
  expect(decisions[0]?.complete).toBe(true);
  const back = decisions[0]?.policy;
  expect({ ...back, table: undefined }).toEqual({ ...rest, table: undefined });
  expect(back?.table?.rows.map(({ id, reason, then, clauses }) => [id, reason, then, clauses])).toEqual(
    policy.table?.rows.map(({ id, reason, then, clauses }) => [id, reason, then, clauses]),
  );
});

test('what layers and rules say comes back: level, place, order, what is unknown, and what may be loosened', async () => {
  const lending = shipped.find(({ name }) => name === 'library-lending');
  assert(lending?.rules !== undefined, 'a policy of rules');
  const because = lending.otherwise.reason;
  const [first, ...others] = lending.rules;
  assert(first !== undefined, 'a rule');
  const policy: Policy = {
    ...lending,
    ...{ level: 'city', refines: 'upper-lending', at: { region: '990100', institution: null } },
    ...{ from: '2026-01-01', until: '2026-12-31' },
    rules: [{ ...first, loosenable: true, clauses: ['data.verify'] }, ...others],
    otherwise: { ...lending.otherwise, loosenable: true },
    unknown: { then: lending.otherwise.then, reason: because },
  };
  const back = importDmn(await xmlOf(policy)).decisions[0]?.policy;
  const { rules: _rules, $schema: _, ...rest } = policy;
  expect({ ...back, table: undefined }).toEqual({ ...rest, table: undefined });
  expect(back?.table?.rows[0]).toMatchObject({ id: first.name, loosenable: true, clauses: ['data.verify'] });
  expect(back?.table?.rows[0]?.reason).toEqual(first.reason);
});

test('a table’s rows that may be loosened come back, and a file without our words is taken too', async () => {
  const found = shipped.find(({ table }) => table);
  assert(found?.table !== undefined, 'a policy of a table');
  const rows = found.table.rows.map((row, index) => (index === 1 ? { ...row, loosenable: true } : row));
  const xml = await xmlOf({ ...found, table: { ...found.table, rows } });
  const [back] = importDmn(xml).decisions;
  expect(back?.policy?.table?.rows.map(({ loosenable = false }) => loosenable)).toEqual(rows.map((_, at) => at === 1));
  const foreign = importDmn(xml.replace(/<(?:\w+:)?extensionElements>[\s\S]*?<\/(?:\w+:)?extensionElements>/g, ''));
  expect(foreign.problems).toEqual([]);
  expect(foreign.decisions[0]?.policy?.table?.rows).toHaveLength(rows.length);
});

test.each(shipped)('$name is DMN as other tools read it', async (policy) => {
  const { rootElement, warnings } = await new DmnModdle().fromXML(await xmlOf(policy));
  expect(warnings.map(({ message }) => message)).toEqual([]);
  expect(rootElement.$type).toBe('dmn:Definitions');
});

test('generated tables come back and decide alike', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(generatedTables(6), async ({ policy, values }) => {
      fc.pre(canBeSaid(policy));
      const back = importDmn(await xmlOf(policy)).decisions[0]?.policy;
      assert(back?.table !== undefined, 'it is a table again');
      for (const some of combinations(values).slice(0, 200)) expect(decided(back, some)).toEqual(decided(policy, some));
    }),
    { numRuns: 120 },
  );
});

test('a file decides as its policy does, where a single row decides', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(generatedTables(5, ['unique', 'any', 'first', 'priority']), async ({ policy, values }) => {
      fc.pre(canBeSaid(policy));
      const decider = dmnDecider(await xmlOf(policy));
      assert('decide' in decider, 'the file is usable');
      for (const some of combinations(values).slice(0, 100)) {
        const ours = decided(policy, some);
        const inputs = Object.fromEntries(some.map((value, index) => [`f${index}`, value ?? null]));
        const { result, problem } = decider.decide({ inputs }, decider.asked[0] ?? '');
        if (typeof ours === 'string') expect(problem?.rule).toBe('ambiguous-table');
        else {
          const { outcome = policy.otherwise.then, outputs } = ours as { outcome?: string; outputs: { fen?: number } };
          expect(result).toEqual({ outcome, fen: outputs.fen ?? null });
        }
      }
    }),
    { numRuns: 80 },
  );
});

test('rules become rows of which the first decides, and decide alike', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(generatedRules(4), async ({ policy, uses }) => {
      const { xml } = await exportDmn(policy);
      // Facts of the wrong type are a problem to a policy, and null to DMN.
      fc.pre(xml !== null && uses.every((use) => 'age' in use));
      const decider = dmnDecider(xml ?? '');
      assert('decide' in decider, 'the file is usable');
      // A column of dates is asked for dates, and no fact for what is not a number.
      const fits = ([name, value]: [string, unknown]) =>
        !Number.isNaN(value) && (name !== 'day' || /^\d{4}-\d\d-\d\d$/.test(String(value)));
      for (const use of uses.filter((each) => Object.entries(each).every(fits))) {
        const rule = await firstRule(policy, use);
        const { result } = decider.decide(use, decider.asked[0] ?? '');
        expect(result).toBe(policy.rules[rule]?.then ?? policy.otherwise.then);
      }
    }),
    { numRuns: 100 },
  );
});
