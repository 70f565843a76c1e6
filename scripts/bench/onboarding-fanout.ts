/** Part of bench `onboarding`: a signed batch that spreads over its items, small and large, each item a case of its own; what an item costs while the batch is in full run. */
import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import { Worker, type NativeConnection } from '@temporalio/worker';
import type { DataConverter } from '@temporalio/common';
import { fileURLToPath } from 'node:url';
import { assert } from '../../engine/core/control.ts';
import { canonicalJson } from '../../engine/core/canonical-json.ts';
import type { ProcedureStart, ProcedureWork } from '../../engine/core/run-procedure-ports.ts';
import { spreadWorkflow, spreadWorkflowId, type SpreadSteps } from '../../engine/core/spread-batch-ports.ts';
import { sm3 } from '../../engine/crypto/sm3.ts';
import type { Store } from '../../engine/store/connect-store.ts';
import { batchForm, batchList, batchRow } from '../../test/support/batch.ts';

/** What it runs on. */
export interface FanoutGround {
  connection: NativeConnection;
  client: Client;
  dataConverter: DataConverter;
  store: Store;
  activities: ProcedureWork & SpreadSteps;
  /** Codes of the catalogue, of which each institution opens nineteen. */
  codes: readonly string[];
  say: (line: string) => void;
}

const [queue, applicant] = ['bench-fanout', 'bench-association'];
const place = { region: '990000', institution: applicant };
const author = { by: 'bench', at: new Date().toISOString() };
/** Items of a row: its institution and what that opens. */
const aRow = 20;
/** The first and the last tenth are warm-up and drain. */
const [from, to] = [0.1, 0.9];
/** Behind the credit codes of the other parts of the bench. */
let institutions = 5_000_000;

/** The times at which items ended, in milliseconds, in order; and the most memory that was used. */
interface Run {
  ends: number[];
  mostBytes: number;
}

/** Puts the applicant into the register. */
const enterApplicant = (store: Store) =>
  store.registrations.enter(
    {
      ...{ id: applicant, register: 'institution', ...place, name: '演示协会', state: 'active', flags: {} },
      ...{ parent: null, number: null, form: '', case: '', since: author.at, shows: {}, until: null },
    },
    applicant,
    'bench',
  );

/** Hands a batch in and has it checked, as up to its signature. */
async function prepareBatch({ store, activities, codes }: FanoutGround, items: number) {
  const caseId = randomUUID();
  const rows = Array.from({ length: items / aRow }, () => batchRow((institutions += 1)));
  const bytes = Buffer.from(batchList(rows));
  const files = ['rows', 'certificate', 'authorisation', 'plan'].map((as) => ({ as, id: randomUUID() }));
  for (const { as, id } of files)
    await store.materials.add(
      {
        ...{ id, as, scenario: caseId, ...place, ...author, name: `${as}.csv`, type: 'text/csv' },
        ...{ bytes, size: bytes.length, digest: sm3(bytes) },
      },
      { made: id, of: id },
    );
  const materials = files.map(({ as, id }) => ({ code: as, id, digest: sm3(bytes), name: `${as}.csv` }));
  const content = { form: batchForm(codes.slice(0, aRow - 1)), materials };
  const submitted = sm3(canonicalJson(content));
  await store.papers.keep(caseId, submitted, content, author);
  const batch: ProcedureStart = {
    ...{ caseId, procedure: 'batch-access', act: 'access', place, registration: null },
    ...{ openedBy: author.by, openedAt: author.at },
  };
  const { verdict, findings } = await activities.performStage({
    ...{ caseId, visit: 1, stage: 'check', operation: 'check-batch', start: batch, submitted },
    ...{ paper: null, quota: null, given: {} },
  });
  assert(verdict === 'passed', `the list is sound: ${JSON.stringify(findings)}`);
  return { batch, submitted };
}

/** Every item was granted, and each stands once among the cases and in the registers. */
async function gate(store: Store, batch: string, items: number, before: number): Promise<void> {
  const { byStatus } = await store.batchItems.counts(batch);
  assert(byStatus.granted === items, `${items} items are granted: ${JSON.stringify(byStatus)}`);
  const everywhere = { region: '990000', institution: null };
  const { total } = await store.procedureCases.list(everywhere, { limit: 1, batch, status: 'over' });
  assert(total === items, `each of ${items} items is one case`);
  assert((await entriesOf(store)) - before === items, `each of ${items} items is one entry of a register`);
}

const entriesOf = async (store: Store): Promise<number> => {
  const everywhere = { region: '990000', institution: null };
  return (await store.registrations.list(everywhere, { limit: 1 })).total;
};

/** Milliseconds of an item between warm-up and drain. */
function costOf({ ends }: Run): number {
  const [first, last] = [Math.floor(ends.length * from), Math.floor(ends.length * to)];
  return ((ends[last] ?? 0) - (ends[first] ?? 0)) / (last - first);
}

/** Spreads batches of `most` items and of an eighth of it, the small one before and after the large one. */
export async function benchFanout(ground: FanoutGround, most: number): Promise<object> {
  const { connection, client, dataConverter, store, activities, say } = ground;
  const run: Run = { ends: [], mostBytes: 0 };
  const turnSpread: SpreadSteps['turnSpread'] = async (turn) => {
    const turned = await activities.turnSpread(turn);
    for (const _ended of turn.ended) run.ends.push(performance.now());
    run.mostBytes = Math.max(run.mostBytes, process.memoryUsage.rss());
    return turned;
  };
  const worker = await Worker.create({
    ...{ connection, taskQueue: queue, dataConverter },
    workflowsPath: fileURLToPath(new URL('../../workflows/index.ts', import.meta.url)),
    activities: { ...activities, turnSpread },
    ...{ maxConcurrentLocalActivityExecutions: 50, maxConcurrentActivityTaskExecutions: 50 },
  });
  await enterApplicant(store);

  async function spread(items: number): Promise<{ cost: number; megabytes: number }> {
    const input = await prepareBatch(ground, items);
    const before = await entriesOf(store);
    Object.assign(run, { ends: [], mostBytes: 0 });
    const start = process.memoryUsage.rss();
    const workflowId = spreadWorkflowId(input.batch.caseId);
    await client.workflow.execute(spreadWorkflow, { taskQueue: queue, workflowId, args: [input] });
    await gate(store, input.batch.caseId, items, before);
    const cost = costOf(run);
    const megabytes = Math.round((run.mostBytes - start) / 2 ** 20);
    say(`${items} items: ${(1000 / cost).toFixed(1)}/s, ${megabytes} MB more`);
    return { cost, megabytes };
  }

  const few = Math.round(most / 8 / aRow) * aRow;
  return worker.runUntil(async () => {
    await spread(aRow * 10);
    const [small, large, again] = [await spread(few), await spread(most), await spread(few)];
    const growth = large.cost / ((small.cost + again.cost) / 2);
    return {
      ...{ items: most, perSecond: Number((1000 / large.cost).toFixed(1)), growthMB: large.megabytes },
      ...{ growth: Number(growth.toFixed(2)), granted: 'each once' },
    };
  });
}
