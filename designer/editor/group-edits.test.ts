/** Groups are made, moved, folded, copied, merged and dissolved; they shrink with what is deleted and never hold anything twice. */
import { expect, test } from 'vitest';
import lending from '../../rulesets/scenarios/library-lending.json' with { type: 'json' };
import { diffScenarios } from '../../engine/core/diff/diff.ts';
import { Scenario } from '../../engine/core/scenario.ts';
import { groupKey } from '../canvas/group-key.ts';
import { layOut } from '../canvas/layout.ts';
import { noteKey } from '../canvas/note-key.ts';
import { clipOf, pasted } from './clipboard.ts';
import { createCommands } from './editor-commands.ts';
import { Editor } from './editor.ts';
import { moveNodes, removeNodes } from './edits.ts';
import { findNodes } from './find-nodes.ts';
import { addGroup, changeGroup, newGroup, regroup, withMembersMoved } from './group-edits.ts';
import { merge } from './merge.ts';
import { addNote, newNote } from './note-edits.ts';

const noteOf = (scenario: Scenario): Scenario =>
  addNote({ ...newNote(scenario, { x: 160, y: 320 }), text: '先核验' })(scenario);
const drawn = Scenario.parse(lending);
const scenario = noteOf(moveNodes(layOut(drawn))(drawn));
const grouped = (members: readonly string[], title = '核验', from = scenario): Scenario =>
  addGroup(newGroup(from, members, title) ?? expect.fail('nothing to group'))(from);
const checks = grouped(['read', 'verify', noteKey('note-1')]);

function opened(first: Scenario) {
  const said: string[] = [];
  const editor = new Editor(first, 1, true);
  return { editor, said, commands: createCommands(editor, { language: 'en', say: (word) => said.push(word) }) };
}

test('what is chosen is put in a frame, which is chosen then; one entry of the undo each', () => {
  const { editor, commands, said } = opened(scenario);
  editor.select(['verify', 'read', noteKey('note-1')]);
  const id = commands.group() ?? expect.fail('no group');
  expect(editor.getState().scenario.groups).toEqual([{ id, title: '', nodes: ['read', 'verify'], notes: ['note-1'] }]);
  expect(editor.getState().selection).toEqual([groupKey(id)]);
  commands.nameGroup(id, '核验');
  commands.colourGroup(id, 'teal');
  commands.foldGroup(id, true);
  expect(editor.getState().scenario.groups).toMatchObject([{ title: '核验', colour: 'teal', collapsed: true }]);
  commands.ungroup();
  expect(editor.getState().scenario).not.toHaveProperty('groups');
  expect(editor.getState().selection).toEqual(['read', 'verify']);
  for (let step = 0; step < 5; step += 1) editor.undo();
  expect(editor.getState().scenario).toBe(scenario);
  expect(said).toEqual(['grouped', 'folded', 'ungrouped']);
});

test('notes alone make no group', () => {
  const { editor, commands, said } = opened(scenario);
  editor.select([noteKey('note-1')]);
  expect(commands.group()).toBeNull();
  expect(said).toEqual(['group-needs-node']);
});

test('a frame moves what is in it, by keys and by hand', () => {
  const at = (of: Scenario, id: string) => of.nodes.find((node) => node.id === id)?.position ?? expect.fail(id);
  const to = withMembersMoved(checks, { [groupKey('group-1')]: { x: 32, y: 0 } }, () => ({ x: 0, y: 0 }));
  const moved = moveNodes(to)(checks);
  expect(at(moved, 'read').x).toBe(at(checks, 'read').x + 32);
  expect(moved.notes?.[0]?.position.x).toBe(192);
  expect(at(moved, 'start')).toEqual(at(checks, 'start'));
  const { editor, commands } = opened(checks);
  editor.select([groupKey('group-1')]);
  commands.nudge({ x: 16, y: 0 });
  commands.nudge({ x: 16, y: 0 });
  expect(editor.getState().scenario).toEqual(moved);
  editor.undo();
  expect(editor.getState().scenario).toBe(checks);
});

