/** Whatever an author does to a draft is undone and redone without a loss. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import lending from '../../rulesets/scenarios/library-lending.json' with { type: 'json' };
import { nodeKinds } from '../../engine/core/nodes/index.ts';
import { Scenario } from '../../engine/core/scenario.ts';
import { membersOf } from '../canvas/canvas-groups.ts';
import { groupKey } from '../canvas/group-key.ts';
import { noteKey } from '../canvas/note-key.ts';
import { alignments } from './align.ts';
import { clipOf, pasted } from './clipboard.ts';
import { Editor } from './editor.ts';
import {
  addAfter,
  addNode,
  changeNode,
  changeScenario,
  connect,
  disconnect,
  moveNodes,
  newNode,
  removeNodes,
  type Edit,
} from './edits.ts';
import { aligned } from './align.ts';
import { addGroup, changeGroup, newGroup, regroup, ungroup } from './group-edits.ts';
import { addNote, newNote, sizeNote, writeNote } from './note-edits.ts';

const first = Scenario.parse(lending);
const kinds = Object.keys(nodeKinds);

const nthOf = (items: readonly { id: string }[] = [], nth: number): string => items[nth % items.length]?.id ?? 'none';

/** Every group holds nodes and notes that there are, and none is in two. */
function expectSound({ nodes, notes = [], groups = [] }: Scenario): void {
  const known = new Set([...nodes.map(({ id }) => id), ...notes.map(({ id }) => noteKey(id))]);
  const members = groups.flatMap(membersOf);
  expect(members.filter((member) => !known.has(member))).toEqual([]);
  expect(new Set(members).size).toBe(members.length);
  expect(groups.filter((each) => each.nodes.length === 0)).toEqual([]);
  expect(new Set(groups.map(({ id }) => id)).size).toBe(groups.length);
}

/** An edit at random, of the document as it is when its turn comes. */
const anyEdit = fc
  .tuple(fc.nat(17), fc.nat(1_000), fc.nat(1_000), fc.constantFrom(...kinds), fc.constantFrom(...alignments))
  .map(([which, a, b, kind, how]): Edit => (scenario) => {
    const id = (nth: number): string => scenario.nodes[nth % scenario.nodes.length]?.id ?? '';
    const note = (nth: number): string => nthOf(scenario.notes, nth);
    const group = (nth: number): string => nthOf(scenario.groups, nth);
    const edge = scenario.edges[a % Math.max(scenario.edges.length, 1)];
    const edits: (() => Edit)[] = [
      () => addNode(newNode(scenario, kind, { x: a, y: b })),
      () => addAfter(edge?.from ?? id(a), edge?.port ?? 'done', newNode(scenario, kind, { x: a, y: b })),
      () => connect({ from: id(a), port: 'done', to: id(b) }),
      () => disconnect(edge?.from ?? '', edge?.port ?? ''),
      () => removeNodes([id(a), id(b)]),
      () => moveNodes({ [id(a)]: { x: a, y: b }, [id(b)]: { x: b, y: a } }),
      () => changeNode(id(a), { settings: { message: b }, as: a % 2 ? 'answer' : undefined }),
      () => changeScenario({ name: { 'zh-CN': `场景 ${a}`, en: `Scenario ${b}` } }),
      () => (now) => pasted(now, clipOf(now, [id(a), id(b)]), { x: 32, y: 32 }).scenario,
      () => moveNodes(aligned(scenario, [id(a), id(b)], how)),
      () => addNote({ ...newNote(scenario, { x: a, y: b }, id(a)), text: `备注 ${b}` }),
      () => sizeNote(note(a), { width: b, height: a, ...(b % 2 ? { x: a, y: b } : {}) }),
      () => writeNote(note(a), `改 ${b}`),
      () => {
        const made = newGroup(scenario, [id(a), id(b), noteKey(note(a))], `组 ${a}`);
        return made ? addGroup(made) : (now) => now;
      },
      () => changeGroup(group(a), a % 3 ? { title: `组 ${b}` } : { collapsed: b % 2 ? true : undefined }),
      () => regroup(group(a), [id(b), id(a + 1), noteKey(note(b))]),
      () => (b % 2 ? ungroup([group(a)]) : removeNodes([groupKey(group(a)), noteKey(note(b))])),
      () => (now) => pasted(now, clipOf(now, [groupKey(group(a)), id(b)]), { x: 16, y: 16 }).scenario,
    ];
    return edits[which]?.()(scenario) ?? scenario;
  });

