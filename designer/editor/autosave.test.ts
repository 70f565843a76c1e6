/** Autosave against a platform that keeps revisions as the real one does. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Draft } from '../../engine/core/api.ts';
import { withSettings } from '../../engine/core/edit.ts';
import { Scenario } from '../../engine/core/scenario.ts';
import lending from '../../rulesets/scenarios/library-lending.json' with { type: 'json' };
import { Autosave, type DraftDoor, type SaveAnswer } from './autosave.ts';
import { Editor } from './editor.ts';
import { changeScenario } from './edits.ts';
import { keptEdits, type EditsPlace } from './kept-edits.ts';

const first = Scenario.parse(lending);
const node = first.nodes[1]?.id ?? '';
const other = first.nodes[2]?.id ?? '';
const set = (id: string, settings: Record<string, unknown>) => (document: Scenario) =>
  withSettings(document, id, settings);

/** A device's storage, with room or without. */
function createStorage(room = true) {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (!room) throw new Error('QuotaExceededError');
      kept.set(key, value);
    },
    removeItem: (key: string) => void kept.delete(key),
  };
}

/** The platform's side: a draft with a revision, saved by If-Match, as JSON comes and goes. */
function createPlatform() {
  const it = {
    draft: {
      revision: 1,
      scenario: first,
      savedBy: 'designer',
      savedAt: '2026-11-21T04:00:00Z',
    } satisfies Draft,
    /** Out of reach; or it does what it is asked, but its answer is lost. */
    away: false as boolean | 'answers-lost',
    refuses: false,
    calls: 0,
    /** Somebody else saves. */
    saveBy(savedBy: string, change: (document: Scenario) => Scenario) {
      it.draft = { ...it.draft, scenario: change(it.draft.scenario), revision: it.draft.revision + 1, savedBy };
    },
  };
  const put = (scenario: Scenario, revision: number): SaveAnswer => {
    it.calls += 1;
    if (it.away === true) return { kind: 'unreachable' };
    if (it.refuses) return { kind: 'refused', title: 'Not valid', errors: [{ pointer: '/name', message: 'Required' }] };
    if (revision !== it.draft.revision) return { kind: 'edited-meanwhile' };
    it.saveBy('designer', () => JSON.parse(JSON.stringify(scenario)) as Scenario);
    return it.away ? { kind: 'unreachable' } : { kind: 'saved', draft: it.draft };
  };
  const later = <T>(answer: () => T): Promise<T> =>
    new Promise((resolve) => {
      setTimeout(() => {
        resolve(answer());
      }, 100);
    });
  const door: DraftDoor = {
    save: (scenario, revision) => later(() => put(scenario, revision)),
    read: () => later(() => (it.away ? null : it.draft)),
  };
  return Object.assign(it, { door });
}

function open({ platform = createPlatform(), storage = createStorage() } = {}) {
  const editor = new Editor(platform.draft.scenario, platform.draft.revision, true);
  const place: EditsPlace = keptEdits(storage, { account: 'designer', scenario: first.id, by: String(Math.random()) });
  const autosave = new Autosave(editor, platform.door, place);
  return { platform, storage, editor, autosave, close: autosave.start() };
}

const saving = (editor: Editor) => editor.getState().saving;
const settingsOf = (document: Scenario, id: string) => document.nodes.find((each) => each.id === id)?.settings;

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('a burst of changes is saved once, a moment after the last', async () => {
  const { platform, editor, storage } = open();
  for (let count = 0; count < 5; count += 1) {
    editor.change(set(node, { count }));
    await vi.advanceTimersByTimeAsync(500);
  }
  expect([platform.calls, saving(editor), storage.kept.size]).toEqual([0, 'unsaved', 1]);
  await vi.advanceTimersByTimeAsync(350);
  expect([platform.calls, saving(editor)]).toEqual([0, 'saving']);
  await vi.advanceTimersByTimeAsync(100);
  expect([platform.calls, platform.draft.revision, saving(editor), storage.kept.size]).toEqual([1, 2, 'saved', 0]);
  expect(settingsOf(platform.draft.scenario, node)).toMatchObject({ count: 4 });
});

