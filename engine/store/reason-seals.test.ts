/** Reasons lie sealed, come out as they were, and those of before are read as they stand. */
import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { createSealer } from '../crypto/sealer.ts';
import { createReasonSeals } from './reason-seals.ts';

const sealer = createSealer({ index: randomBytes(32), keys: [{ id: '00000001', secret: randomBytes(32) }] });
const seals = createReasonSeals(sealer);
const flag = { at: '2026-11-22T00:00:00.000Z', reason: '现场检查发现密钥保管不符合要求。' };

test('a reason is sealed and opened, and none stays none', () => {
  const sealed = seals.sealEach({ authority: flag });
  expect(JSON.stringify(sealed)).not.toContain('密钥');
  expect(seals.openEach(sealed)).toEqual({ authority: flag });
  expect(seals.open(seals.seal({ reason: null }))).toEqual({ reason: null });
});

test('a reason that was written before they were sealed is read, and sealed when it is written again', () => {
  expect(seals.openEach({ authority: flag })).toEqual({ authority: flag });
  expect(seals.seal(seals.open(flag)).reason).not.toBe(flag.reason);
});

test('a sealed reason that was changed is not read', () => {
  const { reason } = seals.seal(flag);
  expect(() => seals.open({ reason: `${reason.slice(0, -4)}AAAA` })).toThrow('internal');
});
