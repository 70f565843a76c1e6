/** The queue before the one slot: fair, and never stuck. */
import { expect, it } from 'vitest';
import { createSlotQueue } from './slot-queue.ts';

it('serves in the order of coming, skips who left, and is free again', async () => {
  const queue = createSlotQueue();
  const served: string[] = [];
  const impatient = new AbortController();
  const free = await queue.enter();
  const enter = async (name: string, signal?: AbortSignal) => {
    const leave = await queue.enter(signal);
    served.push(name);
    leave();
    leave();
  };
  const all = [enter('a'), enter('b', impatient.signal).catch(() => served.push('b left')), enter('c')];
  impatient.abort();
  free();
  await Promise.all(all);
  expect(served.sort()).toEqual(['a', 'b left', 'c']);
  await expect(queue.enter(AbortSignal.abort())).rejects.toThrow('left the queue');
  (await queue.enter())();
});
