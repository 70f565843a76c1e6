/** Bench `table`: the editor of decision tables in Chromium against plain text in the same virtualiser, over the same rows, in turn. */
import type { CDPSession, Page } from 'playwright-core';
import { launchBrowser } from '../../test/browser/browser.ts';
import { serveBenchPage } from './bench-page.ts';
import { median } from './scenario-steps.ts';

const rounds = 5;
const frames = 90;

type Side = 'ours' | 'bare';
const sides: readonly Side[] = ['ours', 'bare'];

async function busyMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
}

/** Scrolls a window further with each frame; gives the milliseconds of the page's thread that a frame took. */
async function scroll(page: Page, session: CDPSession): Promise<number> {
  const before = await busyMs(session);
  await page.evaluate(`(async () => {
    const scroller = document.querySelector('[role="grid"], [data-scroller]');
    for (let frame = 0; frame < ${frames}; frame += 1) {
      scroller.scrollTop += 400;
      await new Promise(requestAnimationFrame);
    }
  })()`);
  return ((await busyMs(session)) - before) / frames;
}

interface Costs {
  scroll: number[];
  open: number[];
}

async function costsOf(page: Page, session: CDPSession, count: number, say: (line: string) => void) {
  const costs: Record<Side, Costs> = { ours: { scroll: [], open: [] }, bare: { scroll: [], open: [] } };
  for (let round = 0; round <= rounds; round += 1)
    for (const side of sides) {
      const open = await page.evaluate<number>(`window.drawTable('${side}', ${count})`);
      // What the editor finds out about the table it finds out once, in a thread of its own: here only scrolling counts.
      await page.waitForTimeout(round === 0 ? 2000 : 1000);
      const scrolled = await scroll(page, session);
      // The first round warms the page up.
      if (round === 0) continue;
      costs[side].open.push(open);
      costs[side].scroll.push(scrolled);
    }
  const ratioOf = (part: keyof Costs) => {
    const [ours, bare] = sides.map((side) => median(costs[side][part]));
    say(`${count} rows, ${part}: ours ${ours?.toFixed(2)} ms, bare ${bare?.toFixed(2)} ms`);
    return Number(((ours ?? 0) / (bare ?? 1)).toFixed(2));
  };
  return { scroll: ratioOf('scroll'), open: ratioOf('open') };
}

/** Measures on a production build of the page; gives ours ÷ bare. */
export async function benchTable(say: (line: string) => void): Promise<object> {
  const served = await serveBenchPage('table');
  const browser = await launchBrowser();
  try {
    const tab = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    const session = await tab.context().newCDPSession(tab);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    await tab.goto(served.url);
    await tab.waitForFunction('typeof window.drawTable === "function"');
    const ten = await costsOf(tab, session, 10_000, say);
    const hundred = await costsOf(tab, session, 100_000, say);
    return {
      ...{ bench: 'table', ratio: ten.scroll, scrollTable10000: ten.scroll, openTable10000: ten.open },
      ...{ scrollTable100000: hundred.scroll, openTable100000: hundred.open },
    };
  } finally {
    await browser.close();
    await served.stop();
  }
}
