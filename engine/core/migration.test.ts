/** Which open cases can go on in another version, and why the others stay. */
import { expect, test } from 'vitest';
import { scenarioNamed, versionOf } from '../../test/support/rulesets.ts';
import { planMigration, remarksOnMapping, suggestMapping, type Standing } from './migration.ts';
import type { Scenario } from './scenario.ts';
import { text } from './text.ts';
import type { VersionContent } from './version.ts';

const lending = scenarioNamed('library-lending');
const before = versionOf(lending);

function changed(edit: (copy: Scenario) => void): VersionContent {
  const copy = structuredClone(lending);
  edit(copy);
  return versionOf(copy);
}
function renamed(from: string, to: string): VersionContent {
  const other = (id: string) => (id === from ? to : id);
  return changed((copy) => {
    copy.nodes = copy.nodes.map((node) => ({ ...node, id: other(node.id) }));
    copy.edges = copy.edges.map((edge) => ({ ...edge, from: other(edge.from), to: other(edge.to) }));
  });
}
const at = (node: string, phase: Standing['tokens'][number]['phase'] = 'waiting'): Standing => ({
  tokens: [{ id: 1, path: node, phase, within: [] }],
});
const why = (plan: ReturnType<typeof planMigration>) => plan.problems.map(({ en }) => en);

test('a case goes on where its node is still there', () => {
  expect(
    planMigration(
      before,
      changed(() => undefined),
      {},
      at('tell'),
    ),
  ).toEqual({
    possible: true,
    moves: [{ token: 1, from: 'tell', to: 'tell' }],
    problems: [],
  });
});

test('a renamed node is found by the mapping that the difference suggests', () => {
  const after = renamed('tell', 'say');
  expect(suggestMapping(before, after)).toEqual({ tell: 'say' });
  expect(planMigration(before, after, { tell: 'say' }, at('tell')).moves).toEqual([
    { token: 1, from: 'tell', to: 'say' },
  ]);
  expect(why(planMigration(before, after, {}, at('tell')))).toEqual([
    expect.stringMatching(/^Nothing there corresponds/),
  ]);
});

test('a write under way never moves', () => {
  expect(why(planMigration(before, before, {}, at('loan', 'performing')))).toEqual([
    expect.stringMatching(/^A write is under way/),
  ]);
});

test('a node of another kind is no place to go on', () => {
  expect(why(planMigration(before, before, { tell: 'verify' }, at('tell')))[0]).toMatch(/is of another kind/);
});

test('what somebody waits at may get other words, and nothing else', () => {
  const words = changed(({ nodes }) => {
    nodes[4]!.name = text('稍等', 'One moment');
  });
  const settings = changed(({ nodes }) => {
    nodes[4]!.settings = { prompts: ['card.lost'] };
  });
  expect(planMigration(before, words, {}, at('tell')).possible).toBe(true);
  expect(planMigration(before, settings, {}, at('tell')).possible).toBe(false);
  expect(planMigration(before, settings, {}, at('tell', 'ready')).possible).toBe(true);
});

test('a case does not go where later nodes read what it has not gathered', () => {
  const reads = changed(({ nodes }) => {
    const loan = nodes.find(({ id }) => id === 'loan')!;
    loan.settings = { ...loan.settings, fields: { shelf: 'inputs.shelf', note: 'remark' } };
  });
  expect(why(planMigration(before, reads, {}, at('tell')))).toEqual([
    expect.stringMatching(/needs inputs\.shelf later/),
    expect.stringMatching(/needs remark later/),
  ]);
  expect(planMigration(before, reads, {}, at('lent')).possible).toBe(true);
});

test('inside branches a case moves only with the node that opened them', () => {
  const standing: Standing = {
    tokens: [
      { id: 1, path: 'decide', phase: 'inside', within: [] },
      { id: 2, path: 'tell', phase: 'ready', within: [{ kind: 'fork', at: 'decide' }] },
    ],
  };
  expect(planMigration(before, before, {}, standing).moves).toHaveLength(2);
  const gone = planMigration(before, renamed('decide', 'judge'), {}, standing);
  expect(gone).toMatchObject({ possible: false, moves: [] });
  expect(why(gone)).toEqual([expect.stringMatching(/corresponds to/), expect.stringMatching(/same branches/)]);
  expect(planMigration(before, renamed('decide', 'judge'), { decide: 'judge' }, standing).possible).toBe(true);
});

test('a sub-scenario under way must be pinned as it was', () => {
  const sub = { ...versionOf(scenarioNamed('park-entry')), version: 1 };
  const standing: Standing = {
    tokens: [{ id: 2, path: 'enter/read', phase: 'ready', within: [{ kind: 'sub', at: 'enter' }] }],
  };
  const caller = { id: 'enter', kind: 'sub-scenario', settings: { scenario: 'park-entry' } };
  const calling = {
    ...before,
    scenario: { ...lending, nodes: [...lending.nodes, caller] },
    subs: { 'park-entry': sub },
  };
  expect(planMigration(calling, calling, {}, standing).possible).toBe(true);
  const other = { ...calling, subs: { 'park-entry': { ...sub, digest: 'another' } } };
  expect(why(planMigration(calling, other, {}, standing))).toEqual([expect.stringMatching(/another version of it$/)]);
});

test('what may have been written must keep its name, for whoever takes it back', () => {
  const written = at('lent', 'ready');
  expect(planMigration(before, before, {}, written).possible).toBe(true);
  expect(why(planMigration(before, renamed('loan', 'lend'), { loan: 'lend' }, written))).toEqual([
    expect.stringMatching(/could not take it back$/),
  ]);
  expect(planMigration(before, renamed('loan', 'lend'), {}, at('tell')).possible).toBe(true);
});

test('a mapping names nodes that are there', () => {
  const remarks = remarksOnMapping(before, before, { tell: 'tell', nowhere: 'tell', loan: 'gone' });
  expect(remarks.map(({ pointer }) => pointer)).toEqual(['/mapping/nowhere', '/mapping/loan']);
});
