/** The API over a real database, with outside systems that answer for the demo people, and an engine: a worker in this process, or a time-skipping Temporal. For tests of the public interface. */
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import type { ApiParts, CaseDoors, CaseStarter } from '../../engine/api/api-parts.ts';
import { createCaseWatch } from '../../engine/api/case-watch.ts';
import { createApp } from '../../engine/api/create-app.ts';
import { demoAccounts } from '../../engine/api/demo-accounts.ts';
import { createDirectRecords } from '../../engine/api/direct-records.ts';
import { loadRulesets } from '../../engine/api/load-rulesets.ts';
import { createLayerLender } from '../../engine/api/policy-layers.ts';
import { seedDemo } from '../../engine/api/seed-demo.ts';
import { assertExists } from '../../engine/core/control.ts';
import { problem } from '../../engine/core/problem.ts';
import { scriptedConnectors, type Script } from '../../engine/core/simulate.ts';
import { createSealer } from '../../engine/crypto/sealer.ts';
import { connectStore } from '../../engine/store/connect-store.ts';
import { createScenarioActivities } from '../../workflows/activities/scenario-activities.ts';
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
const shutDoors: CaseDoors = { answer: shut, message: shut, control: shut, overlay: shut };

/** Starts an API of its own with the demo province in it. `engine: 'temporal'` runs the real workflows, so that cases wait and are answered. */
export async function startApi({
  engine = 'process',
  script = {},
}: { engine?: 'process' | 'temporal'; script?: Script } = {}) {
  const database = await startDatabase();
  const sealer = createSealer({ index: Buffer.alloc(32, 7), keys: [{ id: '00000001', secret: Buffer.alloc(32, 7) }] });
  const store = await connectStore(database.uri, { sealer });
  const connectors = scriptedConnectors({ ...scriptForPeople(), ...script });
  const clock = { offsetMs: 0 };
  const now = () => new Date(Date.now() + clock.offsetMs);
  const layers = createLayerLender(store.policies, now);
  const activities = createScenarioActivities({
    ...{ connectors, now, layers },
    ...{ versions: store.versions, cases: store.cases },
  });
  const cases = driveCases(activities);
  const temporal = { away: false, started: cases.started };
  const durable = engine === 'temporal' ? await createTestEngine(activities) : null;
  const starter: CaseStarter = {
    start(input) {
      if (temporal.away) return Promise.reject(new Error('Temporal is away'));
      return durable ? durable.starter.start(input) : cases.start(input);
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
  const rulesets = await loadRulesets();
  const api: ApiParts = {
    ...{ store, sealer, connectors, starter, log, now, layers },
    doors: {
      answer: (id, input) => doors().answer(id, input),
      message: (id, input) => doors().message(id, input),
      control: (id, input) => doors().control(id, input),
      overlay: (id) => doors().overlay(id),
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
    province: rulesets.province,
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
    ...{ api, app, url, uri: database.uri, clock, temporal, rulesets, send, tokenOf },
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
      await store.close();
      await database.stop();
    },
  };
}

export type TestApi = Awaited<ReturnType<typeof startApi>>;
