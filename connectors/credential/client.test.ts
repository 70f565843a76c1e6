/** The issuer's client against its simulator: a document is issued once, revoked once, and outlives a crash. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withOutsideSystem } from '../../test/support/outside-system.ts';
import { verifyConnector } from '../../test/support/verify-connector.ts';
import { createCredential } from './client.ts';
import { credentialIssuer } from './contract.ts';

const system = withOutsideSystem(credentialIssuer.name);
const proof = (key: string) => ({
  kind: 'card-holding-proof',
  key,
  subject: '990100198605140112',
  name: '示范王小明',
  claims: { division: '990100' },
  validDays: 30,
});
const client = () => createCredential({ url: system.simulator().url, keys: system.keys() });
const register = async () =>
  (
    (await (await fetch(`${system.simulator().url}/credentials`)).json()) as {
      items: { number: string; revoked: boolean }[];
    }
  ).items;
let calls = 0;

describe('the issuer of electronic documents', () => {
  verifyConnector({
    simulator: system.simulator,
    call: (options) =>
      createCredential({ keys: system.keys(), ...options })['credential.issue'](proof(`case-${calls++}`)),
    expected: {
      number: expect.stringMatching(/^DC-\d{8}$/) as string,
      digest: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      validUntil: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string,
      repeated: false,
    },
  });

  it('issues a key once, and another content under it not at all', async () => {
    const first = await client()['credential.issue'](proof('once'));
    expect(await client()['credential.issue'](proof('once'))).toEqual({ ...first, repeated: true });
    await expect(client()['credential.issue']({ ...proof('once'), validDays: 31 })).rejects.toThrow(
      'idempotency-key-reused',
    );
  });

  it('revokes what is valid, once, and keeps that through a crash with nobody in clear', async () => {
    const { number } = await client()['credential.issue'](proof('to-revoke'));
    const revoke = (key: string, which = number) =>
      client()['credential.revoke']({ number: which, key, reason: 'moved away' });
    expect(await revoke('v1')).toEqual({ revoked: true });
    await system.crash();
    expect((await register()).find((it) => it.number === number)).toMatchObject({ revoked: true });
    expect(await revoke('v1')).toEqual({ revoked: true });
    expect(await revoke('v2')).toEqual({ revoked: false });
    expect(await revoke('v3', 'DC-99999999')).toEqual({ revoked: false });
    const content = await readFile(join(system.dataDir(), 'credential/register.jsonl'), 'utf8');
    for (const secret of ['示范', '990100198605140112', 'moved away']) expect(content).not.toContain(secret);
  });
});
