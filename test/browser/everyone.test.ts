/** Every page in every state, for everyone: axe finds nothing in Chinese and English, light and dark; nothing runs over the edge from a phone to a wall. */
import { readFileSync } from 'node:fs';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { atRest, browserTests, picture, signIn, tooWideBy, violationsOn } from './browser.ts';
import { openApplication, pdf, submit } from './apply-at-once.ts';
import { batchForm, batchList, batchRow } from '../support/batch.ts';
import { clinicForm } from '../support/institution.ts';
import { places, type Place } from './places.ts';

const open = browserTests();

const looks = {
  'zh-light': { locale: 'zh-CN', colorScheme: 'light' },
  'zh-dark': { locale: 'zh-CN', colorScheme: 'dark' },
  'en-light': { locale: 'en-GB', colorScheme: 'light' },
} as const satisfies Record<string, BrowserContextOptions>;

/** A phone, 200 % zoom of a laptop, the smallest screen to draw on, and a wall. */
const widths = [390, 640, 1280, 2560];
const usual = { width: 1440, height: 900 };

/** A case that waits for a person, and the task it waits for. */
async function openCase(page: Page): Promise<{ case: string; task: string }> {
  const opened = await page.evaluate(async () => {
    const answer = await fetch('/api/scenarios/subsidy-review/cases?wait=20', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
      body: JSON.stringify({ card: 'demo-wang', inputs: {} }),
    });
    return ((await answer.json()) as { id: string }).id;
  });
  await page.goto(`/cases/${opened}`);
  await page.locator('main a[href^="/tasks/"]').first().waitFor();
  const task = await page.locator('main a[href^="/tasks/"]').first().getAttribute('href');
  return { case: opened, task: task?.split('/').at(-1) ?? '' };
}

/** An application that waits for whoever reviews it. */
async function submitApplication(page: Page): Promise<string> {
  const id = await openApplication(page);
  await submit(page, id, clinicForm, [pdf('certificate'), pdf('authorisation')], '#submitted');
  return id;
}

/** A batch that waits for whoever reviews it: one of its rows is wrong, and each that is right opens an item of the catalogue. */
async function submitBatch(page: Page): Promise<string> {
  const id = await openApplication(page, 'batch-access');
  const rows = [
    batchRow(1, { name: '演示机构名称很长的社区卫生服务中心第一门诊部' }),
    batchRow(2),
    batchRow(3, { kind: '商店' }),
  ];
  const files = [...['certificate', 'authorisation', 'plan'].map(pdf), ['rows', 'text/csv', batchList(rows)] as const];
  await submit(page, id, batchForm(['YKT-CUL-01']), files, '#items');
  return id;
}

const postAs = (page: Page, address: string, body: object) =>
  page.evaluate(
    async ([to, json]) => {
      const headers = { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() };
      return (await (await fetch(to, { method: 'POST', headers, body: json })).json()) as { version: number };
    },
    [`/api/scenarios/${address}`, JSON.stringify(body)] as const,
  );

/** A filing that waits for a second person, and one of another scenario that came back. */
async function fileTwo(designer: Page, reviewer: Page): Promise<void> {
  await postAs(designer, 'library-lending/filings', {});
  const { version } = await postAs(designer, 'park-entry/filings', {});
  await postAs(reviewer, `park-entry/versions/${version}/return`, { reason: '提示语不够清楚，请改写。' });
}

/** A notice of the demo province. */
const findNotice = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const { items } = (await (await fetch('/api/notices?limit=1')).json()) as { items: { id: string }[] };
    return items[0]?.id ?? '';
  });

const pathOf = ({ at }: Place, some: Readonly<Record<string, string>>): string =>
  at.replace(/:(case|task|application|submitted|batch|notice)$/, (_, name: string) => some[name] ?? '');

test('every route of the web application is in the table of places', () => {
  const source = readFileSync(new URL('../../designer/app/app.tsx', import.meta.url), 'utf8');
  const routes = [...source.matchAll(/<Route path="([^"]+)"/g)].map(([, path]) => path);
  expect(Object.keys(places).sort()).toEqual(routes.sort());
});

/** Goes through all places in one look; gives what is wrong, with where. */
async function walk(look: keyof typeof looks): Promise<string[]> {
  const wrong: string[] = [];
  const pages = new Map<string | null, Page>();
  const pageOf = async (account: string | null): Promise<Page> => {
    const known = pages.get(account);
    if (known) return known;
    const { page, calm } = await open({ ...looks[look], viewport: usual, reducedMotion: 'reduce' });
    calms.push(calm);
    pages.set(account, page);
    if (account !== null) await signIn(page, account);
    return page;
  };
  const calms: (() => void)[] = [];
  const one = {
    ...(await openCase(await pageOf('clerk'))),
    application: await openApplication(await pageOf('applicant')),
    submitted: await submitApplication(await pageOf('applicant-bus')),
    batch: await submitBatch(await pageOf('applicant-library')),
    notice: await findNotice(await pageOf('duty-operator')),
  };
  await fileTwo(await pageOf('designer'), await pageOf('reviewer'));
  const judge = async (page: Page, where: string) => {
    for (const violation of await violationsOn(page)) wrong.push(`${where}: ${violation}`);
    await picture(page, `${look} ${where.replaceAll('/', '_')}`);
  };
  const fits = async (page: Page, where: string) => {
    for (const width of widths) {
      await page.setViewportSize({ width, height: usual.height });
      await atRest(page);
      const by = await tooWideBy(page);
      if (by > 0) wrong.push(`${where} at ${width}: ${by} pixels too wide`);
      if (width === 390) await picture(page, `${look} ${where.replaceAll('/', '_')} ${width}`);
    }
    await page.setViewportSize(usual);
  };
  for (const place of Object.values(places).flat()) {
    const page = await pageOf(place.account);
    const where = place.account === null ? place.at : `${place.account} ${place.at}`;
    const enter = async () => {
      await page.goto(pathOf(place, one));
      await page.locator(place.ready).first().waitFor();
      await page.waitForLoadState('networkidle');
    };
    await enter();
    await judge(page, where);
    for (const tab of await page.getByRole('complementary').getByRole('tab').all()) {
      await tab.press('Enter');
      await judge(page, `${where} ${(await tab.innerText()).split('\n').at(-1) ?? ''}`);
    }
    // Colours take no room.
    if (look !== 'zh-dark') await fits(page, where);
    for (const state of place.states ?? []) {
      await enter();
      await state.enter(page).catch((error: unknown) => wrong.push(`${where} ${state.name}: ${String(error)}`));
      await judge(page, `${where} ${state.name}`);
    }
  }
  for (const calm of calms) calm();
  return wrong;
}

test.each(Object.keys(looks) as (keyof typeof looks)[])(
  'every page in every state, %s',
  { timeout: 900_000 },
  async (look) => {
    expect(await walk(look)).toEqual([]);
  },
);
