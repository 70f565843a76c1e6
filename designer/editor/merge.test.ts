/** Two authors of one scenario: what each did stands, and what both did differently is asked. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSame } from '../../engine/core/diff/diff-values.ts';
import { withoutNode, withSettings } from '../../engine/core/edit.ts';
import { Scenario } from '../../engine/core/scenario.ts';
import lending from '../../rulesets/scenarios/library-lending.json' with { type: 'json' };
import { addNode, changeNode, changeScenario, connect, moveNodes, type Edit } from './edits.ts';
import { merge, type Choices } from './merge.ts';

const base = Scenario.parse(lending);
const [first, second] = base.nodes as [Scenario['nodes'][number], Scenario['nodes'][number]];
const asks = (id: string): Edit => changeNode(id, { name: { 'zh-CN': '新名', en: 'New name' } });
const both = (mine: Edit, theirs: Edit) => merge(base, mine(base), theirs(base));

const anyId = fc.constantFrom('start', 'read', 'a', 'b-2', 'end');
const anyText = fc.record({ 'zh-CN': fc.constantFrom('甲', '乙'), en: fc.constantFrom('a', 'b') });
const anyNode = fc.record(
  {
    id: anyId,
    kind: fc.constantFrom('start', 'form', 'end'),
    name: anyText,
    settings: fc.dictionary(fc.constantFrom('x', 'y', '__proto__'), fc.jsonValue({ maxDepth: 1 }), { maxKeys: 2 }),
    position: fc.record({ x: fc.nat(3), y: fc.nat(3) }),
  },
  { requiredKeys: ['id', 'kind'] },
);
const anyEdge = fc.record({ from: anyId, port: fc.constantFrom('done', 'late'), to: anyId });
const anyPrompt = fc.record({ audience: fc.constant('cardholder'), tone: fc.constant('info'), text: anyText });
/** Any document that the schema takes: ids may repeat, ways may lead nowhere. */
const anyScenario = fc
  .record({
    name: anyText,
    nodes: fc.array(anyNode, { minLength: 1, maxLength: 6 }),
    edges: fc.array(anyEdge, { maxLength: 8 }),
    prompts: fc.dictionary(fc.constantFrom('a.b', 'c.d'), anyPrompt, { maxKeys: 2 }),
  })
  .map((document) => Scenario.parse({ ...base, ...document }));

/** What an author may do to a node of a scenario that has these. */
const anyEdit = fc.record({
  of: fc.nat({ max: base.nodes.length - 1 }),
  what: fc.nat({ max: 3 }),
  word: fc.string({ minLength: 1 }),
});
function edited(document: Scenario, of: number, what: number, word: string): Scenario {
  const { id } = base.nodes[of] as Scenario['nodes'][number];
  if (!document.nodes.some((node) => node.id === id)) return document;
  if (what === 0) return withSettings(document, id, { word });
  if (what === 1) return changeNode(id, { name: { 'zh-CN': word, en: word } })(document);
  if (what === 2) return moveNodes({ [id]: { x: word.length * 16, y: 0 } })(document);
  return withoutNode(document, id);
}

test('who changed nothing changes nothing, and the same change twice is one', () => {
  fc.assert(
    fc.property(anyScenario, anyScenario, (one, other) => {
      expect(merge(one, one, other)).toEqual({ merged: other, conflicts: [] });
      expect(merge(one, other, one)).toEqual({ merged: other, conflicts: [] });
      expect(merge(one, other, other)).toEqual({ merged: other, conflicts: [] });
    }),
    { numRuns: 300 },
  );
});

