/** Money moves once, in whole fen, and comes back where the case is called off. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scriptForPeople, startFor } from '../../test/support/people.ts';
import { catalogue } from '../../test/support/rulesets.ts';
import { endNode, smallVersion } from '../../test/support/scenario-of.ts';
import { slowAtBank } from './demo-script.ts';
import { amountOf, yuan } from './money.ts';
import { problem } from './problem.ts';
import { createVirtualClock, scriptedConnectors, simulate, type Script } from './simulate.ts';

describe('an amount', () => {
  it('is read in yuan as it is counted in fen', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), (fen) => {
        const [whole = '', rest = ''] = yuan(fen).split('.');
        expect(rest).toHaveLength(2);
        expect(BigInt(whole) * 100n + BigInt(rest)).toBe(BigInt(fen));
      }),
    ));

  it('is moved only where it is whole, above zero, and within its bound', () =>
    fc.assert(
      fc.property(fc.anything(), fc.option(fc.integer({ min: 1 }), { nil: undefined }), (value, atMost) => {
        const amount = amountOf(value, atMost);
        if (!('fen' in amount)) return;
        expect(Number.isSafeInteger(value)).toBe(true);
        expect(amount.fen).toBeGreaterThan(0);
        expect(amount.fen).toBeLessThanOrEqual(atMost ?? Infinity);
      }),
    ));
});

/** Reads the card, pays, reserves, and ends; where the reservation is refused, everything is taken back. */
const reservation = (payee: string) =>
  smallVersion(
    [
      { id: 'read', kind: 'read-card' },
      { id: 'pay', kind: 'pay', settings: { amount: '1200', payee } },
      { id: 'reserve', kind: 'call-system', settings: { system: 'demo-library', interface: 'reserve' } },
      { id: 'undo', kind: 'compensate' },
      endNode('reserved'),
      endNode('given-back'),
      endNode('not-done'),
    ],
    [
      'start > read',
      'read.read > pay',
      'read.not-genuine > not-done',
      'read.failed > not-done',
      'pay.paid > reserve',
      'pay.refused > not-done',
      'reserve.answered > reserved',
      'reserve.refused > undo',
      'undo > given-back',
    ],
  );

/** Runs it over a demo bank, and gives its outcome and what was asked of the bank. */
async function reserve(payee: string, outside: Script = {}) {
  const asked: string[] = [];
  const script = { ...scriptForPeople(), ...outside };
  const connectors = scriptedConnectors(script);
  const heard = Object.fromEntries(
    Object.entries(connectors).map(([operation, call]) => [
      operation,
      (input: { key?: string }) => {
        if (operation.startsWith('bank.')) asked.push(`${operation} ${input.key}`);
        return call(input as never);
      },
    ]),
  ) as unknown as typeof connectors;
  const version = { ...reservation(payee), prompts: catalogue };
  const ports = { connectors: heard, now: createVirtualClock('2026-11-20T02:00:00Z') };
  const { state, problem: wrong } = await simulate(version, startFor('c', 'demo-wang', {}), ports);
  return { outcome: state.outcome?.code, problem: wrong?.slug, asked };
}

describe('a case that pays', () => {
  it('pays once', async () =>
    expect(await reserve('demo-library')).toEqual({ outcome: 'reserved', asked: ['bank.pay c/pay/1'] }));

  it('asks again what the bank did not know, and pays no second time', async () =>
    expect(await reserve(slowAtBank)).toEqual({
      outcome: 'reserved',
      asked: ['bank.pay c/pay/1', 'bank.query c/pay/1'],
    }));

  it('gives the money back where the rest is refused', async () =>
    expect(
      await reserve('demo-library', {
        'application-system.call': () => Promise.reject(problem('not-found', { what: 'reserve' })),
      }),
    ).toEqual({ outcome: 'given-back', asked: ['bank.pay c/pay/1', 'bank.refund c/pay/1/undo'] }));
});