test('a group shrinks with what is deleted, and goes with its last node; its frame goes alone', () => {
  const left = removeNodes(['read', noteKey('note-1')])(checks);
  expect(left.groups).toEqual([{ id: 'group-1', title: '核验', nodes: ['verify'] }]);
  expect(removeNodes(['verify'])(left)).not.toHaveProperty('groups');
  const without = removeNodes([groupKey('group-1')])(checks);
  expect(without).toEqual(scenario);
});

test('what is put in one group leaves the other', () => {
  const two = grouped(['verify', 'start'], '开始', checks);
  expect(two.groups?.map(({ nodes }) => nodes)).toEqual([['read'], ['start', 'verify']]);
  const back = regroup('group-1', ['read', 'verify'])(two);
  expect(back.groups?.map(({ nodes }) => nodes)).toEqual([['read', 'verify'], ['start']]);
});

test('a copied group comes with what is in it, under names of its own', () => {
  const clip = clipOf(checks, [groupKey('group-1')]);
  const { scenario: next, ids } = pasted(checks, clip, { x: 32, y: 32 });
  expect(ids).toEqual(['read-2', 'verify-2', noteKey('note-2')]);
  expect(next.groups?.[1]).toEqual({ id: 'group-2', title: '核验', nodes: ['read-2', 'verify-2'], notes: ['note-2'] });
  expect(clipOf(checks, ['read']).groups).toEqual([]);
  expect(clipOf(checks, ['read', 'verify']).groups).toEqual([
    { id: 'group-1', title: '核验', nodes: ['read', 'verify'] },
  ]);
});

test('everything is chosen as it is drawn: a folded group as one', () => {
  const { editor, commands } = opened(changeGroup('group-1', { collapsed: true })(checks));
  commands.selectAll();
  const { selection } = editor.getState();
  expect(selection).toContain(groupKey('group-1'));
  expect(selection).not.toContain('read');
  expect(findNodes(checks, '核验')).toContain(groupKey('group-1'));
});

test('a comparison tells what a group is called and holds, not how it looks', () => {
  expect(diffScenarios(scenario, checks)).toMatchObject([{ what: 'group-added', pointer: '/groups/0' }]);
  expect(diffScenarios(checks, scenario)).toMatchObject([{ what: 'group-removed' }]);
  expect(diffScenarios(checks, changeGroup('group-1', { title: '查验' })(checks))).toMatchObject([
    { words: { 'zh-CN': '分组“核验”改名为“查验”' } },
  ]);
  expect(diffScenarios(checks, regroup('group-1', ['read', 'start'])(checks))).toMatchObject([
    { words: { en: 'The group “核验”: 1 put in, 2 taken out' } },
  ]);
  expect(diffScenarios(checks, changeGroup('group-1', { collapsed: true, colour: 'plum' })(checks))).toEqual([]);
});

test('groups of two authors are merged: what either put in or took out, and no question about looks', () => {
  const mine = changeGroup('group-1', { colour: 'teal' })(regroup('group-1', ['read', 'verify', 'start'])(checks));
  const theirs = changeGroup('group-1', { colour: 'plum', title: '查验' })(regroup('group-1', ['verify'])(checks));
  expect(merge(checks, mine, theirs)).toMatchObject({
    merged: { groups: [{ title: '查验', colour: 'teal', nodes: ['start', 'verify'] }] },
    conflicts: [],
  });
  const other = changeGroup('group-1', { title: '查人' })(checks);
  expect(merge(checks, other, theirs).conflicts).toMatchObject([{ pointer: '/groups/group-1/title' }]);
  const gone = merge(checks, removeNodes(['read', 'verify'])(checks), mine);
  expect(gone.conflicts).toMatchObject([{ pointer: '/groups/group-1', mine: undefined }]);
  expect(gone.merged).not.toHaveProperty('groups');
});
