/** The notice service's client against its simulator: a notice goes out once, and its addressee is shown to nobody. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { text } from '../../engine/core/text.ts';
import { withOutsideSystem } from '../../test/support/outside-system.ts';
import { verifyConnector } from '../../test/support/verify-connector.ts';
import { createNotice } from './client.ts';
import { noticeService } from './contract.ts';

const system = withOutsideSystem(noticeService.name);
const notice = (key: string) =>
  ({ key, channel: 'sms', to: '19900000001', prompt: 'lent', words: text('图书已借出', 'The book is lent') }) as const;
const client = () => createNotice({ url: system.simulator().url, keys: system.keys() });
let calls = 0;

describe('the notice service', () => {
  verifyConnector({
    simulator: system.simulator,
    call: (options) => createNotice({ keys: system.keys(), ...options })['notify.send'](notice(`case-${calls++}`)),
    expected: { message: expect.stringMatching(/^DM-\d{8}$/) as string, repeated: false },
  });

  it('sends a key once, through a crash, and masks to whom', async () => {
    const { message } = await client()['notify.send'](notice('once'));
    await system.crash();
    expect(await client()['notify.send'](notice('once'))).toEqual({ message, repeated: true });
    const said = await (await fetch(`${system.simulator().url}/outbox`)).text();
    const { items } = JSON.parse(said) as { items: { message: string }[] };
    expect(items.filter((it) => it.message === message)).toMatchObject([{ to: '1990***0001', prompt: 'lent' }]);
    const content = await readFile(join(system.dataDir(), 'notice/outbox.jsonl'), 'utf8');
    for (const text of [said, content]) expect(text).not.toContain('19900000001');
  });
});
