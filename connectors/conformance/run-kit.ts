/** Runs the conformance kit: every test in order, those skipped whose ground is missing, and a report that is not signed yet. */
import { callTests, endpointTests } from '../../engine/core/conformance-kit/index.ts';
import { type Arrival, type Endpoint, type LoadFigures } from '../../engine/core/conformance-kit/exchange.ts';
import { type Failure, type KitTest } from '../../engine/core/conformance-kit/kit-test.ts';
import {
  kitVersion,
  type EvidenceOf,
  type KitResult,
  type UnsignedReport,
} from '../../engine/core/conformance-kit/report.ts';

/** What is tested: an endpoint, the calls that came to an inbox, or both. */
export interface KitRun {
  of: EvidenceOf;
  endpoint?: Endpoint | undefined;
  arrivals?: readonly Arrival[] | undefined;
  /** Is told each result as it comes. */
  tell?: (result: KitResult) => void;
}

async function resultOf(
  test: KitTest,
  earlier: readonly KitResult[],
  run: () => Promise<Failure | null> | Failure | null,
) {
  const { id, clause, severity, of, proves, mend, needs = [] } = test;
  const said = { test: id, clause, severity, of: [...of], proves };
  const isMissing = earlier.some((result) => needs.includes(result.test) && result.outcome !== 'passed');
  if (isMissing) return { ...said, outcome: 'skipped', failure: null, ms: 0 } satisfies KitResult;
  const begun = performance.now();
  const failure = await run();
  const ms = Math.round(performance.now() - begun);
  if (failure === null) return { ...said, outcome: 'passed', failure, ms } satisfies KitResult;
  const { request = null, response = null } = failure.exchange ?? {};
  const told = { found: failure.found, mend, request, response };
  return { ...said, outcome: 'failed', failure: told, ms } satisfies KitResult;
}

/** Runs what there is to run. */
export async function runKit({ of, endpoint, arrivals, tell = () => {} }: KitRun): Promise<UnsignedReport> {
  const startedAt = new Date().toISOString();
  const results: KitResult[] = [];
  let load: LoadFigures | null = null;
  const take = async (test: KitTest, run: () => Promise<Failure | null> | Failure | null) => {
    const result = await resultOf(test, results, run);
    results.push(result);
    tell(result);
  };
  if (endpoint) {
    const watched: Endpoint = { ...endpoint, load: async () => (load = await endpoint.load()) };
    for (const test of endpointTests) await take(test, () => test.run(watched));
  }
  if (arrivals) for (const test of callTests) await take(test, () => test.judge(arrivals));
  const sides: UnsignedReport['sides'] = [
    ...(endpoint ? ['endpoint' as const] : []),
    ...(arrivals ? ['calls' as const] : []),
  ];
  return { kit: kitVersion, of, sides, startedAt, endedAt: new Date().toISOString(), results, load };
}
