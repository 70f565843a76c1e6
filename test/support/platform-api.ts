/** The API over a real database, with outside systems that answer for the demo people, and an engine: a worker in this process, or a time-skipping Temporal. For tests of the public interface. */
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import type { ApiParts, CaseDoors, CaseStarter } from '../../engine/api/api-parts.ts';
import { createCaseWatch } from '../../engine/api/case-watch.ts';
import { createApp } from '../../engine/api/create-app.ts';
import { demoAccounts } from '../../engine/api/demo-accounts.ts';
import { createDirectRecords } from '../../engine/api/direct-records.ts';
import { createInUseGuard } from '../../engine/api/in-use.ts';
import { withIssuedKeys } from '../../engine/api/issued-keys.ts';
import { loadRulesets } from '../../engine/api/load-rulesets.ts';
import { createLayerLender } from '../../engine/api/policy-layers.ts';
import { createTrialLender } from '../../engine/api/policy-trials.ts';
import { procedurePartsOf } from '../../engine/api/procedure-parts.ts';
import { seedDemo } from '../../engine/api/seed-demo.ts';
import { assertExists } from '../../engine/core/control.ts';
import { problem } from '../../engine/core/problem.ts';
import type { ProcedureSteps, ProcedureWork } from '../../engine/core/run-procedure-ports.ts';
import type { NoticeDoors } from '../../engine/core/send-notice.ts';
import type { ConvergeSteps, StandingSteps } from '../../engine/core/registers/standing-order.ts';
import { scriptedConnectors, type Script } from '../../engine/core/simulate.ts';
import { createAuthority, writeRoot } from '../../engine/crypto/certificate-authority.ts';
import { readCertificate } from '../../engine/crypto/certificate.ts';
import { createMessenger } from '../../engine/crypto/sealed-message.ts';
import { createSealer } from '../../engine/crypto/sealer.ts';
import { generatePrivateKey } from '../../engine/crypto/sm2-key.ts';
import { connectStore } from '../../engine/store/connect-store.ts';
import { createProcedureActivities } from '../../workflows/activities/procedure-activities.ts';
import { createStandingActivities } from '../../workflows/activities/standing-activities.ts';
import { openNationalRegister } from './national-register.ts';
import { createScenarioActivities } from '../../workflows/activities/scenario-activities.ts';
import { loopbackNetworks } from '../../connectors/outside/address.ts';
import { createPlatformKit } from '../../connectors/conformance/platform-kit.ts';
import { createRootKeyService } from '../../connectors/key-service/root-key-service.ts';
import { demoOffice } from './demo-office.ts';
import { driveCases } from './drive-cases.ts';
import { createTestEngine } from './test-engine.ts';
import { startDatabase } from './mongodb.ts';
import { scriptForPeople } from './people.ts';

/** An answer of the API. */
export interface Answered {
  status: number;
  headers: Headers;
  // What a test looks at, it knows.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  body: any;
}

/** What a test sends. */
export interface Sent {
  body?: unknown;
  token?: string | undefined;
  headers?: Record<string, string>;
}

/** Doors of an engine that cannot be reached. */
const shut = () => Promise.reject(problem('unavailable'));
const shutDoors: CaseDoors = { answer: shut, message: shut, control: shut, overlay: shut, act: shut, converge: shut };

type WorkerSteps = StandingSteps & ConvergeSteps & ProcedureSteps & ProcedureWork;

