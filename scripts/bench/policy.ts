/** Bench `policy`: decisions by rules against raw json-rules-engine, by tables of 10, 1,000 and 100,000 rows against zen-engine; identical results first, then figures. */
import { ZenEngine, type ZenDecision } from '@gorules/zen-engine';
import fc from 'fast-check';
import { performance } from 'node:perf_hooks';
import { assert, assertExists } from '../../engine/core/control.ts';
import { decide } from '../../engine/core/policies/decide.ts';
import type { Fact, FactGround, PlainValue } from '../../engine/core/facts/facts.ts';
import { Policy, type Conditions, type TablePolicy } from '../../engine/core/policies/policy.ts';
import { firstRule } from '../../engine/core/policies/run-rules.ts';
import type { Cell, TableRow } from '../../engine/core/tables/table.ts';
import { text } from '../../engine/core/text.ts';
import { generatedRules, rawRules, rulesOf } from '../../test/support/verify-rules.ts';
import { policyOf } from '../../test/support/verify-table.ts';
import { benchStart, median, ratePerSecond } from './scenario-steps.ts';

type Use = Record<'region' | 'age' | 'income' | 'local', PlainValue>;

const rounds = 5;
const aRoundMs = 300;
const ruleSets = 20_000;
const people = 997;

const known = Object.fromEntries(
  (['region', 'age', 'income', 'local'] as const).map((name): [string, Fact] => {
    const type = name === 'region' ? 'string' : name === 'local' ? 'boolean' : 'number';
    return [`inputs.${name}`, { type, label: text(name, name), source: 'case', of: ({ data }) => data.inputs[name] }];
  }),
);

const regionAt = (index: number) => String(990_000 + index);

/** The facts of a generated cardholder among so many regions. */
const useAt = (index: number, regions: number): Use => ({
  region: regionAt((index * 7) % regions),
  age: (index * 13) % 100,
  income: (index * 311) % 10_000,
  local: index % 2 === 0,
});

function groundOf(inputs: Use): FactGround {
  const { place, card } = benchStart('bench');
  return { data: { inputs, place, from: card }, now: new Date() };
}

/** A rule as cities write them: for a region an age group, at times an alternative, an exception or a list. */
function ruleAt(index: number): Conditions {
  const from = (index % 10) * 10;
  const age: Conditions[] = [
    { fact: 'inputs.age', operator: 'greaterThanInclusive', value: from },
    { fact: 'inputs.age', operator: 'lessThan', value: from + 10 },
  ];
  const region: Conditions = { fact: 'inputs.region', operator: 'equal', value: regionAt(Math.floor(index / 10)) };
  if (index % 4 === 1)
    return {
      all: [region, { any: [{ all: age }, { fact: 'inputs.income', operator: 'lessThan', value: 500 }] }],
    };
  if (index % 4 === 2)
    return { all: [region, ...age, { not: { fact: 'inputs.local', operator: 'equal', value: false } }] };
  return { all: [region, ...age] };
}

const median5 = (pairs: readonly { ours: number; theirs: number }[]) => ({
  perSecond: Math.round(median(pairs.map(({ ours }) => ours))),
  rawPerSecond: Math.round(median(pairs.map(({ theirs }) => theirs))),
  timesRaw: Number(median(pairs.map(({ ours, theirs }) => ours / theirs)).toFixed(2)),
});

async function benchRules(count: number) {
  const policy = rulesOf(Array.from({ length: count }, (_, index) => ruleAt(index)));
  const raw = rawRules(policy);
  const uses = Array.from({ length: people }, (_, index) => useAt(index, Math.max(1, count / 10)));
  const theirUses = uses.map((use) =>
    Object.fromEntries(Object.entries(use).map(([name, it]) => [`inputs.${name}`, it])),
  );
  const grounds = uses.map(groundOf);
  for (const [index, use] of theirUses.entries()) {
    const { rule } = await decide(policy, 'digest', known, grounds[index] as FactGround);
    const first = await raw(use);
    assert(rule === (policy.rules[first]?.name ?? null), `use ${index} is decided as raw json-rules-engine does`);
  }
  const pairs = [];
  for (let round = 0; round < rounds; round += 1) {
    let at = 0;
    const next = <T>(all: readonly T[]): T => all[(at += 1) % all.length] as T;
    const ours = await ratePerSecond(async () => void (await decide(policy, 'digest', known, next(grounds))), aRoundMs);
    const theirs = await ratePerSecond(async () => void (await raw(next(theirUses))), aRoundMs);
    pairs.push({ ours, theirs });
  }
  return median5(pairs);
}

