/** What the browser tests stand on: a running platform, Chromium, and pages that report what they should not. */
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContextOptions, type CDPSession, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { freePorts } from '../../scripts/ports.ts';
import { readDataDir, readPorts } from '../../scripts/settings.ts';

const require = createRequire(import.meta.url);

/** A platform to look at, its demo library, and where its keys are. */
export interface PlatformForTests {
  url: string;
  library: string;
  dataDir: string;
  stop: () => Promise<void>;
}

/** A platform to look at: the one PLATFORM_URL names, else one of our own on free ports. */
export async function platformForTests(): Promise<PlatformForTests> {
  const given = process.env['PLATFORM_URL'];
  if (given) {
    const library = `http://127.0.0.1:${readPorts().applicationSystem}/applicant`;
    return { url: given.replace(/\/$/, ''), library, dataDir: readDataDir(), stop: async () => {} };
  }
  const { partsWithoutPages, startPlatform } = await import('../../scripts/platform.ts');
  const dataDir = mkdtempSync(join(tmpdir(), 'yikatong-browser-'));
  // A reader in memory: one PC/SC daemon serves the whole machine, and another platform may be using its cards.
  const platform = await startPlatform({
    dataDir,
    ports: await freePorts(),
    quiet: true,
    only: [...partsWithoutPages, 'designer'],
    env: { CARD_READER: 'memory' },
  });
  return {
    url: platform.urls.web,
    library: `${platform.urls.applicationSystem}/applicant`,
    dataDir,
    stop: async () => {
      await platform.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Chromium: CHROMIUM, Debian's, else Playwright's own. */
export function launchBrowser(): Promise<Browser> {
  const path = process.env['CHROMIUM'] ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find(existsSync);
  return chromium.launch({
    ...(path !== undefined && { executablePath: path }),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  });
}

/** Opens a page in Chinese; an error of the page's own scripts, or a broken security policy, fails the test that asks `calm`. */
export async function openPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; calm: () => void }> {
  const context = await browser.newContext({ baseURL: url, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', ...options });
  const page = await context.newPage();
  const alarms: string[] = [];
  page.on('pageerror', (error) => alarms.push(error.message));
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) alarms.push(message.text());
  });
  return {
    page,
    calm: () => {
      expect(alarms).toEqual([]);
    },
  };
}

/** A platform and a browser for all tests of a file; gives what opens a page there. */
export function browserTests(): (options?: BrowserContextOptions) => ReturnType<typeof openPage> {
  let platform: Awaited<ReturnType<typeof platformForTests>> | undefined;
  let browser: Browser | undefined;
  beforeAll(async () => {
    platform = await platformForTests();
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.stop();
  });
  return (options) => {
    if (!platform || !browser) throw new Error('a page is opened inside a test');
    return openPage(browser, platform.url, options);
  };
}

/** Keeps a picture of a step, in the folder that PICTURES names, else in .data/pictures. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['PICTURES'] ?? '.data/pictures';
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}

/** Signs in as a demo account. */
export async function signIn(page: Page, account: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByRole('button', { name: new RegExp(`\\s${account}$`) }).click();
  await page.getByRole('button', { name: /^(登录|Sign in)$/ }).click();
  // An applicant begins with what can be applied for.
  await page.locator('table, #offers').first().waitFor();
}

/** Gives a reason in the dialogue of a decision, and decides. */
export async function decide(page: Page, button: string, reason = '变化和测试都已核对。'): Promise<void> {
  const dialogue = page.getByRole('dialog');
  await dialogue.getByLabel('理由', { exact: true }).fill(reason);
  await dialogue.getByRole('button', { name: button, exact: true }).click();
  await dialogue.waitFor({ state: 'hidden' });
}

/** Waits until what moves on the page has come to rest; what moves for ever is not waited for. */
export async function atRest(page: Page): Promise<void> {
  const finite = '(one) => one.effect?.getComputedTiming().endTime !== Infinity';
  await page.evaluate(
    `Promise.allSettled(document.getAnimations().filter(${finite}).map(({ finished }) => finished)).then(() => {})`,
  );
}

/** What axe-core calls a violation: rule and places. */
export async function violationsOn(page: Page): Promise<string[]> {
  await page.locator('h1').first().waitFor({ state: 'attached' });
  await atRest(page);
  // Through the debugger, for the page's own security policy lets no foreign script in.
  const session = await page.context().newCDPSession(page);
  const source = await readFile(require.resolve('axe-core/axe.min.js'), 'utf8');
  await session.send('Runtime.evaluate', { expression: source });
  const found = await runAxe(session);
  // A colour may begin to change while axe looks: what counts is what is still there afterwards.
  if (found.length > 0) await atRest(page);
  const lasting = found.length > 0 ? await runAxe(session) : found;
  await session.detach();
  return lasting;
}

async function runAxe(session: CDPSession): Promise<string[]> {
  const { result } = await session.send('Runtime.evaluate', {
    expression: `axe.run().then(({ violations }) => JSON.stringify(violations.map(({ id, nodes }) =>
      id + ': ' + nodes.map(({ target }) => target.join(' ')).join(', '))))`,
    awaitPromise: true,
  });
  return JSON.parse(String(result.value)) as string[];
}

/** Fails on anything that axe-core calls a violation. */
export async function expectAccessible(page: Page): Promise<void> {
  expect(await violationsOn(page), `axe on ${page.url()}`).toEqual([]);
}

/** By how many pixels the page is wider than its window. */
export const tooWideBy = (page: Page): Promise<number> =>
  page.evaluate<number>('Math.max(0, document.documentElement.scrollWidth - innerWidth)');

/** Fails where the page is wider than its window. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  expect(await tooWideBy(page), `pixels too wide: ${page.url()}`).toBe(0);
}
