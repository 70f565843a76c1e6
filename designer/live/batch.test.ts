/** One order to many cases, and the choice of them. */
import { expect, test } from 'vitest';
import { choose, countOf, isChosen, nobodyChosen, runBatch, sumOf, type BatchProgress } from './batch.ts';

const cases = Array.from({ length: 45 }, (_, index) => `c-${index}`);
const answered = (some: readonly string[]) =>
  some.map((id) => ({
    case: id,
    done: id !== 'c-3',
    problem: id === 'c-3' ? { slug: 'nothing-held', title: '没有停住' } : null,
  }));

test('it is sent part by part, and each part is told', async () => {
  const told: BatchProgress[] = [];
  const sizes: number[] = [];
  const send = async (some: readonly string[]) => {
    sizes.push(some.length);
    return answered(some);
  };
  await runBatch(
    cases,
    send,
    (progress) => told.push(progress),
    () => false,
  );
  expect(sizes).toEqual([20, 20, 5]);
  expect(told.map(({ answers }) => answers.length)).toEqual([0, 20, 40, 45, 45]);
  expect(told.at(-1)).toMatchObject({ over: true, error: null });
  expect(sumOf(told.at(-1)!)).toEqual({ done: 44, refused: 1, left: 0 });
});

test('it can be stopped between parts, and a failure keeps what was answered before', async () => {
  let last: BatchProgress | undefined;
  let sent = 0;
  const send = async (some: readonly string[]) => {
    sent += 1;
    return answered(some);
  };
  await runBatch(
    cases,
    send,
    (progress) => (last = progress),
    () => sent === 1,
  );
  expect(sumOf(last!)).toEqual({ done: 19, refused: 1, left: 25 });
  const away = new Error('away');
  const failing = async (some: readonly string[]) => {
    if (some.includes('c-20')) throw away;
    return answered(some);
  };
  await runBatch(
    cases,
    failing,
    (progress) => (last = progress),
    () => false,
  );
  expect(last).toMatchObject({ over: true, error: away });
  expect(last?.answers).toHaveLength(20);
});

test('unticking one of all keeps the others that are shown; no more than the most are counted', () => {
  const one = choose(nobodyChosen, 'a', ['a', 'b']);
  expect([isChosen(one, 'a'), isChosen(one, 'b'), countOf(one, 9)]).toEqual([true, false, 1]);
  const all = { all: true, ids: new Set<string>() };
  expect([isChosen(all, 'b'), countOf(all, 900)]).toEqual([true, 200]);
  expect([...choose(all, 'a', ['a', 'b', 'c']).ids]).toEqual(['b', 'c']);
});