/** A table of regions × ten age groups × ten incomes; a row in a hundred leaves the income open. */
function tableOf(rows: number): Policy {
  const [ages, incomes] = rows < 100 ? [rows, 1] : [10, 10];
  const row = (index: number): TableRow => {
    const age = index % ages;
    const income = Math.floor(index / ages) % incomes;
    const whole: Cell = { from: income * (10_000 / incomes), to: (income + 1) * (10_000 / incomes), open: 'to' };
    return {
      when: [
        regionAt(Math.floor(index / ages / incomes)),
        { from: age * (100 / ages), to: (age + 1) * (100 / ages), open: 'to' },
        incomes === 1 ? '-' : whole,
      ],
      then: [age % 2 === 0 ? 'yes' : 'maybe', index],
    };
  };
  return policyOf({
    inputs: ['region', 'age', 'income'].map((name) => ({ fact: `inputs.${name}` })),
    outputs: [
      { name: 'outcome', type: 'string' },
      { name: 'fen', type: 'number' },
    ],
    hitPolicy: 'unique',
    rows: Array.from({ length: rows }, (_, index) => row(index)),
  });
}

const zen = new ZenEngine();

/** A cell as GoRules writes it; the tables here hold texts and ranges open at the end. */
function zenCell(cell: Cell): string {
  if (cell === '-') return '';
  if (typeof cell === 'object' && cell !== null && 'from' in cell) return `[${cell.from}..${cell.to})`;
  return JSON.stringify(cell);
}

/** The same table for zen: the first row that holds, of which a table without overlaps has one at most. */
function zenOf({ table }: TablePolicy): ZenDecision {
  const ids = ['a', 'b', 'c'];
  const rules = table.rows.map(({ when, then }) => ({
    ...Object.fromEntries(when.map((cell, index) => [ids[index] ?? '', zenCell(cell)] as const)),
    ...{ o: JSON.stringify(then[0]), f: String(then[1]) },
  }));
  const content = {
    hitPolicy: 'first',
    inputs: table.inputs.map(({ fact }, index) => ({ id: ids[index], name: fact, field: fact })),
    outputs: ['outcome', 'fen'].map((name) => ({ id: name === 'outcome' ? 'o' : 'f', name, field: name })),
    rules: rules.map((rule, index) => ({ _id: String(index), ...rule })),
  };
  const node = (id: string, type: string, more = {}) => ({ id, name: id, type, ...more });
  return zen.createDecision({
    nodes: [node('in', 'inputNode'), node('table', 'decisionTableNode', { content }), node('out', 'outputNode')],
    edges: [
      { id: '1', sourceId: 'in', targetId: 'table', type: 'edge' },
      { id: '2', sourceId: 'table', targetId: 'out', type: 'edge' },
    ],
  });
}

interface Ready {
  ours: () => Promise<void>;
  theirs: () => Promise<void>;
  /** A decision of zen at this size, once: a round needs several. */
  theirMs: number;
}

interface Json {
  outcome: string;
  fen: number;
}

async function zenResult(decision: ZenDecision, inputs: Use): Promise<Json | null> {
  const { result } = (await decision.evaluate({ inputs })) as { result: Json | null };
  return result;
}

/** Decides for some people by both, which must say the same; gives how long zen took for one. */
async function compareWithZen(policy: TablePolicy, decision: ZenDecision, uses: readonly Use[]): Promise<number> {
  const began = performance.now();
  const said: (Json | null)[] = [];
  for (const inputs of uses) said.push(await zenResult(decision, inputs));
  const tookMs = performance.now() - began;
  for (const [index, use] of uses.entries()) {
    const { rule, outcome, outputs } = await decide(policy, 'digest', known, groundOf(use));
    const theirs = said[index];
    const same = rule === null ? theirs === null : outcome === theirs?.outcome && outputs?.['fen'] === theirs.fen;
    assert(same, `person ${index} is decided as zen does: ${JSON.stringify([outcome, outputs, theirs])}`);
  }
  return tookMs / uses.length;
}

