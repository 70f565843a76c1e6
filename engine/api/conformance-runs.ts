/** Runs of the conformance kit by the platform: only on the endpoint that a case itself declares, and only for its applicant. */
import { randomUUIDv7 } from 'node:crypto';
import { DeclaredRun, perSecondOf, profileFor } from '../core/conformance-kit/declared-run.ts';
import { endpointTests } from '../core/conformance-kit/index.ts';
import type { KitRuns, KitTarget } from '../core/conformance-kit/kit-run.ts';
import { assertExists } from '../core/control.ts';
import { problem } from '../core/problem.ts';
import { textIn } from '../core/procedures/fields.ts';
import { sideOf, type ProcedureRecord } from '../core/procedures/procedure-case.ts';
import { systemAccess } from '../core/procedures/system-access.ts';
import { dailyVolume } from '../core/procedures/total-quota.ts';
import { text, type Text } from '../core/text.ts';
import { evidenceOf, keyOf } from '../crypto/system-evidence.ts';
import type { ApiParts } from './api-parts.ts';
import { defineRoute } from './define-route.ts';
import { procedureCaseOf } from './procedure-acts.ts';
import { runKitFor } from './run-kit-for.ts';

/** Finds a case of system access. @throws Problem `not-found` */
async function systemCaseOf(api: ApiParts, params: { id: string }): Promise<ProcedureRecord> {
  const record = await procedureCaseOf(api, params);
  if (record.procedure === systemAccess.kind) return record;
  throw problem('not-found', { what: text('应用系统接入办件', 'The case of system access') });
}

/** Why a case is not tested; null where it is. The platform calls systems outside, and those of the networks that it was told of. */
function refusalOf(
  { kit }: ApiParts,
  { state, outcome }: ProcedureRecord,
  { endpoint, of }: Omit<KitTarget, 'refusal'>,
) {
  const isOver = state.phase === 'over' && outcome !== 'granted';
  const reasons: [boolean, Text][] = [
    [state.submitted === null, text('申请还没有提交', 'the application was not submitted yet')],
    [isOver, text('办件已经结束', 'the case is over')],
    [of === null, text('系统公钥不是 SM2 公钥', 'the key of the system is no SM2 public key')],
    [
      kit.refuses(endpoint),
      text(
        '系统地址不是平台可以访问的外部地址',
        'the address of the system is not one outside that the platform may call',
      ),
    ],
  ];
  return reasons.find(([holds]) => holds)?.[1] ?? null;
}

/** What a case declares: by the form as it was submitted, never by what is still being written. */
async function declaredBy(api: ApiParts, record: ProcedureRecord) {
  const { submitted } = record.state;
  const paper = submitted === null ? null : await api.store.papers.paper(record.id, submitted);
  const form = (paper as { form: Record<string, unknown> } | null)?.form ?? {};
  const publicKey = textIn(form, 'publicKey');
  const key = keyOf(publicKey);
  const said = {
    endpoint: textIn(form, 'endpoint'),
    of: key && evidenceOf(form, key),
    perSecond: perSecondOf(dailyVolume(systemAccess, form)),
  };
  const target: KitTarget = { ...said, refusal: refusalOf(api, record, said) };
  return { target, publicKey };
}

export const listConformanceRuns = defineRoute({
  method: 'get',
  path: '/api/cases/{id}/conformance-runs',
  right: 'procedure.read',
  clauses: ['access.data-security'],
  summary: text('符合性测试记录', 'List the last runs of the conformance kit on the system of a case'),
  subject: systemCaseOf,
  answer: { status: 200, description: 'What would be tested, and the last twenty runs, the latest first' },
  async handle({ api, subject }) {
    const { target } = await declaredBy(api, subject);
    const runs = await api.store.conformanceRuns.list(subject.id, api.now());
    const body: KitRuns = { target, items: runs.items, next: null, total: runs.items.length };
    return { body };
  },
});

export const getConformanceRun = defineRoute({
  method: 'get',
  path: '/api/cases/{id}/conformance-runs/{run}',
  right: 'procedure.read',
  clauses: ['access.data-security'],
  summary: text('一次符合性测试', 'Get a run of the conformance kit: its results so far, and its signed report'),
  subject: systemCaseOf,
  answer: {
    status: 200,
    description: 'Each test with its clause; of one that failed what was found and how to mend it',
  },
  async handle({ api, subject, params }) {
    return { body: await api.store.conformanceRuns.get(subject.id, params.run, api.now()) };
  },
});

export const startConformanceRun = defineRoute({
  method: 'post',
  path: '/api/cases/{id}/conformance-runs',
  right: 'procedure.act',
  clauses: ['access.data-security'],
  summary: text('在线符合性测试', 'Run the conformance kit on the endpoint that a case declares'),
  body: DeclaredRun,
  creates: true,
  subject: systemCaseOf,
  answer: { status: 202, description: 'The run, which goes on: its results are read as they come' },
  problems: ['not-your-side', 'kit-cannot-run', 'kit-run-under-way'],
  async handle({ api, session: { actor }, subject, body: declared, attempt }) {
    if (sideOf(actor, subject) !== 'applicant') throw problem('not-your-side');
    const { target, publicKey } = await declaredBy(api, subject);
    if (target.refusal) throw problem('kit-cannot-run', { reason: target.refusal });
    const { region, institution } = subject;
    const of = assertExists(target.of, 'what is tested');
    const at = api.now();
    const { run, isNew } = await api.store.conformanceRuns.begin(
      {
        ...{ id: randomUUIDv7(), case: subject.id, region, institution, by: actor.account },
        ...{ startedAt: at.toISOString(), of, declared, total: endpointTests.length },
      },
      attempt,
      at,
    );
    const asked = { url: target.endpoint, of, profile: profileFor(declared, of), publicKey };
    if (isNew) void runKitFor(api, run, asked);
    return { body: run, headers: { location: `/api/cases/${subject.id}/conformance-runs/${run.id}` } };
  },
});