test('what changes while a request is under way is saved after it', async () => {
  const { platform, editor } = open();
  editor.change(set(node, { count: 1 }));
  await vi.advanceTimersByTimeAsync(850);
  editor.change(set(node, { count: 2 }));
  await vi.advanceTimersByTimeAsync(60);
  expect([platform.calls, saving(editor)]).toEqual([1, 'unsaved']);
  await vi.advanceTimersByTimeAsync(1_000);
  expect([platform.calls, saving(editor), platform.draft.revision]).toEqual([2, 'saved', 3]);
});

test('what was changed and undone is not sent', async () => {
  const { platform, editor, storage } = open();
  editor.change(set(node, { count: 1 }));
  editor.undo();
  expect(saving(editor)).toBe('saved');
  await vi.advanceTimersByTimeAsync(2_000);
  expect([platform.calls, storage.kept.size]).toEqual([0, 0]);
});

test('two authors of different nodes are merged and told; undo takes back only what is mine', async () => {
  const { platform, editor, autosave } = open();
  platform.saveBy('colleague', set(other, { theirs: true }));
  editor.change(set(node, { mine: true }));
  await vi.advanceTimersByTimeAsync(2_500);
  expect(saving(editor)).toBe('saved');
  expect(settingsOf(platform.draft.scenario, node)).toHaveProperty('mine');
  expect(settingsOf(platform.draft.scenario, other)).toHaveProperty('theirs');
  expect(autosave.getState().notice).toMatchObject({ kind: 'merged', by: 'colleague', changes: [{}] });
  editor.undo();
  expect(settingsOf(editor.getState().scenario, node)).not.toHaveProperty('mine');
  expect(settingsOf(editor.getState().scenario, other)).toHaveProperty('theirs');
});

test('the same setting is asked; nothing is sent meanwhile, and what is given up comes back by undo', async () => {
  const { platform, editor, autosave } = open();
  platform.saveBy('colleague', set(node, { both: 'theirs', also: 1 }));
  editor.change(set(node, { both: 'mine' }));
  await vi.advanceTimersByTimeAsync(1_100);
  expect(saving(editor)).toBe('conflict');
  editor.change(set(other, { more: 1 }));
  await vi.advanceTimersByTimeAsync(5_000);
  expect([platform.calls, saving(editor)]).toEqual([1, 'conflict']);
  const [conflict] = autosave.conflicts();
  expect(conflict).toMatchObject({ mine: 'mine', theirs: 'theirs' });
  autosave.resolve({ [conflict?.pointer ?? '']: 'theirs' });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(saving(editor)).toBe('saved');
  expect(settingsOf(platform.draft.scenario, node)).toMatchObject({ both: 'theirs', also: 1 });
  expect(settingsOf(platform.draft.scenario, other)).toMatchObject({ more: 1 });
  editor.undo();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(settingsOf(platform.draft.scenario, node)).toMatchObject({ both: 'mine', also: 1 });
});

test('a conflict that the author undoes is none any more', async () => {
  const { platform, editor } = open();
  platform.saveBy('colleague', set(node, { both: 'theirs' }));
  editor.change(set(node, { both: 'mine' }));
  await vi.advanceTimersByTimeAsync(1_100);
  editor.undo();
  await vi.advanceTimersByTimeAsync(1_000);
  expect([saving(editor), platform.calls]).toEqual(['saved', 1]);
  expect(editor.getState().scenario).toBe(platform.draft.scenario);
});

test('without a network edits are kept and tried again, ever more rarely, and at once when it is back', async () => {
  const { platform, editor, storage, autosave } = open();
  platform.away = true;
  editor.change(set(node, { count: 1 }));
  await vi.advanceTimersByTimeAsync(900);
  expect([saving(editor), storage.kept.size]).toEqual(['offline', 1]);
  editor.change(set(node, { count: 2 }));
  expect(saving(editor)).toBe('offline');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(platform.calls).toBeLessThan(8);
  platform.away = false;
  autosave.retry();
  await vi.advanceTimersByTimeAsync(100);
  expect([saving(editor), platform.draft.revision, storage.kept.size]).toEqual(['saved', 2, 0]);
});

