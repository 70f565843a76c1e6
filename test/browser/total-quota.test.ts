/** Why it waits where the cause is another's, in a real browser: what all together may use is taken, and the page says by how many, how much, by which rule, and what can be done. */
import { test } from 'vitest';
import { inDays } from '../support/apply.ts';
import { procedureForms } from '../support/procedure-forms.ts';
import { openCaseOf, pdf, submit } from './apply-at-once.ts';
import { browserTests, expectAccessible, expectNoSidewaysScroll, picture, signIn } from './browser.ts';

const open = browserTests();
const patient = { timeout: 60_000 };
const desk = { viewport: { width: 1440, height: 900 } };

const form = {
  ...procedureForms['data-sharing'].form,
  ...{ name: '就诊费用核对', resource: 'medical-visit', mode: 'query', daily: 10_000, authorised: true },
  ...{ legalBasis: '《中华人民共和国社会保险法》第二十八条', until: inDays(200) },
  fields: ['cardIdentification', 'hasVisit', 'paidFen'].map((field) => ({ field, purpose: 'settlement' })),
};

test('the page of a case says that the total is used up, by how many and how much', { timeout: 300_000 }, async () => {
  const library = await open(desk);
  await signIn(library.page, 'applicant-library');
  // Five small volumes are within the total; each is taken as it passes.
  for (let count = 0; count < 5; count += 1)
    await submit(library.page, await openCaseOf(library.page, 'data-sharing'), form, [pdf('basis')]);

  const bus = await open(desk);
  await signIn(bus.page, 'applicant-bus');
  await submit(bus.page, await openCaseOf(bus.page, 'data-sharing'), form, [pdf('basis')]);
  const address = new URL(bus.page.url()).pathname;
  await bus.page.getByText('还差每日 10,000 次').waitFor(patient);

  const clinic = await open(desk);
  await signIn(clinic.page, 'applicant');
  await clinic.page.goto(address);
  await clinic.page.getByRole('button', { name: '同意提供', exact: true }).click(patient);
  const dialogue = clinic.page.getByRole('dialog');
  if (await dialogue.isVisible()) await dialogue.getByRole('button', { name: '同意提供', exact: true }).click();

  const { page, calm } = await open(desk);
  await signIn(page, 'access-manager');
  await page.goto(address);
  await page.getByText('等市级接入管理员办理“审核”，因“就诊登记”的总量不够').waitFor(patient);
  await page.getByText('其他 5 项已占', { exact: true }).waitFor();
  await page.getByRole('link', { name: 'total-quota / sensitive-resource' }).waitFor();
  await expectAccessible(page);
  await picture(page, 'total-quota');
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page);
  await picture(page, 'total-quota-390');
  calm();

  const english = await open({ ...desk, locale: 'en-GB' });
  await signIn(english.page, 'access-manager');
  await english.page.goto(address);
  await english.page.getByText('Taken by 5 others', { exact: true }).waitFor(patient);
  await expectAccessible(english.page);
  await picture(english.page, 'total-quota-en');
});