/** Makes a table ready for both, shows that they decide alike, and gives what decides for the next person. */
async function tableReady(rows: number, say: (line: string) => void): Promise<Ready> {
  const policy = Policy.parse(tableOf(rows)) as TablePolicy;
  const uses = Array.from({ length: people }, (_, index) => useAt(index, Math.max(1, rows / 100)));
  const began = performance.now();
  for (const use of uses) {
    const { outcome, outputs } = await decide(policy, 'digest', known, groundOf(use));
    const row = policy.table.rows[Number(outputs?.['fen'])];
    assert(row?.then[0] === outcome && row?.when[0] === use.region, 'a row of the region decides');
  }
  say(`table of ${rows} rows: ready and used ${people} times in ${(performance.now() - began).toFixed(0)} ms`);
  const decision = zenOf(policy);
  const compared = rows > 10_000 ? 20 : people;
  const theirMs = await compareWithZen(policy, decision, uses.slice(0, compared));
  say(`table of ${rows} rows: ${compared} people are decided as zen does, ${theirMs.toFixed(3)} ms each by zen`);
  const grounds = uses.map(groundOf);
  let [at, theirAt] = [0, 0];
  return {
    ours: async () => void (await decide(policy, 'digest', known, grounds[(at += 1) % people] as FactGround)),
    theirs: async () => void (await decision.evaluate({ inputs: uses[(theirAt += 1) % people] })),
    theirMs,
  };
}

/** Decisions a second by tables of each size beside zen, in turns; flat is the largest as times the smallest. */
async function benchTables(say: (line: string) => void): Promise<Record<string, unknown>> {
  const sizes = [10, 1000, 100_000] as const;
  const ready = new Map<number, Ready>();
  for (const rows of sizes) ready.set(rows, await tableReady(rows, say));
  const rates: Record<(typeof sizes)[number], { ours: number; theirs: number }[]> = { 10: [], 1000: [], 100_000: [] };
  for (let round = 0; round < rounds; round += 1)
    for (const rows of sizes) {
      const { ours, theirs, theirMs } = assertExists(ready.get(rows), 'table');
      const oursPerSecond = await ratePerSecond(ours, aRoundMs);
      rates[rows].push({ ours: oursPerSecond, theirs: await ratePerSecond(theirs, Math.max(aRoundMs, 3 * theirMs)) });
    }
  const each = sizes.map((rows) => {
    const { perSecond, rawPerSecond: zenPerSecond, timesRaw: timesZen } = median5(rates[rows]);
    say(`table${rows}: ${perSecond}/s, zen ${zenPerSecond}/s, ${timesZen} times`);
    return [`table${rows}`, { perSecond, zenPerSecond, timesZen }] as const;
  });
  const flat = median(rates[100_000].map(({ ours }, round) => ours / (rates[10][round]?.ours ?? ours)));
  return {
    ...Object.fromEntries(each.map(([name, { timesZen }]) => [name, timesZen])),
    flat: Number(flat.toFixed(2)),
    tablesPerSecond: Object.fromEntries(each),
  };
}

/** Rule sets of every shape decide as raw json-rules-engine does; gives how many. */
async function compareWithRaw(): Promise<number> {
  await fc.assert(
    fc.asyncProperty(generatedRules(6), async ({ policy, uses }) => {
      const raw = rawRules(policy);
      for (const use of uses)
        assert((await firstRule(policy, use)) === (await raw(use)), `the same as raw for ${JSON.stringify(use)}`);
    }),
    { numRuns: ruleSets },
  );
  return ruleSets;
}

/** Measures decisions; the facts are asked for and the decision with its reasons is made each time, while raw gets its facts ready made. */
export async function benchPolicy(say: (line: string) => void): Promise<object> {
  const sameAsRaw = await compareWithRaw();
  say(`${sameAsRaw} generated rule sets decide as raw json-rules-engine does`);
  const rules: Record<string, Awaited<ReturnType<typeof benchRules>>> = {};
  for (const count of [10, 100, 1000]) {
    const it = (rules[`rules${count}`] = await benchRules(count));
    say(`${count} rules: ${it.perSecond}/s, raw ${it.rawPerSecond}/s, ${it.timesRaw} times`);
  }
  const tables = await benchTables(say);
  const times = Object.fromEntries(Object.entries(rules).map(([name, { timesRaw }]) => [name, timesRaw]));
  return {
    bench: 'policy',
    ratio: times['rules1000'],
    ...times,
    ...tables,
    sameAsRaw,
    perSecond: rules,
  };
}
