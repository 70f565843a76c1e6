/** Bench `canvas`: the designer's canvas in Chromium against a bare React Flow with its default nodes, over the same graphs, in turn. */
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CDPSession, Page } from 'playwright-core';
import { build, preview } from 'vite';
import { launchBrowser } from '../../test/browser/browser.ts';
import { assertExists } from '../../engine/core/control.ts';
import { root } from '../settings.ts';
import { median } from './scenario-steps.ts';

const counts = [100, 300, 1000];
const rounds = 5;
const dragMoves = 60;

type Side = 'ours' | 'bare';
const sides: readonly Side[] = ['ours', 'bare'];

/** What one drawing cost: ms until it is on the screen, ms of the page's thread a move of the mouse, bytes of heap it keeps. */
interface Cost {
  load: number;
  drag: number;
  memory: number;
}

async function metricsOf(session: CDPSession): Promise<Record<string, number>> {
  const { metrics } = await session.send('Performance.getMetrics');
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
}

async function heapOf(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  return (await metricsOf(session))['JSHeapUsedSize'] ?? 0;
}

/** Drags the first node about, and gives the milliseconds of the page's thread that each move took. */
async function drag(page: Page, session: CDPSession): Promise<number> {
  const box = assertExists(await page.locator('.react-flow__node').first().boundingBox(), 'the box of a node');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  const before = (await metricsOf(session))['TaskDuration'] ?? 0;
  for (let move = 1; move <= dragMoves; move += 1) await page.mouse.move(x + move * 3, y + move * 2);
  const after = (await metricsOf(session))['TaskDuration'] ?? 0;
  await page.mouse.up();
  return ((after - before) * 1000) / dragMoves;
}

async function costOf(page: Page, session: CDPSession, side: Side, count: number): Promise<Cost> {
  await page.evaluate('window.clear()');
  const empty = await heapOf(session);
  const load = await page.evaluate<number>(`window.draw('${side}', ${count})`);
  const memory = (await heapOf(session)) - empty;
  return { load, memory, drag: await drag(page, session) };
}

const findingRounds = 9;
/** From here on people feel that they wait. */
const findingLimitMs = 100;

/** Empties a field that must be filled, again and again; gives the median of the milliseconds from the key to the finding. */
async function findingMs(page: Page, count: number): Promise<number> {
  await page.evaluate(`window.openFindings(${count})`);
  const field = page.locator('#form').getByRole('textbox', { name: /^(结果代码|Outcome)$/ });
  await field.click();
  await page.keyboard.press('End');
  const times: number[] = [];
  for (let round = 0; round < findingRounds; round += 1) {
    await page.waitForFunction('document.querySelector("#form [data-severity]") === null');
    await page.waitForTimeout(300);
    await page.evaluate('void (window.waited = window.findingShown())');
    await page.keyboard.press('Backspace');
    times.push(await page.evaluate<number>('window.waited'));
    await page.keyboard.press('d');
  }
  return median(times);
}

/** Measures on a production build of the page; gives, by size of the graph, ours ÷ bare. */
export async function benchCanvas(say: (line: string) => void): Promise<object> {
  const outDir = await mkdtemp(join(tmpdir(), 'yikatong-canvas-'));
  const page = join(root, 'designer/bench');
  const configFile = join(root, 'designer/vite.config.ts');
  await build({ configFile, root: page, base: './', logLevel: 'error', build: { outDir, emptyOutDir: true } });
  const server = await preview({ configFile, root: page, build: { outDir }, preview: { port: 0, host: '127.0.0.1' } });
  const browser = await launchBrowser();
  try {
    const { port } = server.httpServer.address() as AddressInfo;
    const tab = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    const session = await tab.context().newCDPSession(tab);
    await session.send('Performance.enable');
    await tab.goto(`http://127.0.0.1:${port}/`);
    await tab.waitForFunction('typeof window.draw === "function"');
    for (const side of sides) await costOf(tab, session, side, 100);
    const figures: Record<string, number> = {};
    for (const count of counts) {
      const costs: Record<Side, Cost[]> = { ours: [], bare: [] };
      for (let round = 0; round < rounds; round += 1)
        for (const side of sides) costs[side].push(await costOf(tab, session, side, count));
      for (const part of ['load', 'drag', 'memory'] as const) {
        const [ours, bare] = sides.map((side) => median(costs[side].map((cost) => cost[part])));
        figures[`${part}${count}`] = Number(((ours ?? 0) / (bare ?? 1)).toFixed(2));
        say(`${count} nodes, ${part}: ours ${ours?.toFixed(1)}, bare ${bare?.toFixed(1)}`);
      }
    }
    const finding = await findingMs(tab, 300);
    figures['findingMs300'] = Math.round(finding);
    figures['finding300'] = Number((finding / findingLimitMs).toFixed(2));
    say(`300 nodes, finding: ${finding.toFixed(0)} ms after the key, of at most ${findingLimitMs}`);
    return { bench: 'canvas', ratio: figures['load300'], ...figures };
  } finally {
    await browser.close();
    await server.close();
    await rm(outDir, { recursive: true, force: true });
  }
}
