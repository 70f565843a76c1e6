/** The demo library as an applicant whose endpoint is tested: over HTTP, with keys of its own, at fault where a test wants it. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApplicant } from '../../connectors/application-system/applicant.ts';
import { openLibrary } from '../../connectors/application-system/library.ts';
import type { Misbehaviour } from '../../connectors/application-system/misbehaviours.ts';
import { loadKeys } from '../../engine/crypto/keys.ts';
import { createSealer } from '../../engine/crypto/sealer.ts';
import type { Sm2PublicKey } from '../../engine/crypto/sm2-key.ts';

/** Opens it; it knows the platform by the platform's key. */
export async function openDemoLibrary(platform: Sm2PublicKey) {
  const dir = await mkdtemp(join(tmpdir(), 'demo-library-'));
  await mkdir(join(dir, 'keys/public'), { recursive: true });
  await writeFile(join(dir, 'keys/public/platform.pem'), platform.toPem());
  const keys = await loadKeys(join(dir, 'keys'), 'demo-library');
  const library = await openLibrary(join(dir, 'journal.jsonl'), createSealer(keys.dataKeys));
  const server = createApplicant(keys, library.handlers, { slowMs: 700 }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    publicKey: keys.privateKey.publicKey.toPem(),
    /** Has it do something wrong, or nothing any more. */
    async misbehaves(fault: Misbehaviour | null) {
      const headers = { 'content-type': 'application/json' };
      await fetch(`${url}/misbehaviour`, { method: 'POST', headers, body: JSON.stringify({ fault }) });
    },
    async stop() {
      server.closeAllConnections();
      server.close();
      await rm(dir, { recursive: true });
    },
  };
}

/** The calls that it answers. */
export const libraryCalls = {
  call: { interface: 'availability', fields: { barcode: 'TS20260001' }, answers: ['available', 'shelf'] },
  prompts: [{ interface: 'renew', fields: { barcode: 'TS20260001' }, code: 'end.done' }],
  load: { perSecond: 5, seconds: 1, p95Ms: 5_000 },
};
