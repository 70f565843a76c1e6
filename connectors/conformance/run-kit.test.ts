/** The conformance kit passes an applicant that is right, and each of its tests fails on its own fault and on no other. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Express } from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callTests, endpointTests } from '../../engine/core/conformance-kit/index.ts';
import { Profile } from '../../engine/core/conformance-kit/profile.ts';
import { hasPassed, voidedBy, type UnsignedReport } from '../../engine/core/conformance-kit/report.ts';
import { clauses } from '../../engine/core/clauses.ts';
import { loadKeys, type Keys } from '../../engine/crypto/keys.ts';
import { createSealer } from '../../engine/crypto/sealer.ts';
import { sm3 } from '../../engine/crypto/sm3.ts';
import { createApplicant } from '../application-system/applicant.ts';
import { callPlatform } from '../application-system/applicant-calls.ts';
import { openLibrary } from '../application-system/library.ts';
import { callFaults, misbehaviours, type CallFault, type Misbehaviour } from '../application-system/misbehaviours.ts';
import { openEndpoint } from './endpoint.ts';
import { openInbox } from './inbox.ts';
import { runKit } from './run-kit.ts';

/** The one test that each fault must fail. */
const failing = {
  unavailable: 'answers-a-call',
  'wrong-signature': 'answer-signature',
  'wrong-digest': 'answer-digest',
  'wrong-encryption': 'answer-encryption',
  'wrong-binding': 'answer-binding',
  'wrong-clock': 'answer-clock',
  'missing-field': 'answer-fields',
  'accepts-wrong-signature': 'refuses-wrong-signature',
  'accepts-unknown-sender': 'refuses-unknown-sender',
  'accepts-wrong-digest': 'refuses-wrong-digest',
  'accepts-replay': 'refuses-replay',
  'accepts-stale-clock': 'refuses-stale-clock',
  'accepts-future-clock': 'refuses-future-clock',
  'accepts-other-recipient': 'refuses-other-recipient',
  'breaks-on-rubbish': 'refuses-rubbish',
  'takes-too-much': 'refuses-too-large',
  'plain-errors': 'error-shape',
  'writes-twice': 'writes-once',
  'answers-unknown-interface': 'unknown-interface',
  'wrong-prompts': 'prompts-by-code',
  slow: 'holds-load',
} as const satisfies Record<Misbehaviour, string>;
const failingCalls = {
  'wrong-form': 'call-form',
  'wrong-signature': 'call-signature',
  'wrong-digest': 'call-digest',
  'wrong-encryption': 'call-encryption',
  'wrong-clock': 'call-clock',
  repeated: 'call-fresh',
} as const satisfies Record<CallFault, string>;

const slowMs = 700;
const profile = Profile.parse({
  ...{ system: 'demo-library', build: '2.4.1', interfaceVersion: '1.0' },
  call: { interface: 'availability', fields: { barcode: 'TS20260001' }, answers: ['available', 'shelf'] },
  prompts: [
    { interface: 'renew', fields: { barcode: 'TS20260001' }, code: 'end.done' },
    { interface: 'renew', fields: { barcode: 'TS20260010' }, code: 'end.not-done' },
  ],
  load: { perSecond: 10, seconds: 1, p95Ms: slowMs - 50 },
});

let dir: string;
let kit: Keys;
let applicant: Keys;
let of: UnsignedReport['of'];
let url: string;
const servers: Server[] = [];
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'conformance-'));
  kit = await loadKeys(join(dir, 'keys'), 'conformance-kit');
  applicant = await loadKeys(join(dir, 'keys'), 'demo-library');
  const { system, build, interfaceVersion } = profile;
  of = { system, build, interfaceVersion, key: sm3(applicant.privateKey.publicKey.toDer()) };
  const library = await openLibrary(join(dir, 'journal.jsonl'), createSealer(applicant.dataKeys));
  url = await served(createApplicant(applicant, library.handlers, { slowMs }));
});
afterAll(async () => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
  await rm(dir, { recursive: true });
});

async function served(app: Express): Promise<string> {
  const server = app.listen(0, '127.0.0.1');
  servers.push(server);
  await new Promise((resolve) => server.once('listening', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Figures of a load that all is well under, where a test is about something else. */
const noLoad = () => Promise.resolve({ sent: 10, failed: 0, p50Ms: 1, p95Ms: 1 });

async function judged(fault: Misbehaviour | null): Promise<UnsignedReport> {
  const told = await fetch(`${url}/misbehaviour`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ fault }),
  });
  expect(told.status).toBe(200);
  const { name, privateKey } = kit;
  const endpoint = openEndpoint({ url, profile, name, privateKey, peer: applicant.privateKey.publicKey });
  const isOfLoad = fault === null || fault === 'slow';
  return runKit({ of, endpoint: isOfLoad ? endpoint : { ...endpoint, load: noLoad } });
}

