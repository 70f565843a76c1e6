/** Opens a case: uses the card on a scenario, at once in this process or durably in Temporal. */
import { randomUUIDv7 } from 'node:crypto';
import { modeErrors, cardUseOf } from '../core/card-use.ts';
import { isOver, type CaseRecord, type CaseStart, type OpenCase } from '../core/case.ts';
import { checkInputs } from '../core/nodes/start.ts';
import { problem } from '../core/problem.ts';
import { chooseVersion } from '../core/rollout.ts';
import { runDirect } from '../core/run-direct.ts';
import type { Actor } from '../core/rights.ts';
import { withGuardedShares } from '../core/shared-data.ts';
import type { CaseProjection } from '../core/store-ports.ts';
import type { Version } from '../core/version.ts';
import type { Attempt } from '../store/attempt.ts';
import type { CaseProgress } from '../store/cases.ts';
import { liveOf, suspendedOf } from '../store/releases.ts';
import type { ReleasedScenario } from '../store/scenarios.ts';
import type { NewCase } from '../store/stored-case.ts';
import type { ApiParts } from './api-parts.ts';
import { demandTerminal } from './terminal-use.ts';

/** A case that was acknowledged; `started` is false where it still has to be, because Temporal is away. */
export interface OpenedCase {
  record: CaseRecord;
  started: boolean;
}

/** The lot by which a case draws its version: the same for the same attempt, so that a repeated one takes the version it took before. */
const lotOf = ({ sealer }: ApiParts, { made }: Attempt): string => sealer.blindIndex(`case ${made}`);

/** The version that takes a new case: by its lot and its place, of those that are published. @throws Problem `scenario-not-published`, `version-suspended` */
async function versionFor(
  api: ApiParts,
  { releases }: ReleasedScenario,
  lot: string,
  region: string,
): Promise<{ version: Version; number: number }> {
  const release = chooseVersion(liveOf(releases), lot, region);
  if (release) return { version: await api.store.versions.byDigest(release.digest), number: release.version };
  const suspended = suspendedOf(releases);
  if (!suspended?.suspended) throw problem('scenario-not-published');
  const { at: since, reason } = suspended.suspended;
  throw problem('version-suspended', { version: suspended.version, since, reason });
}

/** Opens a case for whoever asks, and waits for its end as long as they will. @throws Problem `invalid-input`, `scenario-not-published`, `version-suspended`, `idempotency-key-reused`, `participant-suspended`, `participant-not-in-use`, and what `demandTerminal` refuses by */
export async function openCase(
  api: ApiParts,
  actor: Actor,
  subject: ReleasedScenario,
  body: OpenCase,
  attempt: Attempt,
  waitMs: number,
): Promise<OpenedCase> {
  await Promise.all([api.guard.demand(actor.institution), api.guard.demand(subject.institution)]);
  const { version, number } = await versionFor(api, subject, lotOf(api, attempt), actor.region);
  const { scenario, digest } = version;
  await demandTerminal(api, actor, scenario.id, body);
  const errors = [...checkInputs(scenario, body.inputs), ...modeErrors(scenario, body.mode)];
  if (errors.length > 0) throw problem('invalid-input', { errors });
  const use = cardUseOf(scenario, body.mode && { mode: body.mode });
  const start: CaseStart = {
    // In order of time, so that records that are written together lie together.
    caseId: randomUUIDv7(),
    card: { reader: body.reader, ...(body.card !== undefined && { card: body.card }) },
    inputs: body.inputs,
    place: { region: actor.region, institution: actor.institution },
    ...(use && { use }),
  };
  const fresh: NewCase = {
    scenario: { id: scenario.id, name: scenario.name, version: number, digest },
    service: scenario.service,
    openedBy: actor.account,
    openedAt: api.now().toISOString(),
    start,
    attempt,
  };
  if (scenario.service === 'direct') return { record: await openDirect(api, version, fresh), started: true };
  return openDurable(api, fresh, waitMs);
}

/** Runs to the end here, and answers once the record is written. */
async function openDirect(api: ApiParts, version: Version, fresh: NewCase): Promise<CaseRecord> {
  const {
    state,
    steps,
    problem: failure,
  } = await runDirect(version, fresh.start, withGuardedShares(api, api.guard, fresh.start.place.institution));
  if (failure?.slug === 'internal') api.log.error({ caseId: fresh.start.caseId }, 'a direct case broke');
  const { card } = state.data;
  const endsAt = api.now().toISOString();
  const projection: CaseProjection = {
    stretch: 1,
    steps,
    at: [],
    standing: [],
    endsAt,
    status: failure ? 'failed' : 'completed',
    outcome: state.outcome,
    holder: card ? { name: card.name, socialSecurityNumber: card.socialSecurityNumber } : null,
    problem: failure,
    endedAt: endsAt,
    tasks: [],
  };
  return api.directRecords.write({ fresh, projection });
}

/** How far a record shows a case to be; a record does not say its stretch, so the watch tells it once more. */
const progressOf = ({ id, status }: CaseRecord): CaseProgress => ({
  id,
  stretch: status === 'starting' ? 0 : -1,
  status,
});

/** Writes the case, starts its workflow, and waits. Once it is written it will be started, if not here then by the reconciler. */
async function openDurable(api: ApiParts, fresh: NewCase, waitMs: number): Promise<OpenedCase> {
  const record = await api.store.cases.insert(fresh);
  if (isOver(record)) return { record, started: true };
  try {
    // A repeated attempt may carry on what the first was stopped in: starting again is harmless.
    if (record.status === 'starting')
      await api.starter.start({
        caseId: record.id,
        digest: record.scenario.digest,
        start: { ...fresh.start, caseId: record.id },
      });
  } catch (error) {
    api.log.warn(
      { caseId: record.id, reason: error instanceof Error ? error.name : 'unknown' },
      'case waits to be started',
    );
    return { record, started: false };
  }
  if (waitMs === 0) return { record, started: true };
  return { record: (await api.watch.untilOver(progressOf(record), waitMs)) ?? record, started: true };
}
