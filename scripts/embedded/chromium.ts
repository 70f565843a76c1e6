// Finds a Chromium for the browser tests, with fonts that can show Chinese.
import { node } from '../settings.ts';
import { accessSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { CannotPrepare, type Step, silently } from '../steps.ts';
import { installPackages } from './debian.ts';
import { lastLines, onPath, run } from './run.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const downloadTimeoutMs = 180_000;

/** Flags for a headless run without GPU, sandbox or traffic of the browser's own. */
export const chromiumFlags = [
  ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];

/** Gives the path of a Chromium: CHROMIUM, the PATH, Debian's package, Playwright's download. */
export async function findChromium(step: Step = silently): Promise<string> {
  const found = process.env['CHROMIUM'] || onPath(...names) || fromPlaywright();
  if (found) return found;
  return step('Chromium', async (progress) => {
    const refused = await installPackages(['chromium', 'fonts-noto-cjk'], progress);
    const installed = onPath(...names);
    if (installed) return installed;
    progress("Playwright's download");
    const cli = new URL('cli.js', import.meta.resolve('playwright-core/package.json')).pathname;
    const download = await run(node, [cli, 'install', 'chromium'], { timeoutMs: downloadTimeoutMs });
    const downloaded = fromPlaywright();
    if (downloaded) return downloaded;
    throw new CannotPrepare(
      `Chromium could not be had. Tried the PATH, ${refused ?? "Debian's package"} and Playwright's download:\n    ` +
        `${lastLines(download.output, 2)}\nInstall Chromium (Debian: chromium fonts-noto-cjk) or name it in CHROMIUM.`,
    );
  });
}

function fromPlaywright(): string | undefined {
  const path = chromium.executablePath();
  try {
    accessSync(path);
    return path;
  } catch {
    return undefined;
  }
}
