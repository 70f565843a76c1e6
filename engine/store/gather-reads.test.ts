/** Gathered reads: one query under way at a time, and nobody is answered by what was read before they asked. */
import { expect, it, vi } from 'vitest';
import { gatherReads } from './gather-reads.ts';

/** Documents of which each query waits until it is let go. */
function slowly(documents: Map<string, number>) {
  const queries: { ids: string[]; go: () => void }[] = [];
  const find = gatherReads(async (ids) => {
    await new Promise<void>((go) => queries.push({ ids, go }));
    return ids.flatMap((id) => (documents.has(id) ? [{ _id: id, value: documents.get(id) }] : []));
  });
  return { queries, find };
}

it('asks once for all who came while a query was under way', async () => {
  const { queries, find } = slowly(new Map([['a', 1]]));
  const first = find('a');
  const later = Promise.all([find('a'), find('b'), find('a')]);
  expect(queries).toHaveLength(1);
  queries[0]!.go();
  expect(await first).toEqual({ _id: 'a', value: 1 });
  await vi.waitUntil(() => queries.length === 2);
  expect(queries.map(({ ids }) => ids)).toEqual([['a'], ['a', 'b']]);
  queries[1]!.go();
  expect(await later).toEqual([{ _id: 'a', value: 1 }, null, { _id: 'a', value: 1 }]);
});

it('does not answer with what was read before the question', async () => {
  const documents = new Map([['a', 1]]);
  const { queries, find } = slowly(documents);
  const before = find('a');
  queries[0]!.go();
  const after = before.then(() => {
    documents.delete('a');
    return find('a');
  });
  await vi.waitUntil(() => queries.length === 2);
  queries[1]!.go();
  expect(await before).toEqual({ _id: 'a', value: 1 });
  expect(await after).toBeNull();
});

it('tells everybody of a query that it failed, and goes on with the next', async () => {
  let isAway = true;
  const find = gatherReads(async (ids) => {
    if (isAway) throw new Error('away');
    return ids.map((id) => ({ _id: id }));
  });
  await expect(Promise.all([find('a'), find('b')])).rejects.toThrow('away');
  isAway = false;
  expect(await find('a')).toEqual({ _id: 'a' });
});
