/** What if a policy were another, over past cases or a made-up province. */
import { setImmediate as turn } from 'node:timers/promises';
import { z } from 'zod';
import { checkPolicy } from '../core/policies/check-policy.ts';
import { Policy } from '../core/policies/policy.ts';
import { problem, type FieldError } from '../core/problem.ts';
import { may, type Actor, type Place } from '../core/rights.ts';
import { text } from '../core/text.ts';
import { addPastCase } from '../core/policies/what-if-cases.ts';
import { compareProvince, type ProvinceWhatIf } from '../core/policies/what-if-province.ts';
import { createTally, type PastWhatIf } from '../core/policies/what-if.ts';
import type { PolicyRecord } from '../store/policies.ts';
import type { ApiParts } from './api-parts.ts';
import { defineRoute } from './define-route.ts';

const mostDecisions = 20_000;
const mostPeopleHere = 20_000;

const Moment = z.iso.datetime({ offset: true }).transform((at) => new Date(at).toISOString());

const OverCases = z.strictObject({
  cases: z.strictObject({
    from: Moment.optional().describe('Cases opened from then on'),
    until: Moment.optional().describe('and before then'),
    after: z.string().max(500).optional().describe('The `next` of the answer before'),
  }),
});

const OverProvince = z.strictObject({
  province: z.strictObject({
    people: z.int().min(1).max(mostPeopleHere).default(5_000),
    seed: z.int().min(0).max(4_294_967_295).default(1),
  }),
});

const Asked = z.strictObject({
  policy: Policy.describe('The draft'),
  over: z.union([OverCases, OverProvince]),
  against: z
    .enum(['recorded', 'in-force'])
    .default('recorded')
    .describe('What past cases are compared with: what was decided then, or what the version in force would decide'),
  limit: z
    .int()
    .min(1)
    .max(mostDecisions)
    .default(mostDecisions)
    .describe('Decisions at once, by whole cases; where there are more, `next` goes on'),
});
type Asked = z.infer<typeof Asked>;

/** @throws Problem `invalid-input` where the draft is wrong in itself, or another policy */
function checkDraft({ policy }: Asked, name: string): void {
  const errors: FieldError[] = checkPolicy(policy).map((each) => ({ ...each, pointer: `/policy${each.pointer}` }));
  const message = text(`name 应为 ${name}`, `name must be ${name}`);
  if (policy.name !== name) errors.push({ pointer: '/policy/name', rule: 'same-name', message });
  if (errors.length > 0) throw problem('invalid-input', { errors });
}

async function overCases(
  { store }: ApiParts,
  actor: Actor,
  { policy: draft, against, limit }: Asked,
  subject: PolicyRecord,
  time: z.infer<typeof OverCases>['cases'],
): Promise<PastWhatIf> {
  const query = { policy: draft.name, ...time };
  const question = {
    draft,
    inForce: against === 'in-force' ? subject.policy : null,
    mayRead: (place: Place) => may(actor, 'case.read', place),
  };
  const tally = createTally();
  const total = await store.decisions.count(actor, { policy: draft.name, from: time.from, until: time.until });
  let [cases, decisions] = [0, 0];
  let next: string | null = null;
  for await (const past of store.decisions.past(actor, query)) {
    if (decisions + past.decisions.length > limit && cases > 0)
      return { ...tally.report(), cases, total, more: true, next };
    await addPastCase(tally, question, past);
    cases += 1;
    decisions += past.decisions.length;
    next = store.decisions.cursorOf(past);
  }
  return { ...tally.report(), cases, total, more: false, next: null };
}

/** Lets other requests have their turn now and then. */
const between = async (): Promise<boolean> => {
  await turn();
  return true;
};

function overProvince(
  { province }: ApiParts,
  { policy: after }: Asked,
  { policy: before }: PolicyRecord,
  drawn: z.infer<typeof OverProvince>['province'],
): Promise<ProvinceWhatIf | null> {
  return compareProvince({ before, after, province, ...drawn }, between);
}

export const askWhatIf = defineRoute({
  method: 'post',
  path: '/api/policies/{name}/what-if',
  right: 'policy.what-if',
  evenSuspended: 'it computes an answer and changes nothing',
  summary: text(
    '试算策略影响：用历史办件或虚构省，看草稿会改变谁的结果',
    'Ask what if a draft were in force, over past cases or a made-up province',
  ),
  body: Asked,
  largest: '2mb',
  subject: (api: ApiParts, { name }) => api.store.policies.get(name, api.now()),
  answer: {
    status: 200,
    description:
      'Who comes out otherwise: from what to what, by which rules with reasons and clauses, where, and the money on record. ' +
      'Past cases are those that one may see; what was not recorded of them counts as untold, never as guessed; facts of examples are masked',
  },
  async handle({ api, session: { actor }, params, body, subject }) {
    checkDraft(body, params.name);
    const { over } = body;
    const found =
      'cases' in over
        ? await overCases(api, actor, body, subject, over.cases)
        : await overProvince(api, body, subject, over.province);
    const { decided = 0, flips = 0, untold = 0 } = found ?? {};
    const source = 'cases' in over ? 'cases' : 'province';
    api.log.info({ policy: params.name, by: actor.account, over: source, decided, flips, untold }, 'what if');
    return { body: found };
  },
});

export const getProvince = defineRoute({
  method: 'get',
  path: '/api/province',
  right: 'policy.what-if',
  summary: text('查看虚构省的人口比例', 'Get how the people of the made-up province are spread'),
  answer: { status: 200, description: 'Facts in the order in which they are drawn, with their shares and sources' },
  handle: ({ api }) => ({ body: api.province }),
});
