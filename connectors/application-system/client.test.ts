/** The application system's client against its simulator, which writes each record once and loses none. */
import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { verifyConnector } from '../../test/support/verify-connector.ts';
import { createApplicationSystem } from './client.ts';

const loan = (key: string, barcode = 'TS20260001') => ({
  system: 'demo-library',
  record: 'loan',
  key,
  fields: { borrower: '990100198605140112', barcode },
});

verifyConnector(
  {
    name: 'application-system',
    simulator: 'application-system/simulator.ts',
    portVariable: 'APPLICATION_SYSTEM_PORT',
    create: createApplicationSystem,
    call: (client) => client['application-system.write'](loan('case-1/loan/1')),
    answer: { receipt: 'JY00000001' },
  },
  (simulator, client) => {
    const file = () => join(simulator().dataDir, 'application-system', 'records.jsonl');
    const items = async () =>
      ((await (await fetch(`${simulator().url}/records`)).json()) as { items: { key: string }[] }).items;

    it('gives the same receipt for the same key', async () => {
      const first = await client()['application-system.write'](loan('case-2/loan/1'));
      const again = await client()['application-system.write'](loan('case-2/loan/1'));
      expect([first.repeated, again]).toEqual([false, { receipt: first.receipt, repeated: true }]);
    });
    it('refuses another record under the same key', async () => {
      await expect(client()['application-system.write'](loan('case-2/loan/1', 'TS20260009'))).rejects.toMatchObject({
        slug: 'message-rejected',
      });
    });
    it('keeps every acknowledged record through kill -9, and drops a torn line', async () => {
      for (let index = 0; index < 20; index += 1)
        await client()['application-system.write'](loan(`case-k${index}/loan/1`));
      const before = await items();
      await simulator().kill();
      await appendFile(file(), '{"receipt":"torn');
      await simulator().restart();
      expect(await items()).toEqual(before);
      expect(await client()['application-system.write'](loan('case-k3/loan/1'))).toMatchObject({ repeated: true });
    });
    it('holds nobody’s number in clear', async () =>
      expect(await readFile(file(), 'utf8')).not.toContain('990100198605140112'));
  },
);
