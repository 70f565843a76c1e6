/** The platform runs the conformance kit against an applicant's endpoint, and says of each test that fails which and why. */
import { mkdtemp, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApplicant } from '../../../connectors/application-system/applicant.ts';
import { openLibrary } from '../../../connectors/application-system/library.ts';
import type { Misbehaviour } from '../../../connectors/application-system/misbehaviours.ts';
import type { StageWork } from '../../../engine/core/run-procedure-ports.ts';
import { loadKeys, type Keys } from '../../../engine/crypto/keys.ts';
import { createSealer } from '../../../engine/crypto/sealer.ts';
import { loopbackNetworks } from '../../../connectors/outside/address.ts';
import { createPlatformKit } from '../../../connectors/conformance/platform-kit.ts';
import { checkConformance } from './check-conformance.ts';
import type { OperationParts } from './define-operation.ts';

let dir: string;
let platform: Keys;
let applicant: Keys;
let server: Server;
let url: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'conformance-'));
  platform = await loadKeys(join(dir, 'keys'), 'platform');
  applicant = await loadKeys(join(dir, 'keys'), 'demo-library');
  const library = await openLibrary(join(dir, 'journal.jsonl'), createSealer(applicant.dataKeys));
  server = createApplicant(applicant, library.handlers).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await rm(dir, { recursive: true });
});

const run = {
  call: { interface: 'availability', fields: { barcode: 'TS20260001' }, answers: ['available', 'shelf'] },
  load: { perSecond: 5, seconds: 1, p95Ms: 5_000 },
};

/** Judges a paper, with the applicant at fault in a way. */
async function judged(paper: object, fault: Misbehaviour | null = null, networks = loopbackNetworks) {
  await fetch(`${url}/misbehaviour`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ fault }),
  });
  const form = {
    ...{ system: 'demo-library', build: '2.4.1', interfaceVersion: '1.0', endpoint: url },
    publicKey: applicant.privateKey.publicKey.toPem(),
  };
  const papers: Record<string, unknown> = { form: { form, materials: [] }, paper };
  const kept: string[] = [];
  const parts = {
    papers: {
      paper: (_case: string, digest: string) => Promise.resolve(papers[digest]),
      keep: (_case: string, digest: string) => Promise.resolve(void kept.push(digest)),
    },
    ...{ privateKey: platform.privateKey, now: () => new Date() },
    kit: createPlatformKit({ ...platform, networks }),
  } as unknown as OperationParts;
  const work = { caseId: 'case-1', visit: 4, stage: 'conformance', submitted: 'form', paper: 'paper' } as StageWork;
  return { ...(await checkConformance(work, parts)), kept };
}

test('an endpoint that is right passes, and the signed report is kept', async () => {
  const { verdict, findings, gives, kept } = await judged({ run });
  expect({ verdict, findings }).toEqual({ verdict: 'passed', findings: [] });
  expect(gives).toMatchObject({ signer: 'platform', report: kept[0] });
}, 30_000);

test('an address on the platform’s own machine is not called, where it was not told of it', async () => {
  const { verdict, findings } = await judged({ run }, null, []);
  expect(verdict).toBe('failed');
  expect(findings).toMatchObject([{ pointer: '/endpoint', rule: 'outside' }]);
});

test('a fault is a finding of its own test', async () => {
  const { verdict, findings } = await judged({ run }, 'accepts-replay');
  expect(verdict).toBe('failed');
  expect(findings).toMatchObject([{ rule: 'refuses-replay', severity: 'error' }]);
}, 30_000);

test.each([
  ['no calls', { run: {} }, '/run/call'],
  ['no report', { report: { kit: 1 } }, '/report'],
  ['nothing', {}, '/report'],
])('%s is refused', async (_, paper, pointer) => {
  const { verdict, findings } = await judged(paper);
  expect(verdict).toBe('failed');
  expect(findings.map((each) => each.pointer)).toContain(pointer);
});
