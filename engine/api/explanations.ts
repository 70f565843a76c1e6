/** What a case is doing now, and why it waits: asked of the engine, or said from the record while that is away. */
import type { OverlayView } from '../core/api.ts';
import { mondayToFriday, workdaysLeft } from '../core/calendar.ts';
import { isOver, type CaseRecord } from '../core/case.ts';
import { explain } from '../core/explain.ts';
import { explainProcedure, type ProcedureExplanationView } from '../core/procedures/explain-procedure.ts';
import type { ProcedureRecord } from '../core/procedures/procedure-case.ts';
import { isProblem } from '../core/problem.ts';
import type { Actor } from '../core/rights.ts';
import type { Overlay } from '../core/run-scenario-ports.ts';
import { text } from '../core/text.ts';
import type { ApiParts } from './api-parts.ts';
import { anyCaseOf, caseOf } from './cases.ts';
import { defineRoute } from './define-route.ts';
import { peopleIn } from './procedure-people.ts';
import { standInFor } from './standing-in.ts';
import { quotasNow } from './total-quotas.ts';

/** What the engine says of a case; null where it cannot be asked, or has nothing to say of it. */
async function overlayNow(api: ApiParts, record: CaseRecord): Promise<Overlay | null> {
  if (isOver(record) || record.status === 'starting') return null;
  try {
    return await api.doors.overlay(record.id);
  } catch (error) {
    if (!isProblem(error)) throw error;
    return null;
  }
}

export const getOverlay = defineRoute({
  method: 'get',
  path: '/api/cases/{id}/overlay',
  right: 'case.read',
  summary: text('办件实时位置', 'Where a case stands now'),
  subject: caseOf,
  answer: {
    status: 200,
    description: 'The overlay; `live` is false, and only `at` is known, while the engine is away',
  },
  async handle({ api, subject }) {
    const overlay = await overlayNow(api, subject);
    const at = overlay ? [...new Set(overlay.tokens.map(({ path }) => path))] : subject.at;
    return { body: { live: overlay !== null, status: subject.status, at, overlay } satisfies OverlayView };
  },
});

/** With the working days that are left, the totals that stand against it, and with people by their names. */
async function explainedProcedure(
  api: ApiParts,
  record: ProcedureRecord,
  actor: Actor,
): Promise<ProcedureExplanationView> {
  const { calendar = mondayToFriday, now } = api;
  const [people, standIn] = await Promise.all([peopleIn(api, record), standInFor(api, record)]);
  const told = explainProcedure(record, { people, standIn });
  const { until } = told.limit;
  return {
    ...told,
    workdaysLeft: until === null ? null : workdaysLeft(now(), new Date(until), calendar),
    quotas: await quotasNow(api, record, actor),
  };
}

export const getExplanation = defineRoute({
  method: 'get',
  path: '/api/cases/{id}/explanation',
  right: 'case.read',
  also: 'procedure.read',
  summary: text('为什么在等', 'Why a case waits: for whom, since when, until when, and what comes next'),
  subject: anyCaseOf,
  answer: { status: 200, description: 'The explanation' },
  async handle({ api, session: { actor }, subject: record }) {
    if ('procedure' in record) return { body: await explainedProcedure(api, record.procedure, actor) };
    const [overlay, tasks] = await Promise.all([overlayNow(api, record), api.store.tasks.openOf(record.id)]);
    const version = await api.store.versions.byDigest(overlay?.digest ?? record.scenario.digest);
    return { body: explain({ record, overlay, tasks, version }) };
  },
});
