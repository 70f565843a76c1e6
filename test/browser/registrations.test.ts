/** The registers in a real browser against a real platform: what is suspended takes along what hangs on it, seen before, and comes back as registered only. */
import { expect, test } from 'vitest';
import { writeRequest } from '../../engine/crypto/certificate-request.ts';
import { generatePrivateKey } from '../../engine/crypto/sm2-key.ts';
import { browserTests, expectAccessible, expectNoSidewaysScroll, picture, signIn } from './browser.ts';

const open = browserTests();
const reason = '现场检查发现验票闸机被改装，暂停用卡，待整改后恢复。';

test('an access manager sees what a suspension takes along, suspends with a reason, and lifts it again', async () => {
  const { page, calm } = await open();
  await signIn(page, 'access-manager');
  await page.getByRole('link', { name: '接入登记', exact: true }).click();
  await page.getByRole('row', { name: /演示景区票务系统/ }).waitFor();
  await expectAccessible(page);
  await picture(page, 'registrations');

  await page.goto('/registrations/demo-scenic');
  await page.getByRole('button', { name: '暂停', exact: true }).click();
  const dialogue = page.getByRole('dialog');
  await dialogue.getByText('终端机型 · 演示景区入园闸机').waitFor();
  await dialogue.getByRole('button', { name: '暂停', exact: true }).click();
  await dialogue.locator('[aria-invalid="true"]').waitFor();
  await expectAccessible(page);
  await picture(page, 'registration suspend');
  await dialogue.getByLabel('理由', { exact: true }).fill(reason);
  await dialogue.getByRole('button', { name: '暂停', exact: true }).click();
  await dialogue.waitFor({ state: 'detached' });
  await page.getByText('由主管机构暂停').first().waitFor();
  await page
    .getByText(/秒后被拒绝/)
    .first()
    .waitFor();
  await page.getByText(/已随之处置 4 项/).waitFor({ timeout: 60_000 });
  await expectAccessible(page);
  await picture(page, 'registration suspended');

  await page.goto('/registrations/demo-scenic-gate');
  await page.getByText('随所属登记而来').waitFor();
  expect(await page.getByRole('button', { name: '恢复', exact: true }).count()).toBe(0);

  await page.goto('/registrations/demo-scenic');
  await page.getByRole('button', { name: '恢复', exact: true }).click();
  await page
    .getByRole('dialog')
    .getByLabel('理由', { exact: true })
    .fill('整改情况已经现场验收，恢复登记，等待重新签发证书。');
  await page.getByRole('dialog').getByRole('button', { name: '恢复', exact: true }).click();
  await page.getByText('已登记', { exact: true }).first().waitFor();
  calm();
});

test('the certificates of a system are on its page; one is revoked for a reason, by whoever may', async () => {
  const { page, calm } = await open();
  await signIn(page, 'access-manager');
  const subject = { organization: '演示图书馆', creditCode: '12990000DEM000014A', commonName: 'demo-library-gate' };
  const body = {
    ...{ request: writeRequest(generatePrivateKey(), subject, new Date()), subject, institution: 'demo-library' },
    holder: { kind: 'institution', id: 'demo-library' },
  };
  const issued = await page.evaluate(
    (said) =>
      fetch('/api/certificates', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': 'browser-certificate' },
        body: said,
      }).then(({ status }) => status),
    JSON.stringify(body),
  );
  expect(issued).toBe(201);

  await page.goto('/registrations/demo-library');
  await page.getByRole('heading', { name: '证书' }).waitFor();
  await page.getByText('有效', { exact: true }).waitFor();
  await expectAccessible(page);
  await picture(page, 'registration certificates');
  await page.getByRole('button', { name: '吊销', exact: true }).click();
  const dialogue = page.getByRole('dialog');
  await dialogue.getByRole('button', { name: '吊销', exact: true }).click();
  await dialogue.locator('[aria-invalid="true"]').waitFor();
  await expectAccessible(page);
  await picture(page, 'certificate revoke');
  await dialogue.getByText('停止使用').click();
  await dialogue.getByLabel('理由', { exact: true }).fill('这台服务器已经下线，密钥随之销毁，不再使用。');
  await dialogue.getByRole('button', { name: '吊销', exact: true }).click();
  await dialogue.waitFor({ state: 'detached' });
  await page.getByText('已吊销', { exact: true }).waitFor();
  expect(await page.getByRole('button', { name: '吊销', exact: true }).count()).toBe(0);
  calm();

  const phone = await open({ viewport: { width: 390, height: 844 }, locale: 'en' });
  await signIn(phone.page, 'applicant-library');
  await phone.page.goto('/registrations/demo-library');
  await phone.page.getByText('Revoked', { exact: true }).waitFor();
  expect(await phone.page.getByRole('button', { name: 'Revoke', exact: true }).count()).toBe(0);
  await expectNoSidewaysScroll(phone.page);
  await expectAccessible(phone.page);
  await picture(phone.page, 'registration certificates 390');
  phone.calm();
});

test('on a phone, in English and in the dark, whoever is on duty reads the registers and has them compared', async () => {
  const { page, calm } = await open({ viewport: { width: 390, height: 844 }, locale: 'en', colorScheme: 'dark' });
  await signIn(page, 'duty-operator');
  await page.goto('/registrations');
  await page.getByRole('button', { name: 'Compare now' }).click();
  await page
    .getByText(/compared/)
    .first()
    .waitFor({ timeout: 60_000 });
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await picture(page, 'registrations 390');
  await page.goto('/registrations/demo-scenic');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await picture(page, 'registration 390');
  calm();
});
