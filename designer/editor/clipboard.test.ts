/** Nodes copied from one scenario and pasted into another, or into the same. */
import { expect, test } from 'vitest';
import lending from '../../rulesets/scenarios/library-lending.json' with { type: 'json' };
import { Scenario } from '../../engine/core/scenario.ts';
import { clipOf, pasted, readClip } from './clipboard.ts';

const scenario = Scenario.parse(lending);

test('what is copied comes back with new ids, moved, and with the edges among it', () => {
  const clip = readClip(JSON.stringify(clipOf(scenario, ['read', 'verify'])));
  const { scenario: next, ids } = pasted(scenario, clip ?? expect.fail(), { x: 32, y: 32 });
  expect(ids).toEqual(['read-2', 'verify-2']);
  expect(next.nodes).toHaveLength(scenario.nodes.length + 2);
  expect(next.edges.slice(scenario.edges.length)).toEqual([{ from: 'read-2', port: 'read', to: 'verify-2' }]);
  const [read, copy] = ['read', 'read-2'].map((id) => next.nodes.find((node) => node.id === id));
  expect(copy?.position).toEqual({ x: (read?.position?.x ?? 0) + 32, y: (read?.position?.y ?? 0) + 32 });
  expect(Scenario.safeParse(next).success).toBe(true);
});

test('pasting twice never gives two nodes one id', () => {
  const clip = clipOf(
    scenario,
    scenario.nodes.map(({ id }) => id),
  );
  const once = pasted(scenario, clip, { x: 0, y: 0 });
  const twice = pasted(once.scenario, clip, { x: 0, y: 0 });
  const ids = twice.scenario.nodes.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test('a second start is left out', () => {
  expect(pasted(scenario, clipOf(scenario, ['start']), { x: 0, y: 0 })).toEqual({ scenario, ids: [], brought: [] });
});

test('the prompts and variables of its own that a node uses come along, unless the other scenario has such', () => {
  const prompts = { 'a.told': { audience: 'cardholder', tone: 'info', text: { 'zh-CN': '好', en: 'Good' } } } as const;
  const tell = { id: 'tell', kind: 'prompt', settings: { prompts: ['a.told'], when: 'loanDays > 3' } };
  const variables = { loanDays: { type: { type: 'integer' } as const }, other: { type: { type: 'string' } as const } };
  const from = { ...scenario, nodes: [...scenario.nodes, tell], prompts, variables };
  const once = pasted(scenario, clipOf(from, ['tell']), { x: 0, y: 0 });
  expect(once.brought).toEqual(['a.told', 'loanDays']);
  expect(once.scenario.prompts).toMatchObject(prompts);
  expect(Object.keys(once.scenario.variables ?? {})).toEqual(['loanDays']);
  expect(pasted(once.scenario, clipOf(from, ['tell']), { x: 0, y: 0 }).brought).toEqual([]);
});

test('a note comes along, still about the node that came with it', () => {
  const note = { id: 'note-1', text: '先核验', position: { x: 0, y: 0 }, about: 'read' };
  const from = { ...scenario, notes: [note] };
  const both = pasted(from, clipOf(from, ['read', 'note:note-1']), { x: 16, y: 0 });
  expect(both.ids).toEqual(['read-2', 'note:note-2']);
  expect(both.scenario.notes?.[1]).toEqual({ ...note, id: 'note-2', position: { x: 16, y: 0 }, about: 'read-2' });
  const alone = pasted(from, clipOf(from, ['note:note-1']), { x: 0, y: 0 });
  expect(alone.scenario.notes?.[1]).not.toHaveProperty('about');
});

test.each([
  '',
  'hello',
  '{"yikatong":"yikatong/nodes/1"}',
  'yikatong/nodes/1',
  '{"yikatong":"yikatong/nodes/1","nodes":[{}],"edges":[]}',
])('a clipboard of something else is ignored: %s', (text) => {
  expect(readClip(text)).toBeNull();
});
