/** A time of absence in a real browser: one sets a delegation, the other finds what is done in whose place, does it, and the stamp says so. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { clinicForm } from '../support/institution.ts';
import { browserTests, expectAccessible, expectNoSidewaysScroll, picture, signIn } from './browser.ts';

const open = browserTests();
const patient = { timeout: 60_000 };
const reason = '材料齐全，内容与登记信息一致，同意该机构接入一卡通应用平台。';

/** An application that waits for its review; gives its id. */
async function apply(page: Page, account: string): Promise<string> {
  await signIn(page, account);
  return page.evaluate(async (form) => {
    const send = (method: string, path: string, body: string, headers: Record<string, string> = {}) =>
      fetch(path, {
        ...{ method, body },
        headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID(), ...headers },
      });
    const opened = await send('POST', '/api/procedures/institution-access/cases', '{}');
    const { id } = (await opened.json()) as { id: string };
    const at = `/api/cases/${id}`;
    while ((await fetch(at)).status !== 200) await new Promise((resolve) => setTimeout(resolve, 200));
    const { revision } = (await (await fetch(`${at}/application`)).json()) as { revision: number };
    await send('PUT', `${at}/application`, form, { 'if-match': `"${revision}"` });
    for (const as of ['certificate', 'authorisation'])
      await send('POST', `${at}/materials?as=${as}`, '%PDF-1.4 demo', {
        'content-type': 'application/pdf',
        'content-disposition': `attachment; filename="${as}.pdf"`,
      });
    const { visit } = (await (await fetch(at)).json()) as { visit: number };
    const submit = await send(
      'POST',
      `${at}/acts`,
      JSON.stringify({ id: crypto.randomUUID(), action: 'submit', visit }),
    );
    if (submit.status !== 200) throw new Error(await submit.text());
    return id;
  }, JSON.stringify(clinicForm));
}

async function act(page: Page, name: string, said?: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
  const dialogue = page.getByRole('dialog');
  if (said !== undefined) await dialogue.getByRole('textbox').fill(said);
  await dialogue.getByRole('button', { name, exact: true }).click();
  await dialogue.waitFor({ state: 'hidden', ...patient });
}

/** Sets one from the to-do list, with what is wrong said in place first. */
async function setDelegation(page: Page): Promise<void> {
  await page.goto('/tasks');
  await page.getByRole('link', { name: '委托办理' }).click();
  await page.getByRole('heading', { name: '没有委托' }).waitFor();
  await expectAccessible(page);
  await picture(page, 'delegations-empty');
  await page.getByRole('button', { name: '设置委托' }).click();
  const dialogue = page.getByRole('dialog');
  await dialogue.getByLabel('受托人').waitFor();
  const set = dialogue.getByRole('button', { name: '设置委托' });
  await set.click();
  await dialogue.locator('[aria-invalid="true"]:focus').waitFor();
  await dialogue.getByText('请写明理由，2 至 200 字').waitFor();
  await expectAccessible(page);
  await dialogue.getByLabel('受托人').selectOption('access-manager-2');
  const lastDay = new Date(Date.now() + 6 * 86_400_000).toISOString().slice(0, 10);
  await dialogue.getByLabel('最后一天').fill(lastDay);
  await dialogue.getByLabel('原因').fill('年休假');
  await picture(page, 'delegations-dialogue');
  await page.setViewportSize({ width: 390, height: 844 });
  await picture(page, 'delegations-dialogue-390');
  await page.setViewportSize({ width: 1440, height: 900 });
  await set.click();
  await dialogue.waitFor({ state: 'hidden', ...patient });
  await page.getByRole('row', { name: /演示接入管理员二.*年休假.*生效中/ }).waitFor();
  await expectAccessible(page);
  await picture(page, 'delegations');
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  await picture(page, 'delegations-390');
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('heading', { level: 1, name: 'Delegation' }).waitFor();
  await picture(page, 'delegations-en');
  await page.getByRole('button', { name: '中文' }).click();
}

/** Finds it in the list by the notice above it, and approves it in place of who is away. */
async function doInPlace(page: Page, id: string): Promise<void> {
  await page.goto('/tasks');
  await page.getByText(/^您在替演示接入管理员办理，至 /).waitFor(patient);
  await page.getByRole('button', { name: '只看替办的' }).click();
  const row = page.getByRole('row', { name: /替演示接入管理员办理/ });
  await row.first().waitFor();
  await expect.poll(() => page.locator('tbody tr').count()).toBe(1);
  await expectAccessible(page);
  await picture(page, 'delegations-tasks');
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  await picture(page, 'delegations-tasks-390');
  await page.setViewportSize({ width: 1440, height: 900 });
  await row.first().getByRole('link').click();
  await page.waitForURL(`**/procedures/cases/${id}`);
  await page.getByText('此办件由演示接入管理员领取').waitFor(patient);
  await page
    .getByText(/不在，由演示接入管理员二代为办理至/)
    .first()
    .waitFor();
  await expectAccessible(page);
  await picture(page, 'delegations-case');
  await act(page, '同意', reason);
  await page.getByText(/^替 演示接入管理员$/).waitFor(patient);
  await picture(page, 'delegations-stamp');
}

/** Whoever takes a case on and hands it over to who is away is told who stands in. */
async function handOver(page: Page, id: string): Promise<void> {
  await page.goto(`/procedures/cases/${id}`);
  await act(page, '领取');
  await page.getByRole('button', { name: '转办', exact: true }).click();
  const dialogue = page.getByRole('dialog');
  await dialogue.getByRole('radio', { name: /演示接入管理员 .*不在岗，至/ }).check();
  await dialogue.getByText(/^演示接入管理员不在岗，至 .*，由您代为办理。$/).waitFor();
  await expectAccessible(page);
  await picture(page, 'delegations-hand-over');
  await dialogue.getByRole('textbox').fill(reason);
  await dialogue.getByRole('button', { name: '转办', exact: true }).click();
  await dialogue.waitFor({ state: 'hidden', ...patient });
  await page.getByText('此办件由演示接入管理员领取').waitFor(patient);
}

test(
  'who stands in does what the absent has taken on; handing over to the absent names who stands in; it is ended',
  { timeout: 400_000 },
  async () => {
    const { page: applicant } = await open();
    const first = await apply(applicant, 'applicant');
    const { page: another } = await open();
    const second = await apply(another, 'applicant-bus');
    const { page, calm } = await open();
    await signIn(page, 'access-manager');
    await page.goto(`/procedures/cases/${first}`);
    await act(page, '领取');
    await setDelegation(page);

    const { page: other, calm: otherCalm } = await open();
    await signIn(other, 'access-manager-2');
    await doInPlace(other, first);

    await handOver(other, second);
    otherCalm();

    await page.goto('/delegations');
    await page.getByRole('button', { name: '结束委托：演示接入管理员' }).click();
    await page
      .getByRole('dialog')
      .getByText(/结束后立即生效/)
      .waitFor();
    await expectAccessible(page);
    await picture(page, 'delegations-end');
    await page.getByRole('dialog').getByRole('button', { name: '结束委托' }).click();
    await page.getByRole('row', { name: /已提前结束/ }).waitFor(patient);
    await other.goto('/tasks');
    await other.locator('table, main h2').first().waitFor();
    expect(await other.getByText(/^您在替/).count()).toBe(0);
    calm();
  },
);