test('whatever three documents are merged, the result is a scenario, and every conflict can be decided', () => {
  fc.assert(
    fc.property(anyScenario, anyScenario, anyScenario, (one, mine, theirs) => {
      expect(Scenario.safeParse(merge(one, mine, theirs).merged).error).toBeUndefined();
      // A choice of nodes may raise one of ways, and no more.
      let chosen: Choices = {};
      for (let round = 0; round < 2; round += 1) {
        const { conflicts } = merge(one, mine, theirs, chosen);
        chosen = { ...chosen, ...Object.fromEntries(conflicts.map(({ pointer }) => [pointer, 'theirs' as const])) };
      }
      const decided = merge(one, mine, theirs, chosen);
      expect(Scenario.safeParse(decided.merged).error).toBeUndefined();
      expect(decided.conflicts.filter(({ pointer }) => chosen[pointer] === undefined)).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test('no way leads to a node that the merge took away', () => {
  fc.assert(
    fc.property(fc.array(anyEdit, { maxLength: 8 }), fc.array(anyEdit, { maxLength: 8 }), (mine, theirs) => {
      const apply = (edits: typeof mine) =>
        edits.reduce((document, { of, what, word }) => edited(document, of, what, word), base);
      const { merged } = merge(base, apply(mine), apply(theirs));
      const left = new Set(merged.nodes.map(({ id }) => id));
      expect(merged.edges.filter(({ from, to }) => !left.has(from) || !left.has(to))).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test('edits of different nodes never conflict, and both stand', () => {
  const less = fc.record({ word: fc.string({ minLength: 1 }), what: fc.nat({ max: 2 }) });
  const nodes = fc.uniqueArray(fc.nat({ max: base.nodes.length - 1 }), { minLength: 2, maxLength: 2 });
  fc.assert(
    fc.property(nodes, less, less, ([one = 0, other = 0], my, their) => {
      const mine = edited(base, one, my.what, my.word);
      const theirs = edited(base, other, their.what, their.word);
      const { merged, conflicts } = merge(base, mine, theirs);
      expect(conflicts).toEqual([]);
      expect(isSame(merged, edited(mine, other, their.what, their.word))).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test('different settings of one node both stand; the same setting is asked, with what each has', () => {
  const mine = withSettings(base, second.id, { mine: 1, both: 'a' });
  const theirs = withSettings(base, second.id, { theirs: 2, both: 'b' });
  const { merged, conflicts } = merge(base, mine, theirs);
  const pointer = `/nodes/${second.id}/settings/both`;
  const path = ['nodes', second.id, 'settings', 'both'];
  expect(conflicts).toEqual([{ pointer, path, base: undefined, mine: 'a', theirs: 'b' }]);
  expect(merged.nodes[1]?.settings).toMatchObject({ mine: 1, theirs: 2, both: 'a' });
  expect(merge(base, mine, theirs, { [pointer]: 'theirs' }).merged.nodes[1]?.settings['both']).toBe('b');
});

test('a node that one took away and the other worked on is asked; one that was only moved goes', () => {
  const gone: Edit = (document) => withoutNode(document, second.id);
  const { merged, conflicts } = both(asks(second.id), gone);
  expect(conflicts).toMatchObject([{ pointer: `/nodes/${second.id}`, theirs: undefined }]);
  expect(merged.edges).toEqual(base.edges);
  const away = merge(base, asks(second.id)(base), gone(base), { [`/nodes/${second.id}`]: 'theirs' }).merged;
  expect(away).toEqual(gone(base));
  expect(both(moveNodes({ [second.id]: { x: 16, y: 16 } }), gone)).toEqual({ merged: gone(base), conflicts: [] });
});

test('a new way to a node that the other took away is asked, not lost', () => {
  const gone: Edit = (document) => withoutNode(document, second.id);
  const { merged, conflicts } = both(connect({ from: first.id, port: 'late', to: second.id }), gone);
  expect(conflicts.map(({ pointer }) => pointer)).toEqual([`/nodes/${second.id}`]);
  expect(merged.edges).toContainEqual({ from: first.id, port: 'late', to: second.id });
});

test('one way led to two places is asked', () => {
  const [one, other] = [base.nodes[2]?.id ?? '', base.nodes[3]?.id ?? ''];
  const lead = (to: string): Edit => connect({ from: first.id, port: 'done', to });
  expect(both(lead(one), lead(other)).conflicts).toMatchObject([{ pointer: `/edges/${first.id}.done` }]);
});

test('two new nodes of one name are two nodes, each with its ways', () => {
  const add = (x: number): Edit => {
    const node = { id: 'form', kind: 'form', settings: {}, position: { x, y: 0 } };
    return (document) =>
      connect({ from: 'form', port: 'done', to: x > 0 ? first.id : second.id })(addNode(node)(document));
  };
  const { merged, conflicts } = both(add(160), add(0));
  expect(conflicts).toEqual([]);
  expect(merged.nodes.map(({ id }) => id).filter((id) => id.startsWith('form'))).toEqual(
    expect.arrayContaining(['form', 'form-2']),
  );
  expect(merged.edges).toContainEqual({ from: 'form-2', port: 'done', to: first.id });
  expect(merged.edges).toContainEqual({ from: 'form', port: 'done', to: second.id });
});

test('a node that both moved lies where I put it, without a question', () => {
  const moved = (x: number): Edit => moveNodes({ [second.id]: { x, y: 0 } });
  expect(both(moved(160), moved(320))).toEqual({ merged: moved(160)(base), conflicts: [] });
});

test('names, prompts and variables are merged each by itself', () => {
  const mine = changeScenario({
    name: { ...base.name, en: 'Mine' },
    variables: { a: { type: { type: 'text' } } as never },
  });
  const theirs = changeScenario({ name: { ...base.name, 'zh-CN': '对方' }, clauses: ['scenario.manage'] });
  const { merged, conflicts } = both(mine, theirs);
  expect(conflicts).toEqual([]);
  expect(merged.name).toEqual({ 'zh-CN': '对方', en: 'Mine' });
  expect(merged.variables).toHaveProperty('a');
  expect(merged.clauses).toEqual(['scenario.manage']);
});
