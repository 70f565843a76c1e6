/** Migrations: which open cases of one version could go on in another, and moving those that can. */
import { z } from 'zod';
import type { CaseRecord } from '../core/case.ts';
import { planMigration, remarksOnMapping, suggestMapping, type MigrationPlan } from '../core/migration.ts';
import { isProblem, namedProblem, problem } from '../core/problem.ts';
import type { ControlInput } from '../core/run-scenario-ports.ts';
import { NodeId } from '../core/scenario.ts';
import { text, type Text } from '../core/text.ts';
import type { Version } from '../core/version.ts';
import { releaseNumbered, stateWords } from '../store/releases.ts';
import type { ApiParts } from './api-parts.ts';
import { defineRoute } from './define-route.ts';
import { scenarioOf } from './scenarios.ts';
import { numberOf, Reason } from './versions.ts';

/** So many workflows are asked at once. */
const atOnce = 8;

/** What became, or would become, of one case. `moves`: it can be moved; `stays`: it goes on as it is; `unreachable`: nobody knows now. */
interface CaseMigration extends Omit<MigrationPlan, 'possible'> {
  id: string;
  result: 'moves' | 'moved' | 'moved-before' | 'stays' | 'unreachable';
}

const Migration = z.strictObject({
  from: z.number().int().min(1).describe('Number of the version that the cases are pinned to'),
  mapping: z
    .record(NodeId, NodeId)
    .default({})
    .describe('The later node by the earlier; a node that is not named keeps its id'),
  dryRun: z.boolean().default(true).describe('Only say what would happen'),
  reason: Reason.optional().describe('Why; needed where cases are to be moved'),
  limit: z.number().int().min(1).max(200).default(50).describe('How many cases at most'),
  after: z.string().max(500).optional().describe('The `next` of the answer before'),
});

interface Order {
  from: Version;
  to: Version;
  number: number;
  mapping: Record<string, string>;
  /** Null in a dry run. */
  doing: Pick<ControlInput, 'by' | 'at' | 'reason'> | null;
}

const staying = (id: string, why: Text, result: CaseMigration['result'] = 'stays'): CaseMigration => ({
  ...{ id, result, moves: [], problems: [why] },
});

async function migrateCase(api: ApiParts, { id, status }: CaseRecord, order: Order): Promise<CaseMigration> {
  if (status === 'starting') return staying(id, text('办件尚未开始', 'The case has not begun yet'));
  const { from, to, number, mapping, doing } = order;
  const { digest, tokens } = await api.doors.overlay(id);
  if (digest === to.digest) {
    await api.store.cases.repin(id, { version: number, digest });
    return { id, result: 'moved-before', moves: [], problems: [] };
  }
  const { possible, moves, problems } = planMigration(from, to, mapping, { tokens });
  if (!possible) return { id, result: 'stays', moves, problems };
  if (!doing) return { id, result: 'moves', moves, problems };
  const standing = tokens.map(({ id: token, path, phase }) => ({ id: token, path, phase }));
  await api.doors.control(id, { action: 'migrate', digest: to.digest, mapping, standing, ...doing });
  await api.store.cases.repin(id, { version: number, digest: to.digest });
  return { id, result: 'moved', moves, problems };
}

/** What becomes of a case, whatever goes wrong with it: one does not stop the others. */
async function answerFor(api: ApiParts, record: CaseRecord, order: Order): Promise<CaseMigration> {
  try {
    return await migrateCase(api, record, order);
  } catch (error) {
    if (isProblem(error) && error.slug !== 'unavailable') return staying(record.id, namedProblem(error).title);
    api.log.warn({ caseId: record.id, reason: error instanceof Error ? error.name : 'unknown' }, 'case was not asked');
    return staying(record.id, text('暂时无法询问该办件', 'The case cannot be asked at present'), 'unreachable');
  }
}

async function inGroups(records: readonly CaseRecord[], work: (record: CaseRecord) => Promise<CaseMigration>) {
  const answers: CaseMigration[] = [];
  for (let index = 0; index < records.length; index += atOnce)
    answers.push(...(await Promise.all(records.slice(index, index + atOnce).map(work))));
  return answers;
}

export const migrateCases = defineRoute({
  method: 'post',
  path: '/api/scenarios/{id}/versions/{version}/migrations',
  right: 'scenario.publish',
  clauses: ['scenario.manage'],
  summary: text(
    '把在办办件迁移到该版本（默认只试算）',
    'Move open cases to this version; unless told otherwise, only say what would happen',
  ),
  body: Migration,
  subject: scenarioOf,
  answer: {
    status: 200,
    description:
      'Of each open case whether it moves and where its tokens would stand, or why it stays; and the mapping that the difference suggests',
  },
  problems: ['version-state'],
  async handle({ api, session: { actor }, params, subject, body }) {
    const { mapping, dryRun, reason, limit, after } = body;
    const [before, release] = [body.from, numberOf(params.version)].map((each) =>
      releaseNumbered(subject.releases, each),
    );
    if (!before || !release) throw problem('internal');
    if (release.state !== 'published') throw problem('version-state', { state: stateWords[release.state] });
    const from = await api.store.versions.byDigest(before.digest);
    const to = await api.store.versions.byDigest(release.digest);
    demandSound(remarksOnMapping(from, to, mapping), dryRun, reason);
    const doing = dryRun ? null : { by: actor.account, at: api.now().toISOString(), reason: reason ?? '' };
    const page = await api.store.cases.openOf(actor, params.id, before.version, { limit, after });
    const order: Order = { from, to, number: release.version, mapping, doing };
    const items = await inGroups(page.items, (record) => answerFor(api, record, order));
    return { body: { items, next: page.next, total: page.total, suggested: suggestMapping(from, to) } };
  },
});

/** @throws Problem `invalid-input` */
function demandSound(remarks: ReturnType<typeof remarksOnMapping>, dryRun: boolean, reason: string | undefined): void {
  const errors = remarks.map((remark) => ({ ...remark, rule: 'known-node' }));
  if (!dryRun && reason === undefined)
    errors.push({
      pointer: '/reason',
      rule: 'required',
      message: text('迁移时须写明原因', 'Moving cases needs a reason'),
    });
  if (errors.length > 0) throw problem('invalid-input', { errors });
}
