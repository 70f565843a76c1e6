/** The running cases of a scenario through the public interface, over the real engine: where they stand, since when, and what holds them. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LiveView } from '../../engine/core/live.ts';
import { problem } from '../../engine/core/problem.ts';
import { text } from '../../engine/core/text.ts';
import { scriptForPeople } from '../support/people.ts';
import { startApi, type TestApi } from '../support/platform-api.ts';
import { answerAs, openClaim, openTask, statusIs } from '../support/subsidy.ts';
import { until } from '../support/until.ts';

let it: TestApi;
let refusing = false;
const sound = scriptForPeople();

beforeAll(async () => {
  it = await startApi({
    engine: 'temporal',
    script: {
      'national-platform.verify-state': (input) => {
        if (refusing) throw problem('message-rejected', { reason: text('格式不符', 'the form is not right') });
        return (sound['national-platform.verify-state'] as (asked: unknown) => never)(input);
      },
    },
  });
});
afterAll(() => it?.stop());

const live = async (as = 'duty-operator'): Promise<LiveView> =>
  (await it.as(as, 'GET', '/api/scenarios/subsidy-review/live')).body;
const nodeOf = ({ nodes }: LiveView, node: string) => nodes.find((each) => each.node === node);

async function openHeld(): Promise<string> {
  refusing = true;
  const opened = await it.as('clerk', 'POST', '/api/scenarios/subsidy-review/cases', { body: { card: 'demo-wang' } });
  await statusIs(it, opened.body.id, 'held');
  refusing = false;
  return opened.body.id;
}

test('cases are counted where they stand, with how long others stayed there and what holds them', async () => {
  expect(await live()).toMatchObject({ version: 1, open: 0, held: 0, nodes: [], incidents: [], window: { cases: 0 } });
  const waiting = await openClaim(it);
  const gone = await openClaim(it);
  const held = [await openHeld(), await openHeld()];
  const { at } = await it.api.store.cases.get(waiting);
  const asks = at[0]!;
  await it.skip(300_000);
  await answerAs(it, 'clerk', (await openTask(it, gone, 'clerk')).id, { action: 'give' });
  const counted = await until(async () => {
    const seen = await live();
    return nodeOf(seen, asks)?.visits === 1 && seen;
  });
  expect(counted).toMatchObject({ open: 4, held: 2, starting: 0, window: { cases: 4, most: 500 } });
  expect(nodeOf(counted, asks)).toMatchObject({ open: 1, held: 0, failures: 0 });
  expect(nodeOf(counted, asks)!.medianMs).toBeGreaterThanOrEqual(300_000);
  expect(nodeOf(counted, 'verify')).toMatchObject({ open: 2, held: 2, failures: 2, visits: 2 });
  expect(counted.incidents).toMatchObject([{ path: 'verify', problem: { slug: 'message-rejected' }, cases: 2 }]);

  const { trace, standing } = await it.api.store.cases.get(gone);
  expect(trace.find(({ node, port }) => node === asks && port !== 'waiting')?.stayedMs).toBeGreaterThanOrEqual(300_000);
  expect(standing).toMatchObject([{ phase: 'waiting', problem: null }]);
  expect(Date.parse(standing[0]!.since)).toBeGreaterThan(
    Date.parse(counted.nodes[0]!.oldest ?? standing[0]!.since) - 1,
  );

  const ids = async (filter: string) => {
    const { body } = await it.as('duty-operator', 'GET', `/api/cases?scenario=subsidy-review&version=1&${filter}`);
    return body.items.map(({ id }: { id: string }) => id).sort();
  };
  expect(await ids(`node=${asks}`)).toEqual([waiting]);
  expect(await ids('path=verify&problem=message-rejected')).toEqual([...held].sort());
  expect(await ids('node=verify&problem=unavailable')).toEqual([]);

  const retry = {
    action: 'retry',
    cases: [held[0], waiting],
    reason: '国家平台报文格式变更，已与对方核实并修复完成。',
  };
  const elsewhere = await it.as('duty-operator', 'POST', '/api/cases/controls', {
    body: { ...retry, node: 'approve' },
  });
  expect(elsewhere.body.items).toMatchObject([{ problem: { slug: 'nothing-held' } }, { done: false }]);
  const there = await it.as('duty-operator', 'POST', '/api/cases/controls', { body: { ...retry, node: 'verify' } });
  expect(there.body.items).toMatchObject([{ done: true }, { done: false }]);
  await until(async () => (await live()).held === 1);
});

test('nobody counts what they may not see, and a version that is not there is said so', async () => {
  expect((await live('operator-elsewhere')) as unknown).toMatchObject({ type: '/problems/forbidden' });
  const none = await it.as('duty-operator', 'GET', '/api/scenarios/subsidy-review/live?version=9');
  expect(none.status).toBe(404);
});
