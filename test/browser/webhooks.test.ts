/** Webhooks in a real browser against a real platform: an institution adds one, sees that a test arrives, and reads on the page of a case what its system was told of it. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { browserTests, expectAccessible, expectNoSidewaysScroll, picture, signIn } from './browser.ts';

const open = browserTests();
const taken: { headers: Record<string, unknown>; body: { event: string; case: string | null } }[] = [];
let system: Server;
let address = '';
let status = 204;
/** A system of the institution: it takes what is posted to it. */
beforeAll(async () => {
  system = createServer((request, response) => {
    let said = '';
    request.on('data', (part: Buffer) => (said += part.toString()));
    request.on('end', () => {
      taken.push({ headers: request.headers, body: JSON.parse(said) as { event: string; case: string | null } });
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => system.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(system.address() as AddressInfo).port}/yikatong`;
});
afterAll(() => system?.close());

test('an institution adds a webhook, tries it, reads on a case what was sent, switches it off and removes it', async () => {
  const { page, calm } = await open({ viewport: { width: 1440, height: 900 } });
  await signIn(page, 'applicant-bus');
  await page.goto('/registrations');
  const section = page.getByRole('region', { name: '系统回调' });
  await section.getByText('还没有添加。').waitFor();
  await section.getByRole('button', { name: '添加回调' }).click();
  const dialogue = page.getByRole('dialog');
  await dialogue.getByLabel('地址').fill('http://bus.example.org/in');
  await dialogue.getByRole('button', { name: '添加回调' }).click();
  await dialogue.getByText(/请填写以 https 开头的地址/).waitFor();
  expect(await dialogue.locator('[aria-invalid="true"]').count()).toBe(2);
  await expectAccessible(page);
  await picture(page, 'webhook add');
  await dialogue.getByLabel('地址').fill(address);
  await dialogue.getByRole('button', { name: '生成一个' }).click();
  const secret = await dialogue.getByLabel('共享密钥').inputValue();
  expect(secret).toMatch(/^[0-9a-f]{32}$/);
  await dialogue.getByLabel('已撤回').check();
  await dialogue.getByRole('button', { name: '添加回调' }).click();
  await dialogue.waitFor({ state: 'detached' });
  await section.getByText(address).waitFor();
  expect(await page.content()).not.toContain(secret);

  await section.getByRole('button', { name: '发送测试' }).click();
  await section.getByText('已送达').waitFor();
  status = 503;
  await section.getByRole('button', { name: '发送测试' }).click();
  await section.getByText('对方系统答复了状态 503。').waitFor();
  status = 204;
  expect(taken[0]).toMatchObject({ body: { event: 'test', case: null } });
  expect(taken[0]?.headers).toHaveProperty('yikatong-mac');
  await expectAccessible(page);
  await picture(page, 'webhooks');

  // A case that is taken back at once: the system hears of it, and the page of the case says so.
  const id = await page.evaluate(async () => {
    const send = async (path: string, body: object) => {
      const headers = { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() };
      const answer = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) });
      return (await answer.json()) as { id: string };
    };
    const opened = await send('/api/procedures/system-access/cases', {});
    for (;;) {
      const seen = await fetch(`/api/cases/${opened.id}`);
      if (seen.ok) break;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    const reason = '系统还在改造，改好之后重新申请，先撤回这一次。';
    await send(`/api/cases/${opened.id}/acts`, { id: crypto.randomUUID(), action: 'withdraw', visit: 1, reason });
    return opened.id;
  });
  await page.goto(`/procedures/cases/${id}`);
  const notices = page.getByRole('region', { name: '通知' });
  await notices.getByText('应用系统接入有新进展：已撤回').waitFor();
  await notices.getByText('已送达').waitFor({ timeout: 30_000 });
  await notices.getByText(/^http:\/\/127\.0\.0\.1:\d+\/…$/).waitFor();
  expect(taken.map(({ body }) => body)).toContainEqual(expect.objectContaining({ event: 'withdrawn', case: id }));
  await expectAccessible(page);
  await picture(page, 'case notices');

  await page.goto('/registrations');
  await section.getByText('已撤回 · 办件').waitFor();
  await section.getByRole('button', { name: '停用' }).click();
  await section.getByText('已停用').waitFor();
  await section.getByRole('button', { name: '删除' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '删除' }).click();
  await section.getByText('还没有添加。').waitFor();
  calm();
});

test('on a phone in English and in the dark nothing is too wide, and an access manager keeps no webhooks', async () => {
  const { page, calm } = await open({ viewport: { width: 390, height: 844 }, locale: 'en', colorScheme: 'dark' });
  await signIn(page, 'applicant-library');
  await page.goto('/registrations');
  const section = page.getByRole('region', { name: 'Webhooks' });
  await section.getByRole('button', { name: 'Add a webhook' }).click();
  const dialogue = page.getByRole('dialog');
  await dialogue.getByLabel('Address').fill(address);
  await dialogue.getByRole('button', { name: 'Make one' }).click();
  await expectAccessible(page);
  await picture(page, 'webhook add 390');
  await dialogue.getByRole('button', { name: 'Add a webhook' }).click();
  await section.getByRole('button', { name: 'Send a test' }).click();
  await section.getByText('Delivered').waitFor();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await picture(page, 'webhooks 390');
  calm();

  const { page: manager } = await open();
  await signIn(manager, 'access-manager');
  await manager.goto('/registrations');
  await manager.getByRole('table').first().waitFor();
  expect(await manager.getByRole('heading', { name: '系统回调' }).count()).toBe(0);
});
