/** A ticket is opened once by its key, answered once by a holder, expires, and outlives a crash. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Sealer } from '../../engine/core/sealing.ts';
import { loadKeys } from '../../engine/crypto/keys.ts';
import { createSealer } from '../../engine/crypto/sealer.ts';
import { openTicketOffice, ticketLifeMs, type TicketOffice } from './ticket-office.ts';

let dir: string;
let sealer: Sealer;
let now = Date.parse('2026-11-21T04:00:00Z');
const offices: TicketOffice[] = [];
const open = async () => {
  const path = join(dir, 'tickets.jsonl');
  const office = await openTicketOffice({ path, sealer, address: 'https://phone', clock: () => now });
  offices.push(office);
  return office;
};
afterEach(async () => {
  for (const office of offices.splice(0)) await office.close();
});
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tickets-'));
  sealer = createSealer((await loadKeys(join(dir, 'keys'), 'tickets')).dataKeys);
});
afterAll(() => rm(dir, { recursive: true }));

describe('the ticket office', () => {
  it('opens one ticket a key, also after a crash', async () => {
    const first = await (await open()).open({ purpose: 'login', key: 'k1', returnTo: 'https://counter' });
    expect(first.url).toBe(`https://phone/${first.ticket}`);
    const office = await open();
    expect(await office.open({ purpose: 'login', key: 'k1', returnTo: 'https://counter' })).toEqual(first);
    await expect(office.open({ purpose: 'scan', key: 'k1' })).rejects.toThrow('idempotency-key-reused');
    expect(await office.look(first.ticket)).toMatchObject({ purpose: 'login', state: 'pending' });
  });

  it.each([
    ['confirm', { state: 'confirmed', cardholder: 'demo-wang' }],
    ['refuse', { state: 'refused' }],
  ] as const)('takes the answer %s once, and keeps it', async (answer, view) => {
    const office = await open();
    const { ticket } = await office.open({ purpose: 'scan', key: `k-${answer}` });
    expect(await office.answer(ticket, 'demo-wang', answer)).toMatchObject(view);
    await expect(office.answer(ticket, 'demo-li', 'confirm')).rejects.toThrow('code-not-valid');
    now += ticketLifeMs;
    expect(await (await open()).look(ticket)).toMatchObject(view);
  });

  it('lets a ticket expire that nobody answers', async () => {
    const office = await open();
    const { ticket } = await office.open({ purpose: 'scan', key: 'k-late' });
    now += ticketLifeMs;
    expect(await office.look(ticket)).toMatchObject({ state: 'expired' });
    await expect(office.answer(ticket, 'demo-wang', 'confirm')).rejects.toThrow('code-not-valid');
  });

  it('knows no other ticket', async () => {
    const office = await open();
    expect(await office.look('none')).toBeNull();
    await expect(office.answer('none', 'demo-wang', 'confirm')).rejects.toThrow('not-found');
  });
});
