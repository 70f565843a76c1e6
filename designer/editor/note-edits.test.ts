/** Notes are added, written on, moved and removed like nodes, and are undone, found, compared and merged. */
import { expect, test } from 'vitest';
import lending from '../../rulesets/scenarios/library-lending.json' with { type: 'json' };
import { diffScenarios } from '../../engine/core/diff/diff.ts';
import { Scenario } from '../../engine/core/scenario.ts';
import { noteKey } from '../canvas/note-key.ts';
import { createCommands } from './editor-commands.ts';
import { Editor } from './editor.ts';
import { moveNodes, removeNodes } from './edits.ts';
import { findNodes } from './find-nodes.ts';
import { merge } from './merge.ts';
import { addNote, newNote, writeNote } from './note-edits.ts';

const scenario = Scenario.parse(lending);
const noted = (text: string, about?: string): Scenario => {
  const note = { ...newNote(scenario, { x: 5, y: 40 }, about), text };
  return addNote(note)(scenario);
};

test('a note is one of the chosen, one entry of the undo, and no note is no field', () => {
  const editor = new Editor(scenario, 1, true);
  const said: string[] = [];
  const commands = createCommands(editor, { language: 'en', say: (word) => said.push(word) });
  editor.select(['read']);
  const id = commands.addNote({ x: 0, y: 0 });
  commands.writeNote(id, 'Ask for the old card');
  commands.writeNote(id, 'Ask for the old card first');
  expect(editor.getState().selection).toEqual([noteKey(id)]);
  expect(editor.getState().scenario.notes).toMatchObject([{ id, text: 'Ask for the old card first', about: 'read' }]);
  editor.undo();
  expect(editor.getState().scenario.notes?.[0]?.text).toBe('');
  commands.remove([noteKey(id)]);
  expect(editor.getState().scenario).not.toHaveProperty('notes');
  expect(said).toEqual(['noted', 'removed']);
});

test('it is moved onto the grid, and stays when its node goes', () => {
  const moved = moveNodes({ [noteKey('note-1')]: { x: 100, y: 49 } })(noted('hello', 'read'));
  expect(moved.notes?.[0]?.position).toEqual({ x: 96, y: 48 });
  expect(removeNodes(['read'])(moved).notes).toEqual([{ id: 'note-1', text: 'hello', position: { x: 96, y: 48 } }]);
});

test('it is found by what it says', () => {
  expect(findNodes(noted('先查旧卡'), '旧卡')).toEqual([noteKey('note-1')]);
});

test('a comparison tells what it says, not where it lies', () => {
  expect(diffScenarios(scenario, noted('hello', 'read'))).toMatchObject([{ what: 'note-added', node: 'read' }]);
  expect(diffScenarios(noted('hello'), noted('hello, you'))).toMatchObject([{ what: 'note-changed' }]);
  expect(diffScenarios(noted('hello'), scenario)).toMatchObject([{ what: 'note-removed', pointer: '/notes/0' }]);
  const moved = moveNodes({ [noteKey('note-1')]: { x: 320, y: 320 } })(noted('hello'));
  expect(diffScenarios(noted('hello'), moved)).toEqual([]);
});

test('notes of two authors are merged one by one; one text written twice is a question', () => {
  const base = noted('hello');
  const mine = writeNote('note-1', 'mine')(base);
  const theirs = moveNodes({ [noteKey('note-1')]: { x: 320, y: 320 } })(base);
  expect(merge(base, mine, theirs)).toMatchObject({
    merged: { notes: [{ text: 'mine', position: { x: 320, y: 320 } }] },
    conflicts: [],
  });
  const other = writeNote('note-1', 'theirs')(base);
  expect(merge(base, mine, other).conflicts).toMatchObject([{ pointer: '/notes/note-1/text' }]);
  expect(merge(base, scenario, base).merged).not.toHaveProperty('notes');
  expect(merge(scenario, scenario, base).merged.notes).toHaveLength(1);
});
