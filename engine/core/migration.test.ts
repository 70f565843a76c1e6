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
  tokens: [{ id: 1, at: node, phase, scope: 0 }],
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
  const doomed: Standing = { tokens: [{ id: 1, at: 'loan', phase: 'ready', scope: 0, doomed: true }] };
  expect(planMigration(before, before, {}, doomed).possible).toBe(false);
  const undoing: Standing = { tokens: [{ id: 1, at: 'loan', phase: 'failed', scope: 0, undoing: 'key' }] };
  expect(planMigration(before, before, {}, undoing).possible).toBe(false);
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
      { id: 1, at: 'decide', phase: 'inside', scope: 0 },
      { id: 2, at: 'tell', phase: 'ready', scope: 1 },
    ],
    scopes: [{ id: 1, parent: 0, kind: 'fork', token: 1 }],
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
    tokens: [{ id: 2, at: 'read', phase: 'ready', scope: 1 }],
    scopes: [{ id: 1, parent: 0, kind: 'sub', token: 1, scenario: 'park-entry' }],
  };
  const calling = { ...before, subs: { 'park-entry': sub } };
  expect(planMigration(calling, calling, {}, standing).possible).toBe(true);
  const other = { ...before, subs: { 'park-entry': { ...sub, digest: 'another' } } };
  expect(why(planMigration(calling, other, {}, standing))).toEqual([expect.stringMatching(/another version of it$/)]);
});

test('what was written must still be known to whoever takes it back', () => {
  const written = { ...at('lent', 'ready'), undo: [{ node: 'loan', scope: 0 }] };
  expect(planMigration(before, before, {}, written).possible).toBe(true);
  expect(why(planMigration(before, renamed('loan', 'lend'), {}, written))[0]).toMatch(/could not take it back$/);
  expect(planMigration(before, renamed('loan', 'lend'), { loan: 'lend' }, written).possible).toBe(true);
});

test('a mapping names nodes that are there', () => {
  const remarks = remarksOnMapping(before, before, { tell: 'tell', nowhere: 'tell', loan: 'gone' });
  expect(remarks.map(({ pointer }) => pointer)).toEqual(['/mapping/nowhere', '/mapping/loan']);
});