async function judgedCalls(fault: CallFault | null): Promise<UnsignedReport> {
  const inbox = openInbox({ name: kit.name, privateKey: kit.privateKey, peer: applicant.privateKey.publicKey });
  await callPlatform({ url: await served(inbox.app), peer: kit.name, fault, keys: applicant });
  return runKit({ of, arrivals: inbox.arrivals() });
}
const failed = ({ results }: UnsignedReport) =>
  results.filter(({ outcome }) => outcome === 'failed').map(({ test }) => test);

describe('of an endpoint', () => {
  it('all tests pass where it is right', async () => {
    const report = await judged(null);
    expect(failed(report)).toEqual([]);
    expect(hasPassed(report)).toBe(true);
    expect(report.results).toHaveLength(endpointTests.length);
    expect(report.load).toMatchObject({ sent: 10, failed: 0 });
  });

  it('every test has a fault', () => {
    expect(Object.values(failing).sort()).toEqual(endpointTests.map(({ id }) => id).sort());
  });

  it.each(Object.keys(misbehaviours) as Misbehaviour[])(
    '%s',
    async (fault) => {
      const report = await judged(fault);
      expect(failed(report)).toEqual([failing[fault]]);
      expect(hasPassed(report)).toBe(false);
    },
    60_000,
  );

  it('one that is not there passes nothing', async () => {
    const { name, privateKey } = kit;
    const peer = applicant.privateKey.publicKey;
    const endpoint = openEndpoint({ url: 'http://127.0.0.1:9', profile, name, privateKey, peer });
    const { results } = await runKit({ of, endpoint });
    expect(results.find(({ test }) => test === 'answers-a-call')?.outcome).toBe('failed');
    expect(hasPassed({ results })).toBe(false);
  });

  it('one that may not be called is not, and the exchange says so', async () => {
    const { name, privateKey } = kit;
    const peer = applicant.privateKey.publicKey;
    const endpoint = openEndpoint({ url, profile, name, privateKey, peer, mayCall: () => false });
    const { status, response } = await endpoint.send();
    expect({ status, response }).toMatchObject({ status: null, response: { body: { problem: 'address-not-called' } } });
  });
});

describe('of calls', () => {
  it('all tests pass where they are right, and none where none come', async () => {
    expect(failed(await judgedCalls(null))).toEqual([]);
    const none = await runKit({ of, arrivals: [] });
    expect(failed(none)).toEqual(['calls-arrive']);
    expect(none.results.filter(({ outcome }) => outcome === 'skipped')).toHaveLength(callTests.length - 1);
  });

  it.each(callFaults)('%s', async (fault) => {
    expect(failed(await judgedCalls(fault))).toEqual([failingCalls[fault]]);
  });
});

describe('a report', () => {
  it('says how to mend what failed, and shows the exchange without what was sent', async () => {
    const report = await judged('wrong-prompts');
    const { failure, clause } = report.results.find(({ outcome }) => outcome === 'failed')!;
    expect(clause).toBe('access.prompts');
    expect(failure).toMatchObject({
      request: { envelope: { sender: 'conformance-kit', body: expect.stringMatching(/characters/) as string } },
      response: { status: 200, opened: { outcome: 'done', result: { fields: { prompt: '(4 characters)' } } } },
    });
    expect(failure?.mend['zh-CN']).toContain('提示语');
    expect(JSON.stringify(report)).not.toContain('TS2026');
  });

  it('is voided test by test by what each depends on', async () => {
    const report = await judged(null);
    expect(voidedBy(report, of)).toEqual([]);
    const byKey = voidedBy(report, { ...of, key: '0'.repeat(64) });
    expect(byKey).toEqual(['answers-a-call', 'answer-signature']);
    expect(voidedBy(report, { ...of, interfaceVersion: '2' })).toContain('prompts-by-code');
    expect(voidedBy(report, { ...of, build: '3' })).toHaveLength(report.results.length);
    expect(voidedBy(report, { ...of, system: 'other' })).toHaveLength(report.results.length);
  });
});

it('the registry has every file, under its own name, with a clause of the standard', async () => {
  const folder = join(import.meta.dirname, '../../engine/core/conformance-kit');
  const files = async (name: string) =>
    (await readdir(join(folder, name))).map((file) => file.replace('.ts', '')).sort();
  expect(await files('endpoint')).toEqual(endpointTests.map(({ id }) => id).sort());
  expect(await files('calls')).toEqual(callTests.map(({ id }) => id).sort());
  for (const { clause } of [...endpointTests, ...callTests]) expect(Object.keys(clauses)).toContain(clause);
  expect(await readFile(join(folder, 'index.ts'), 'utf8')).toContain('registry');
});
