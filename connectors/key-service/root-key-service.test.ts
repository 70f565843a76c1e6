/** PSAMs and the key service: a proof holds for its own PSAM and its own message only, and no key is told. */
import { expect, it } from 'vitest';
import { activationMessage, heartbeatMessage } from '../../engine/core/terminals/key-service.ts';
import { createRootKeyService } from './root-key-service.ts';
import { createVirtualPsam } from './virtual-psam.ts';

const service = createRootKeyService();
const serial = '990000000001';
const message = activationMessage({ terminal: 'DEV-000001', challenge: 'c', firmware: 'f' });
const proof = createVirtualPsam(serial).prove(message);

it('a proof holds', async () => {
  expect(await service.verify({ serial, message, proof })).toBe(true);
});

it.each([
  ['another PSAM', { serial: '990000000002', message, proof }],
  ['another message', { serial, message: `${message} `, proof }],
  ['another root key', { serial, message, proof: createVirtualPsam(serial, new Uint8Array(16)).prove(message) }],
  ['half a proof', { serial, message, proof: proof.slice(2) }],
  ['no proof', { serial, message, proof: '' }],
  [
    'a proof of something else',
    {
      ...{ serial, message },
      proof: createVirtualPsam(serial).prove(
        heartbeatMessage({ terminal: 'DEV-000001', firmware: 'f', clock: 'c', lastUsedAt: null, sequence: 1 }),
      ),
    },
  ],
])('a proof does not hold for %s', async (_name, asked) => {
  expect(await service.verify(asked)).toBe(false);
});

it('tells a check value of six digits, another for each PSAM, and the same each time', async () => {
  const one = await service.issue(serial);
  expect(one).toEqual(await service.issue(serial));
  expect(one.checkValue).toMatch(/^[0-9A-F]{6}$/);
  expect(one.checkValue).not.toBe((await service.issue('990000000002')).checkValue);
});