/** Starts an API of its own with the demo province in it. `engine: 'temporal'` runs the real workflows, so that cases wait and are answered. */
export async function startApi({
  engine = 'process',
  forgetful = false,
  script = {},
  notices = {},
  spoilt = (steps) => steps,
}: {
  engine?: 'process' | 'temporal';
  /** Of workflows: so that the worker can be replaced. */
  forgetful?: boolean;
  script?: Script;
  notices?: Partial<NoticeDoors>;
  /** Puts faults into what the worker does. */
  spoilt?: (steps: WorkerSteps) => WorkerSteps;
} = {}) {
  const database = await startDatabase();
  const sealer = createSealer({ index: Buffer.alloc(32, 7), keys: [{ id: '00000001', secret: Buffer.alloc(32, 7) }] });
  const store = await connectStore(database.uri, { sealer });
  const connectors = scriptedConnectors({ ...scriptForPeople(), ...script });
  const clock = { offsetMs: 0 };
  const now = () => new Date(Date.now() + clock.offsetMs);
  const rootKey = generatePrivateKey();
  const rootName = { organization: '一卡通应用平台', commonName: 'Test Root' };
  const authority = createAuthority(rootKey, readCertificate(writeRoot(rootKey, rootName, new Date())));
  const guard = createInUseGuard(store.registrations, now);
  const platformKey = generatePrivateKey();
  const ring = withIssuedKeys(
    { name: 'platform', privateKey: platformKey, publicKeyOf: () => null },
    { registrations: store.registrations, certificates: store.certificates, guard, now },
  );
  const layers = createLayerLender(store.policies, now);
  const rulesets = await loadRulesets();
  const trials = createTrialLender(store.policyTrials, now);
  const activities = createScenarioActivities({
    ...{ connectors, now, layers, trials, guard },
    ...{ versions: store.versions, cases: store.cases },
  });
  const platform = { name: 'platform', privateKey: platformKey };
  const kit = createPlatformKit({ ...platform, networks: loopbackNetworks });
  const procedureActivities = createProcedureActivities({
    ...procedurePartsOf(store, rulesets, { office: await demoOffice(), authority, now }),
    ...{ connectors, layers, kit, privateKey: platformKey, textMessages: true },
  });
  const national = await openNationalRegister(sealer);
  const standingActivities = createStandingActivities({
    ...{ registrations: store.registrations, standingOrders: store.standingOrders, divergences: store.divergences },
    ...{ certificates: store.certificates, devices: store.devices },
    ...{ accounts: store.accounts, papers: store.papers, notices: store.notices },
    ...{ noticeTemplates: rulesets.notices, now },
    office: national.office,
  });
  const cases = driveCases(activities);
  const temporal = { away: false, started: cases.started };
  const durable =
    engine === 'temporal'
      ? await createTestEngine(
          { ...activities, ...spoilt({ ...procedureActivities, ...standingActivities }) },
          { forgetful },
        )
      : null;
  const starter: CaseStarter = {
    start(input) {
      if (temporal.away) return Promise.reject(new Error('Temporal is away'));
      return durable ? durable.starter.start(input) : cases.start(input);
    },
    startProcedure(start) {
      if (temporal.away || !durable) return Promise.reject(new Error('Temporal is away'));
      return durable.starter.startProcedure(start);
    },
    startStanding(entry) {
      if (temporal.away || !durable) return Promise.reject(new Error('Temporal is away'));
      return durable.starter.startStanding(entry);
    },
    isReachable: async () => !temporal.away,
  };
  const inProcess: CaseDoors = {
    ...shutDoors,
    overlay: (id) => cases.overlay(id),
    control: (id, order) => cases.control(id, order),
  };
  const doors = (): CaseDoors => (temporal.away ? shutDoors : (durable?.starter.doors ?? inProcess));
  const log = pino({ level: 'silent' });
  let delivered = 0;
  const noticeDoors: NoticeDoors = {
    deliver: () => Promise.resolve({ message: `DM-${++delivered}`, repeated: false }),
    callWebhook: () => Promise.resolve({ isTaken: false, isFinal: true, answer: '410 gone', cause: 'http-410' }),
    ...notices,
  };
  const api: ApiParts = {
    ...{ store, sealer, authority, connectors, starter, log, now, layers, trials, guard },
    messenger: createMessenger({ keys: ring, replays: store.receivedMessages }),
    doors: {
      answer: (id, input) => doors().answer(id, input),
      message: (id, input) => doors().message(id, input),
      control: (id, input) => doors().control(id, input),
      overlay: (id) => doors().overlay(id),
      act: (id, input) => doors().act(id, input),
      converge: () => doors().converge(),
    },
    directRecords: createDirectRecords(store.cases),
    watch: createCaseWatch(store.cases, log),
    prompts: rulesets.prompts,
    translations: rulesets.translations,
    cardholders: rulesets.cardholders,
    people: rulesets.cardholders,
    standard: rulesets.standard,
    institutions: rulesets.institutions,
    packs: rulesets.packs,
    catalogue: rulesets.catalogue,
    dataResources: rulesets.dataResources,
    noticeTemplates: rulesets.notices,
    noticeDoors,
    questions: rulesets.questions,
    province: rulesets.province,
    kit,
    keyService: createRootKeyService(),
    readers: 'any',
    demo: true,
  };
  await seedDemo(api, rulesets);
  const app = createApp(api);
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function send(method: string, path: string, { body, token, headers = {} }: Sent = {}): Promise<Answered> {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const said = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '');
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(said) : said };
  }

  const tokens = new Map<string, string>();
  /** The token of a demo account. */
  async function tokenOf(account: string): Promise<string> {
    const known = tokens.get(account);
    if (known !== undefined) return known;
    const { password } = assertExists(
      demoAccounts.find((each) => each.account === account),
      account,
    );
    const { body } = await send('POST', '/api/sessions', { body: { account, password } });
    const { token } = body as { token: string };
    tokens.set(account, token);
    return token;
  }

  return {
    ...{ api, app, platformKey, national, url, uri: database.uri, clock, temporal, rulesets, send, tokenOf },
    /** The Temporal that runs its cases; null where they run in this process. */
    environment: durable?.environment ?? null,
    /** Stops the engine's worker, and starts another. */
    restartWorker: () => durable?.restart(),
    /** Lets time pass at once, for the platform and its engine; sessions may end with it. */
    async skip(ms: number) {
      clock.offsetMs += ms;
      tokens.clear();
      await durable?.environment.sleep(ms);
    },
    /** Sends as a demo account; a POST gets a fresh Idempotency-Key unless it has one. */
    async as(account: string, method: string, path: string, { body, headers }: Omit<Sent, 'token'> = {}) {
      const key = method === 'POST' ? { 'idempotency-key': randomUUID() } : {};
      return send(method, path, { body, token: await tokenOf(account), headers: { ...key, ...headers } });
    },
    /** Releases a version of a policy, as the second person. */
    async releasePolicy(name: string, version: number) {
      const at = `/api/policies/${name}/versions/${version}/release`;
      const body = { reason: '规则与测试行逐条核对过，和省厅的要求一致。' };
      return this.as('reviewer', 'POST', at, { body });
    },
    async stop() {
      await cases.stop();
      await durable?.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await national.close();
      await store.close();
      await database.stop();
    },
  };
}

export type TestApi = Awaited<ReturnType<typeof startApi>>;
