/** What a key press asks for, by where the focus is. */
import { expect, test } from 'vitest';
import { commandOf, shortcuts, type KeyPress } from './shortcuts.ts';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  ...{ key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false },
  ...more,
});

test.each([
  [press('z', { ctrlKey: true }), 'undo'],
  [press('Z', { ctrlKey: true, shiftKey: true }), 'redo'],
  [press('y', { ctrlKey: true }), 'redo'],
  [press('z', { metaKey: true }), 'undo'],
  [press('a'), 'add-next'],
  [press('a', { ctrlKey: true }), 'select-all'],
  [press('?', { shiftKey: true }), 'help'],
  [press('ArrowLeft'), 'left'],
  [press('ArrowLeft', { shiftKey: true }), 'narrower'],
  [press('g', { ctrlKey: true }), 'group'],
  [press('G', { ctrlKey: true, shiftKey: true }), 'ungroup'],
  [press('g'), 'fold'],
  [press('Backspace'), 'delete'],
  [press('z', { ctrlKey: true, altKey: true }), null],
  [press('q'), null],
])('%o', (event, command) => {
  expect(commandOf(event, 'canvas')).toBe(command);
});

test('away from the canvas a key never changes the drawing', () => {
  expect(commandOf(press('Delete'), 'page')).toBeNull();
  expect(commandOf(press('a'), 'page')).toBeNull();
  expect(commandOf(press('f', { ctrlKey: true }), 'page')).toBe('find');
});

test('no key means two things', () => {
  const keys = shortcuts.flatMap((each) => each.keys as readonly string[]);
  expect(new Set(keys).size).toBe(keys.length);
});
