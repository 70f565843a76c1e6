// Runs every check of a commit, two at a time, and says which failed and why.
import { checks } from './checks/index.ts';
import { runMain } from './steps.ts';

/** How many checks passed and failed. */
export interface CheckCounts {
  passed: number;
  failed: number;
  /** What each that failed is called and found. */
  failures: string[];
}

const atOnce = 2;

/** Runs all checks, telling each one's time and what it found. */
export async function runChecks(): Promise<CheckCounts> {
  const counts: CheckCounts = { passed: 0, failed: 0, failures: [] };
  const queue = [...checks];
  const work = async () => {
    for (let check = queue.shift(); check; check = queue.shift()) {
      const begun = performance.now();
      const found = await check.run().catch(String);
      const seconds = ((performance.now() - begun) / 1000).toFixed(1);
      counts[found ? 'failed' : 'passed'] += 1;
      if (found) counts.failures.push(`check ${check.name}: ${found}`);
      console.log(found ? `✗ ${check.name} (${seconds} s)\n    ${found}` : `✓ ${check.name} (${seconds} s)`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return counts;
}

if (import.meta.main) await runMain(async () => ((await runChecks()).failed > 0 ? 1 : 0));
