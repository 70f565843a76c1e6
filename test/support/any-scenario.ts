/** Random scenario documents for property tests: valid by the schema, and otherwise as wild as an author can be. */
import fc from 'fast-check';
import { groupColours, Scenario } from '../../engine/core/scenario.ts';

const kinds = [
  ...['start', 'end', 'raise-error', 'split', 'join', 'branch', 'branch-inclusive', 'for-each', 'sub-scenario'],
  ...['compensate', 'assign', 'read-card', 'verify-state', 'form', 'approve', 'prompt', 'notify', 'decide-by-policy'],
  ...['write-back', 'pay', 'wait', 'wait-for-message', 'a-kind-of-tomorrow'],
];
const ids = ['start', 'read', 'each', 'line', 'pay', 'end', 'a', 'b-2', 'late', 'flow-1'];
const ports = ['done', 'each', 'late', 'error', 'error-too-slow', 'otherwise', 'failed', 'way-1'];
const errors = ['too-slow', 'connector-unavailable', '*'];

const text = fc.record({
  'zh-CN': fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }),
  en: fc.oneof(fc.constantFrom('<b>&amp;]]>', ' two  blanks\n', '"'), fc.string({ minLength: 1, maxLength: 20 })),
});
const coordinate = fc.oneof(fc.integer({ min: -5000, max: 5000 }), fc.constant(0.1));
const settings = fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 3 });

const ways = [{ id: 'way-1', label: { 'zh-CN': '六十岁', en: 'Sixty' }, when: 'person.age >= 60 && "]]>" != "<" ' }];

const node = fc.record(
  {
    id: fc.constantFrom(...ids),
    kind: fc.constantFrom(...kinds),
    name: text,
    settings: fc.oneof(
      settings,
      fc.constant({ waitsFor: 2 }),
      fc.constant({ ways }),
      fc.constant({ code: 'not-entitled', for: 'PT5M' }),
    ),
    attempts: fc.integer({ min: 1, max: 20 }),
    catches: fc.uniqueArray(fc.constantFrom(...errors), { minLength: 1 }),
    limit: fc.record({ of: fc.constant({ within: 'PT30M' }), then: fc.constantFrom('leave', 'remind') }),
    position: fc.record({ x: coordinate, y: coordinate }),
  },
  { requiredKeys: ['id', 'kind'] },
);

const edge = fc.record({
  from: fc.constantFrom(...ids),
  port: fc.constantFrom(...ports),
  to: fc.constantFrom(...ids),
});

const anyWords = fc.oneof(fc.constantFrom(' two  blanks\n', '<b>]]>'), fc.string({ unit: 'binary', maxLength: 20 }));

const note = fc.record(
  {
    text: anyWords,
    position: fc.record({ x: coordinate, y: coordinate }),
    size: fc.record({ width: fc.integer({ min: 80, max: 2000 }), height: fc.integer({ min: 40, max: 2000 }) }),
    about: fc.constantFrom(...ids),
  },
  { requiredKeys: ['text', 'position'] },
);

const group = fc.record(
  {
    title: anyWords,
    colour: fc.constantFrom(...groupColours),
    nodes: fc.uniqueArray(fc.constantFrom(...ids), { minLength: 1, maxLength: 5 }),
    notes: fc.uniqueArray(fc.integer({ min: 1, max: 4 }), { maxLength: 3 }),
    collapsed: fc.constant(true),
  },
  { requiredKeys: ['title', 'nodes'] },
);

interface Beside {
  notes: object[];
  groups: { nodes: string[]; notes?: number[] }[];
}

/** Numbers notes and groups; what groups hold is there, and in one of them only. */
function numbered<T extends { nodes: readonly { id: string }[] }>({ notes, groups, ...document }: T & Beside): object {
  const free = new Set([...document.nodes.map(({ id }) => id), ...notes.map((_note, index) => `note-${index + 1}`)]);
  const filled = groups
    .map(({ notes: held = [], nodes: inside, ...rest }, index) => {
      const kept = held.map((number) => `note-${number}`).filter((id) => free.delete(id));
      const nodes = inside.filter((id) => free.delete(id));
      return { id: `group-${index + 1}`, ...rest, nodes, ...(kept.length > 0 && { notes: kept }) };
    })
    .filter(({ nodes }) => nodes.length > 0);
  return {
    ...document,
    ...(notes.length > 0 && { notes: notes.map((each, index) => ({ id: `note-${index + 1}`, ...each })) }),
    ...(filled.length > 0 && { groups: filled }),
  };
}

/** Any document that the schema takes: ids may repeat, edges may lead nowhere, settings may be nonsense. */
export const anyScenario: fc.Arbitrary<Scenario> = fc
  .record({
    id: fc.constantFrom('library-lending', 'x'),
    name: text,
    summary: text,
    field: fc.constant('government'),
    service: fc.constantFrom('durable', 'direct'),
    nodes: fc.array(node, { minLength: 1, maxLength: 12 }),
    edges: fc.array(edge, { maxLength: 20 }),
    notes: fc.array(note, { maxLength: 4 }),
    groups: fc.array(group, { maxLength: 3 }),
  })
  .map((document) => numbered(document))
  .map((document) => Scenario.parse(JSON.parse(JSON.stringify(document))));

/** A scenario whose for-each nodes have bodies that come back to them, one within another, as authors draw them. */
export const scenarioWithBodies: fc.Arbitrary<Scenario> = fc
  .record({ depth: fc.integer({ min: 1, max: 4 }), steps: fc.integer({ min: 1, max: 3 }), placed: fc.boolean() })
  .map(({ depth, steps, placed }) => {
    const place = (x: number, y: number) => (placed ? { position: { x, y } } : {});
    const nodes: object[] = [{ id: 'start', kind: 'start', ...place(0, 0) }];
    const edges: object[] = [];
    let before = { from: 'start', port: 'done' };
    for (let level = 0; level < depth; level += 1) {
      const each = `each-${level}`;
      nodes.push({ id: each, kind: 'for-each', ...place(280 * (level + 1), 80 * level) });
      edges.push({ ...before, to: each });
      before = { from: each, port: 'each' };
      for (let step = 0; step < steps; step += 1) {
        const id = `step-${level}-${step}`;
        nodes.push({ id, kind: 'assign', ...place(280 * (level + 1), 80 * (level + 1) + 70 * step) });
        edges.push({ ...before, to: id });
        before = { from: id, port: 'done' };
      }
    }
    for (let level = depth - 1; level >= 0; level -= 1) {
      edges.push({ ...before, to: `each-${level}` });
      before = { from: `each-${level}`, port: 'done' };
    }
    nodes.push({ id: 'end', kind: 'end', ...place(2000, 0) });
    edges.push({ ...before, to: 'end' });
    const words = { 'zh-CN': '逐项', en: 'For each' };
    return Scenario.parse({
      ...{ id: 'bodies', name: words, summary: words, field: 'subsidies', service: 'durable' },
      nodes,
      edges,
    });
  });