test('a save whose answer was lost is recognised as our own', async () => {
  const { platform, editor, autosave } = open();
  platform.away = 'answers-lost';
  editor.change(set(node, { count: 1 }));
  await vi.advanceTimersByTimeAsync(900);
  editor.change(set(node, { count: 2 }));
  platform.away = false;
  await vi.advanceTimersByTimeAsync(4_000);
  expect([saving(editor), autosave.getState().notice]).toEqual(['saved', null]);
  expect(settingsOf(platform.draft.scenario, node)).toMatchObject({ count: 2 });
});

test('a draft that the platform refuses is not lost, and the next change tries again', async () => {
  const { platform, editor, autosave, storage } = open();
  platform.refuses = true;
  editor.change(set(node, { count: 1 }));
  await vi.advanceTimersByTimeAsync(900);
  expect([saving(editor), storage.kept.size]).toEqual(['refused', 1]);
  expect(autosave.getState().refusal?.errors).toHaveLength(1);
  platform.refuses = false;
  editor.change(set(node, { count: 2 }));
  await vi.advanceTimersByTimeAsync(900);
  expect([saving(editor), autosave.getState().refusal]).toEqual(['saved', null]);
});

test('leaving saves what is left', async () => {
  const { platform, editor, close } = open();
  editor.change(set(node, { count: 1 }));
  close();
  await vi.advanceTimersByTimeAsync(200);
  expect(platform.draft.revision).toBe(2);
});

test('edits kept on the device are taken up again, and can be undone', async () => {
  const { platform, storage, editor, close } = open();
  platform.away = true;
  editor.change(set(node, { count: 1 }));
  close();
  await vi.advanceTimersByTimeAsync(200);
  platform.away = false;
  const again = open({ platform, storage });
  expect(again.autosave.getState().notice).toMatchObject({ kind: 'restored' });
  expect(settingsOf(again.editor.getState().scenario, node)).toMatchObject({ count: 1 });
  await vi.advanceTimersByTimeAsync(1_000);
  expect([platform.draft.revision, storage.kept.size]).toEqual([2, 0]);
  again.editor.undo();
  expect(again.editor.getState().scenario).toBe(first);
});

test('edits kept from an older revision are merged with what was saved since', async () => {
  const { platform, storage, editor, close } = open();
  platform.away = true;
  editor.change(set(node, { mine: 1 }));
  close();
  await vi.advanceTimersByTimeAsync(200);
  platform.away = false;
  platform.saveBy('colleague', changeScenario({ clauses: ['scenario.manage'] }));
  const again = open({ platform, storage });
  await vi.advanceTimersByTimeAsync(2_500);
  expect(saving(again.editor)).toBe('saved');
  expect(settingsOf(platform.draft.scenario, node)).toMatchObject({ mine: 1 });
  expect(platform.draft.scenario.clauses).toEqual(['scenario.manage']);
});

test('a device without room says so, and saving goes on', async () => {
  const { platform, editor, autosave } = open({ storage: createStorage(false) });
  editor.change(set(node, { count: 1 }));
  await vi.advanceTimersByTimeAsync(300);
  expect(autosave.getState().notice).toEqual({ kind: 'no-room' });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(platform.draft.revision).toBe(2);
});

test('who may only look saves nothing', async () => {
  const platform = createPlatform();
  const editor = new Editor(first, 1, false);
  const place = keptEdits(createStorage(), { account: 'reviewer', scenario: first.id, by: 'a' });
  new Autosave(editor, platform.door, place).start();
  editor.change(set(node, { count: 1 }));
  await vi.advanceTimersByTimeAsync(2_000);
  expect(platform.calls).toBe(0);
});
