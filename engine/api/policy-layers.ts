/** Layers of policies: whether one fits what it refines, which there are, and lending them to whoever decides. */
import { chinaDay } from '../core/calendar.ts';
import { refiningErrors } from '../core/policies/policy-layers-check.ts';
import { layersOnTheWay, type DigestedPolicy, type LendLayers } from '../core/policies/policy-layers.ts';
import { isSame } from '../core/diff/diff-values.ts';
import type { Policy } from '../core/policies/policy.ts';
import { isProblem, problem, type FieldError } from '../core/problem.ts';
import { may, type Actor } from '../core/rights.ts';
import { text } from '../core/text.ts';
import type { Policies, PolicyRecord } from '../store/policies.ts';
import type { ApiParts } from './api-parts.ts';
import { defineRoute } from './define-route.ts';
import { rememberBriefly } from './remember-briefly.ts';

/** A layer that was released holds everywhere after this long. */
const rememberedMs = 2_000;

/** Lends the layers in force from the store, read every two seconds at most. */
export function createLayerLender(policies: Pick<Policies, 'layersOf'>, now: () => Date): LendLayers {
  const remember = rememberBriefly<DigestedPolicy[]>(rememberedMs, now);
  return async (name, place, at) => {
    const read = async () =>
      (await policies.layersOf(name, at)).map(({ policy, summary: { digest } }) => ({ policy, digest }));
    return layersOnTheWay(await remember(`${name} ${chinaDay(at)}`, read), name, place);
  };
}

async function baseOf(api: ApiParts, name: string): Promise<PolicyRecord | null> {
  try {
    return await api.store.policies.get(name, api.now());
  } catch (error) {
    if (isProblem(error, 'not-found')) return null;
    throw error;
  }
}

/** The errors of a policy against what it refines, if it is a layer. */
async function fitErrors(api: ApiParts, policy: Policy): Promise<FieldError[]> {
  const { refines } = policy;
  if (refines === undefined) return [];
  const base = await baseOf(api, refines);
  if (base) return refiningErrors(policy, base.policy, base);
  const message = text(`没有策略“${refines}”`, `There is no policy “${refines}”`);
  return [{ pointer: '/refines', rule: 'known-policy', message }];
}

/** A layer is made by those of the place where it holds. */
const placeErrors = ({ at }: Policy, actor: Actor): FieldError[] =>
  at === undefined || may(actor, 'policy.edit', at)
    ? []
    : [
        {
          pointer: '/at',
          rule: 'own-place',
          message: text('只能为本地区、本机构制定分层策略', 'A layer is made by those of the place where it holds'),
        },
      ];

/** What a version may not change: whether it is a layer, of what, and where. */
function identityErrors(before: Policy, after: Policy): FieldError[] {
  const fields = (['refines', 'at'] as const).filter((field) => !isSame(before[field], after[field]));
  return fields.map((field) => ({
    pointer: `/${field}`,
    rule: 'as-before',
    message: text(
      '新版本不能改变分层策略细化谁、在哪里适用：请另建一条',
      'A version changes neither what a layer refines nor where it holds: add another policy instead',
    ),
  }));
}

/** Refuses a layer that does not fit what it refines; `before` is what it is to be a version of. @throws Problem `invalid-input` */
export async function demandFit(api: ApiParts, policy: Policy, actor: Actor, before?: Policy): Promise<void> {
  const changed = before ? identityErrors(before, policy) : [];
  const errors = [...changed, ...(await fitErrors(api, policy)), ...placeErrors(policy, actor)];
  if (errors.length > 0) throw problem('invalid-input', { errors });
}

/** Refuses a layer that no longer fits what it refines. @throws Problem `invalid-input` */
export async function demandStillFits(api: ApiParts, policy: Policy): Promise<void> {
  const errors = await fitErrors(api, policy);
  if (errors.length > 0) throw problem('invalid-input', { errors });
}

/** Remarks on a new version of a policy whose layers would no longer fit: they would change nothing then. */
export async function misfits(api: ApiParts, policy: Policy, place: PolicyRecord): Promise<FieldError[]> {
  const layers = await api.store.policies.layersOf(policy.name, api.now());
  return layers.flatMap(({ policy: layer }) =>
    refiningErrors(layer, policy, place).map(({ pointer, rule, message }) => ({
      ...{ pointer: pointer === '/outcomes' ? pointer : '/strictness', rule },
      message: text(
        `分层策略“${layer.name}”将不再适用：${message['zh-CN']}`,
        `The layer “${layer.name}” would no longer fit: ${message.en}`,
      ),
    })),
  );
}

export const listPolicyLayers = defineRoute({
  method: 'get',
  path: '/api/policies/{name}/layers',
  right: 'policy.read',
  summary: text('策略的分层', 'List the layers of a policy, by name, whether in force or not'),
  subject: (api, { name }) => api.store.policies.get(name, api.now()),
  answer: { status: 200, description: 'A summary of each that one may see, with `policy`' },
  async handle({ api, session: { actor }, params }) {
    const all = await api.store.policies.layersOf(params.name, api.now(), true);
    const items = all
      .filter((layer) => may(actor, 'policy.read', layer))
      .map(({ summary, policy }) => ({ ...summary, policy }));
    return { body: { items, total: items.length, next: null } };
  },
});
