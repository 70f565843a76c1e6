/** What an author can do, and what is said of it. */
import { expect, test } from 'vitest';
import lending from '../../rulesets/scenarios/library-lending.json' with { type: 'json' };
import { Scenario } from '../../engine/core/scenario.ts';
import { createCommands, freePort } from './editor-commands.ts';
import { Editor } from './editor.ts';

function open() {
  const editor = new Editor(Scenario.parse(lending), 1, true);
  const said: string[] = [];
  const commands = createCommands(editor, {
    language: 'en',
    say: (word, { name, to, count }) => said.push([word, name, to, count > 1 ? count : ''].filter(Boolean).join(' ')),
  });
  return { editor, commands, said, now: () => editor.getState() };
}

test('the next step comes in between, chosen and said', () => {
  const { commands, now, said } = open();
  const id = commands.addNext('read', 'read', 'prompt');
  expect(now().scenario.edges).toContainEqual({ from: 'read', port: 'read', to: id });
  expect(
    now()
      .scenario.edges.filter(({ from }) => from === id)
      .map(({ to }) => to),
  ).toEqual(['verify']);
  expect(now().selection).toEqual([id]);
  expect(said).toEqual(['added Prompt']);
});

test('from the palette a node goes behind the chosen one where a way is free, else where one looks', () => {
  const { editor, commands, now } = open();
  editor.select(['read']);
  const alone = commands.add('prompt', { x: 4_000, y: 4_000 });
  expect(now().scenario.edges.some(({ to }) => to === alone)).toBe(false);
  const behind = commands.add('end', { x: 0, y: 0 });
  expect(now().scenario.edges).toContainEqual({ from: alone, port: 'done', to: behind });
});

test('nothing leads into the start or to itself', () => {
  const { commands, now, said } = open();
  const { scenario } = now();
  expect(commands.connect({ from: 'read', port: 'read', to: 'start' })).toBe(false);
  expect(commands.connect({ from: 'read', port: 'read', to: 'read' })).toBe(false);
  expect(now().scenario).toBe(scenario);
  expect(said[0]).toMatch(/^not-into-start/);
  expect(said[1]).toMatch(/^not-to-itself/);
});

test('an edge led elsewhere is one entry of the undo', () => {
  const { editor, commands, now } = open();
  const { scenario } = now();
  commands.connect({ from: 'verify', port: 'passed', to: 'decide' }, { from: 'read', port: 'read', to: 'verify' });
  expect(now().scenario.edges.some(({ from, port }) => from === 'read' && port === 'read')).toBe(false);
  editor.undo();
  expect(now().scenario).toBe(scenario);
});

test('duplicate, paste and remove act on what is chosen', () => {
  const { editor, commands, now, said } = open();
  const { length } = now().scenario.nodes;
  expect(commands.copy()).toBeNull();
  editor.select(['read', 'verify']);
  commands.duplicate();
  expect(now().selection).toEqual(['read-2', 'verify-2']);
  const text = commands.copy() ?? '';
  expect(commands.paste(text)).toBe(true);
  expect(commands.paste('anything else')).toBe(false);
  expect(now().scenario.nodes).toHaveLength(length + 4);
  commands.remove(now().selection);
  expect(now().scenario.nodes).toHaveLength(length + 2);
  commands.selectAll();
  commands.remove(now().selection);
  expect(said.at(-1)).toBe('keep-one');
});

test('pressing an arrow again and again is undone at once, and so is laying out', () => {
  const { editor, commands, now } = open();
  const { scenario } = now();
  editor.select(['read']);
  for (let times = 0; times < 3; times += 1) commands.nudge({ x: 16, y: 0 });
  expect(now().scenario.nodes.find(({ id }) => id === 'read')?.position?.x).toBe(336);
  editor.undo();
  expect(now().scenario).toBe(scenario);
  commands.layOut();
  editor.undo();
  expect(now().scenario).toBe(scenario);
});

test('a port is free until it leads somewhere', () => {
  const { commands, now } = open();
  const alone = () => now().scenario.nodes.find(({ id }) => id === 'prompt');
  commands.addAt('prompt', { x: 0, y: 2_000 });
  expect(freePort(now().scenario, alone() ?? expect.fail())).toBe('done');
  commands.connect({ from: 'prompt', port: 'done', to: 'read' });
  expect(freePort(now().scenario, alone() ?? expect.fail())).toBeUndefined();
});
