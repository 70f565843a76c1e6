/** A drawing is laid out aside, or here where no thread can be had, or not at all where that is cancelled. */
import { expect, test } from 'vitest';
import lending from '../../rulesets/scenarios/library-lending.json' with { type: 'json' };
import { Scenario } from '../../engine/core/scenario.ts';
import { layOutAside, type Thread } from './layout-thread.ts';
import { layOut, type Positions } from './layout.ts';

const scenario = Scenario.parse(lending);

/** A thread that does with a question what is asked. */
function threadThat(answer: (thread: Thread) => void): { start: () => Thread; ended: () => boolean } {
  let hasEnded = false;
  const thread: Thread = {
    onmessage: null,
    onerror: null,
    postMessage: () => {
      answer(thread);
    },
    terminate: () => {
      hasEnded = true;
    },
  };
  return { start: () => thread, ended: () => hasEnded };
}

test('the answer of the thread is taken, and the thread ended', async () => {
  const { start, ended } = threadThat((thread) =>
    thread.onmessage?.(new MessageEvent<Positions>('message', { data: { read: { x: 1, y: 2 } } })),
  );
  expect(await layOutAside(scenario, new AbortController().signal, start)).toEqual({ read: { x: 1, y: 2 } });
  expect(ended()).toBe(true);
});

test('a thread that fails, or cannot be started, is done without', async () => {
  const { start } = threadThat((thread) => thread.onerror?.());
  expect(await layOutAside(scenario, new AbortController().signal, start)).toEqual(layOut(scenario));
  const none = (): Thread => {
    throw new Error('no threads here');
  };
  expect(await layOutAside(scenario, new AbortController().signal, none)).toEqual(layOut(scenario));
});

test('cancelling gives nothing and ends the thread', async () => {
  const over = new AbortController();
  const { start, ended } = threadThat(() => undefined);
  const asked = layOutAside(scenario, over.signal, start);
  over.abort();
  expect(await asked).toBeNull();
  expect(ended()).toBe(true);
  expect(await layOutAside(scenario, over.signal, start)).toBeNull();
});