/** Does the edits one after the other; gives the document after each that changed something. */
function done(editor: Editor, edits: readonly Edit[]): Scenario[] {
  const seen = [editor.getState().scenario];
  for (const edit of edits) {
    editor.change(edit);
    if (editor.getState().scenario !== seen.at(-1)) seen.push(editor.getState().scenario);
  }
  return seen;
}

test(
  'a thousand edits, undone one by one and redone one by one, pass through the same documents',
  { timeout: 60_000 },
  () => {
    fc.assert(
      fc.property(fc.array(anyEdit, { minLength: 1_000, maxLength: 1_000, size: 'max' }), (edits) => {
        const editor = new Editor(first, 1, true);
        const seen = done(editor, edits);
        const last = editor.getState().scenario;
        expect(new Set(last.nodes.map(({ id }) => id)).size).toBe(last.nodes.length);
        for (const each of seen) expectSound(each);
        for (const before of seen.slice(0, -1).reverse()) {
          editor.undo();
          expect(editor.getState().scenario).toBe(before);
        }
        expect(editor.getState().canUndo).toBe(false);
        for (const after of seen.slice(1)) {
          editor.redo();
          expect(editor.getState().scenario).toBe(after);
        }
        expect(editor.getState().canRedo).toBe(false);
      }),
      { numRuns: 5 },
    );
  },
);

test('few edits, with undo and redo among them at random, never lose what is neither undone nor replaced', () => {
  const anyStep = fc.oneof({ weight: 3, arbitrary: anyEdit }, fc.constantFrom('undo' as const, 'redo' as const));
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 80 }), (steps) => {
      const editor = new Editor(first, 1, true);
      const past = [first];
      let future: Scenario[] = [];
      for (const step of steps) {
        if (step === 'undo') {
          editor.undo();
          const undone = past.length > 1 ? past.pop() : undefined;
          if (undone) future.push(undone);
        } else if (step === 'redo') {
          editor.redo();
          const redone = future.pop();
          if (redone) past.push(redone);
        } else {
          editor.change(step);
          if (editor.getState().scenario !== past.at(-1)) {
            past.push(editor.getState().scenario);
            future = [];
          }
        }
        expect(editor.getState().scenario).toBe(past.at(-1));
      }
    }),
    { numRuns: 60 },
  );
});

test('no edit changes the document that it is given', () => {
  fc.assert(
    fc.property(anyEdit, (edit) => {
      const before = structuredClone(first);
      edit(first);
      expect(first).toEqual(before);
    }),
  );
});

test('typing into one field is one entry, until the author pauses', () => {
  let now = 0;
  const editor = new Editor(first, 1, true, () => now);
  const type = (text: string) => {
    editor.change(changeScenario({ name: { ...first.name, en: text } }), { gesture: 'field /name' });
  };
  for (const text of ['L', 'Le', 'Len']) type(text);
  now += 2_000;
  type('Lend');
  editor.undo();
  expect(editor.getState().scenario.name.en).toBe('Len');
  editor.undo();
  expect(editor.getState().scenario).toBe(first);
  expect(editor.getState().canUndo).toBe(false);
});

test('a change after an undo leaves nothing to redo, and what is gone is no longer chosen', () => {
  const editor = new Editor(first, 1, true);
  editor.select(['read', 'verify']);
  editor.change(removeNodes(['read']));
  expect(editor.getState().selection).toEqual(['verify']);
  editor.undo();
  expect(editor.getState().selection).toEqual(['read', 'verify']);
  editor.change(moveNodes({ read: { x: 0, y: 0 } }));
  expect(editor.getState().canRedo).toBe(false);
});

test('whoever may only look changes nothing', () => {
  const editor = new Editor(first, 1, false);
  editor.change(removeNodes(['read']));
  expect(editor.getState().scenario).toBe(first);
});
