/** Bench `onboarding`: institution access with all stages answered against a bare workflow of as many updates, local activities and activities; then a batch over its items. */
import { randomBytes } from 'node:crypto';
import { Client } from '@temporalio/client';
import { NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { createConnection } from 'mongoose';
import { fileURLToPath } from 'node:url';
import { assert } from '../../engine/core/control.ts';
import type { ProcedureSteps } from '../../engine/core/run-procedure-ports.ts';
import { workflowIdOf } from '../../engine/core/run-scenario-ports.ts';
import { scriptedConnectors } from '../../engine/core/simulate.ts';
import { loadRulesets } from '../../engine/api/load-rulesets.ts';
import { procedurePartsOf } from '../../engine/api/procedure-parts.ts';
import { createAuthority, writeRoot } from '../../engine/crypto/certificate-authority.ts';
import { readCertificate } from '../../engine/crypto/certificate.ts';
import { createSealer } from '../../engine/crypto/sealer.ts';
import { generatePrivateKey } from '../../engine/crypto/sm2-key.ts';
import { sealedDataConverter } from '../../engine/sealed-data-converter.ts';
import { connectStore, type Store } from '../../engine/store/connect-store.ts';
import { createPlatformKit } from '../../connectors/conformance/platform-kit.ts';
import { createProcedureActivities } from '../../workflows/activities/procedure-activities.ts';
import { demoOffice } from '../../test/support/demo-office.ts';
import { benchFanout } from './onboarding-fanout.ts';
import { prepareCase, startOf, type BareStep, type BareSteps } from './onboarding-cases.ts';
import { median } from './scenario-steps.ts';
import type { BenchGround } from './scenario.ts';

const [atOnce, aRound, rounds, queue] = [20, 60, 3, 'bench-onboarding'];

/** Whoever waits for a case to have come to a step: the hosts of both workflows tell it, so that neither is polled. */
function createTidings() {
  const come = new Map<string, number>();
  const waiting = new Map<string, { step: number; go: () => void }>();
  return {
    tell(id: string, step: number): void {
      come.set(id, step);
      const waits = waiting.get(id);
      if (waits && step >= waits.step) {
        waiting.delete(id);
        waits.go();
      }
    },
    until: (id: string, step: number): Promise<void> =>
      (come.get(id) ?? 0) >= step
        ? Promise.resolve()
        : new Promise((go) => {
            waiting.set(id, { step, go });
          }),
  };
}
type Tidings = ReturnType<typeof createTidings>;

/** One thing that is measured: what is made ready before the clock runs, the work, and the gate after it. */
interface Runner {
  prepare: (id: string, number: number) => Promise<void>;
  work: (id: string) => Promise<void>;
  gate: (id: string) => Promise<void>;
}

let ids = 0;

/** Runs a round of pieces of work, so many at a time, and gives how many a second. */
async function roundOf({ prepare, work, gate }: Runner): Promise<number> {
  const round = Array.from({ length: aRound }, () => `onboarding-${process.pid}-${(ids += 1)}`);
  for (const [index, id] of round.entries()) await prepare(id, ids - aRound + index);
  const began = performance.now();
  let next = 0;
  const lane = async () => {
    for (let id = round[next++]; id !== undefined; id = round[next++]) await work(id);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  const rate = (aRound * 1000) / (performance.now() - began);
  for (const id of round) await gate(id);
  return rate;
}

/** The real one: each act is sent once the case asks for it. */
function accessRunner(client: Client, store: Store, tidings: Tidings): Runner {
  const acts = new Map<string, Awaited<ReturnType<typeof prepareCase>>>();
  return {
    async prepare(id, number) {
      acts.set(id, await prepareCase(store, id, number));
    },
    async work(id) {
      const running = await client.workflow.start('institutionAccess', {
        ...{ taskQueue: queue, workflowId: workflowIdOf(id), args: [{ start: startOf(id) }] },
      });
      for (const act of acts.get(id) ?? []) {
        await tidings.until(id, act.visit);
        await running.executeUpdate('act', { args: [act] });
      }
      await running.result();
    },
    async gate(id) {
      const { state, stamps } = await store.procedureCases.get(id);
      assert(state.outcome === 'granted' && stamps.length === state.seq, `${id} is granted, and stamped without a gap`);
      assert((await store.registrations.find(id))?.state === 'active', `${id} is in the register`);
    },
  };
}

/** The bare one: as many updates, at the same steps. */
function bareRunner(client: Client, tidings: Tidings, written: (id: string) => Promise<number>): Runner {
  // The local activity that must be over before each update: begun; the first act and its activity; then one by one.
  const [before, reason] = [[1, 4, 5, 6], '材料齐全，内容与登记信息一致，同意该机构接入一卡通应用平台。'];
  return {
    prepare: async () => undefined,
    async work(id) {
      const running = await client.workflow.start('bareProcedure', {
        ...{ taskQueue: queue, workflowId: id, args: [id, before.length] },
      });
      for (const [index, step] of before.entries()) {
        await tidings.until(id, step);
        await running.executeUpdate('act', { args: [{ id: `${id} ${index}`, reason }] });
      }
      await running.result();
    },
    async gate(id) {
      assert((await written(id)) === 13, `${id} wrote its thirteen steps`);
    },
  };
}

/** Measures on real servers, with sealed payloads and records. */
export async function benchOnboarding({ temporal, mongodb, say }: BenchGround, most = 8_000): Promise<object> {
  Runtime.install({ logger: { log() {}, trace() {}, debug() {}, info() {}, warn() {}, error: say } });
  const sealer = createSealer({ index: randomBytes(32), keys: [{ id: '00000001', secret: randomBytes(32) }] });
  const store = await connectStore(mongodb, { sealer });
  const dataConverter = sealedDataConverter(sealer);
  const rulesets = await loadRulesets();
  const rootKey = generatePrivateKey();
  const root = writeRoot(rootKey, { organization: '一卡通应用平台', commonName: 'Bench Root' }, new Date());
  const authority = createAuthority(rootKey, readCertificate(root));
  const now = () => new Date();
  const tidings = createTidings();
  const privateKey = generatePrivateKey();
  const real = createProcedureActivities({
    ...procedurePartsOf(store, rulesets, { office: await demoOffice(), authority, now }),
    ...{ connectors: scriptedConnectors({}), layers: async () => [], privateKey, textMessages: true },
    kit: createPlatformKit({ name: 'platform', privateKey, networks: [] }),
  });
  const told: ProcedureSteps = {
    async beginProcedure(start) {
      const begun = await real.beginProcedure(start);
      tidings.tell(start.caseId, begun.state.phase === 'asking' ? begun.state.visit : 0);
      return begun;
    },
    async proceedProcedure(input) {
      const gone = await real.proceedProcedure(input);
      if (gone.state.phase === 'asking') tidings.tell(input.start.caseId, gone.state.visit);
      return gone;
    },
  };
  const plain = await createConnection(mongodb).asPromise();
  const bare = plain.collection<{ _id: string; body: string }>('bare-steps');
  const body = sealer.seal('x'.repeat(4_000));
  const write = async ({ id, step }: BareStep) => {
    await bare.insertOne({ _id: `${id} ${String(step).padStart(2, '0')}`, body });
    tidings.tell(id, step);
  };
  const steps: BareSteps = { writeStep: write, writeWork: write };
  const connection = await NativeConnection.connect({ address: temporal });
  const worker = await Worker.create({
    ...{ connection, taskQueue: queue, dataConverter },
    workflowsPath: fileURLToPath(new URL('./onboarding-workflows.ts', import.meta.url)),
    activities: { ...real, ...told, ...steps },
    ...{ maxConcurrentLocalActivityExecutions: 50, maxConcurrentActivityTaskExecutions: 50 },
  });
  const client = new Client({ connection, dataConverter });
  const written = (id: string) => bare.countDocuments({ _id: { $gt: `${id} `, $lt: `${id} ~` } });
  const runners = { access: accessRunner(client, store, tidings), bare: bareRunner(client, tidings, written) };
  const rates: { access: number; bare: number }[] = [];
  await worker.runUntil(async () => {
    for (const runner of Object.values(runners)) await roundOf(runner);
    for (let round = 1; round <= rounds; round += 1) {
      const [access, byHand] = [await roundOf(runners.access), await roundOf(runners.bare)];
      rates.push({ access, bare: byHand });
      say(`round ${round} of ${rounds}: access ${access.toFixed(1)}/s, bare ${byHand.toFixed(1)}/s`);
    }
  });
  const codes = rulesets.catalogue.items.map(({ code }) => code);
  const ground = { connection, client, dataConverter, store, activities: real, codes, say };
  const fanout = await benchFanout(ground, most);
  await plain.close();
  await connection.close();
  await store.close();
  const rounded = (value: number) => Number(value.toFixed(2));
  return {
    bench: 'onboarding',
    ratio: rounded(median(rates.map(({ access, bare: by }) => access / by))),
    perSecond: {
      access: rounded(median(rates.map(({ access }) => access))),
      bare: rounded(median(rates.map(({ bare: by }) => by))),
    },
    records: 'complete',
    fanout,
  };
}
