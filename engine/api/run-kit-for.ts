/** Has the platform run the conformance kit, and keeps what comes as it comes. */
import type { KitRun, KitAsked } from '../core/conformance-kit/kit-run.ts';
import type { KitResult } from '../core/conformance-kit/report.ts';
import type { ApiParts } from './api-parts.ts';

/** How often a run says that it is under way, in milliseconds: a single test may take minutes. */
const signMs = 5_000;

/** Runs it to its end. Never rejects: what breaks is kept as a run that broke. */
export async function runKitFor(
  { store: { conformanceRuns }, kit, now, log }: ApiParts,
  { id, of, declared }: Pick<KitRun, 'id' | 'of' | 'declared'>,
  asked: Omit<KitAsked, 'tell'>,
): Promise<void> {
  const results: KitResult[] = [];
  const at = () => now().toISOString();
  const content = () => ({ of, declared, results: [...results], report: null });
  // One after the other, so that what is kept never goes back.
  let kept = Promise.resolve();
  const then = (keep: () => Promise<void>) => {
    kept = kept.then(keep).catch(() => log.warn({ run: id }, 'a step of a conformance run was not kept'));
    return kept;
  };
  const sign = setInterval(() => void then(() => conformanceRuns.seen(id, at())), signMs);
  const tell = (result: KitResult) => {
    results.push(result);
    const now = content();
    void then(() => conformanceRuns.keep(id, now, at()));
  };
  try {
    const report = await kit.run({ ...asked, tell });
    await then(() => conformanceRuns.end(id, { ...content(), report }, at()));
  } catch {
    log.warn({ run: id }, 'a conformance run broke');
    await then(() => conformanceRuns.end(id, content(), at()));
  } finally {
    clearInterval(sign);
  }
}
