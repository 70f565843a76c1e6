/** Delegations: setting one for oneself or, as a manager, for somebody who fell ill; those given and taken; and their end. */
import { randomUUIDv7 } from 'node:crypto';
import { z } from 'zod';
import type { DelegationView, Page, PersonRecord } from '../core/api.ts';
import { chinaDay } from '../core/calendar.ts';
import {
  delegationErrors,
  delegationState,
  isOpen,
  mayDelegateFor,
  mayStandInFor,
  NewDelegation,
  takesCasesOn,
  type Colleague,
  type Delegation,
} from '../core/delegation.ts';
import { problem } from '../core/problem.ts';
import { may, rights, roles, type Actor, type Role } from '../core/rights.ts';
import { text } from '../core/text.ts';
import { delegationViews } from '../store/delegations.ts';
import type { ApiParts } from './api-parts.ts';
import { defineRoute, PageQuery } from './define-route.ts';

const everyRole = Object.keys(roles) as Role[];

/** Said by the routes that change who does whose work. */
const noUse = 'it says who does whose work, and uses no card';

/** Delegations with the names of their people. */
async function viewsOf(api: ApiParts, actor: Actor, found: readonly Delegation[]): Promise<DelegationView[]> {
  const accounts = [
    ...new Set(found.flatMap(({ from, to, by, ended }) => [from, to, by, ...(ended ? [ended.by] : [])])),
  ];
  const people = new Map(
    (await Promise.all(accounts.map((each) => api.store.accounts.find(each)))).map((each) => [each?.account, each]),
  );
  const named = (account: string) => ({ account, name: people.get(account)?.name ?? text(account, account) });
  return found.map(({ from, to, by, ended, ...rest }) => {
    const absent = people.get(from);
    const state = delegationState({ ...rest, from, to, by, ended }, api.now());
    return {
      ...{ ...rest, from: named(from), to: named(to), by: named(by), state },
      ended: ended && { by: named(ended.by), at: ended.at },
      mayEnd: isOpen(state) && !!absent && mayDelegateFor(actor, absent),
    };
  });
}

async function viewOf(api: ApiParts, actor: Actor, delegation: Delegation): Promise<DelegationView> {
  const [view] = await viewsOf(api, actor, [delegation]);
  return view as DelegationView;
}

export const listDelegations = defineRoute({
  method: 'get',
  path: '/api/delegations',
  right: 'task.read',
  summary: text('委托办理', 'List delegations, the latest first'),
  query: PageQuery.omit({ q: true }).extend({
    view: z
      .enum(delegationViews)
      .default('mine')
      .describe(
        'given: you are away; taken: you stand in; mine: both; place: of everybody of your place, for managers',
      ),
    today: z.enum(['true']).optional().describe('Only those in force today'),
  }),
  answer: { status: 200, description: 'A page of delegations with the names of their people' },
  async handle({ api, session: { actor }, query: { today, ...query } }) {
    if (query.view === 'place' && !may(actor, 'delegation.assign', null))
      throw problem('forbidden', { right: rights['delegation.assign'] });
    const day = today && chinaDay(api.now());
    const found = await api.store.delegations.list(actor, { ...query, day });
    return { body: { ...found, items: await viewsOf(api, actor, found.items) } satisfies Page<DelegationView> };
  },
});

export const listColleagues = defineRoute({
  method: 'get',
  path: '/api/delegations/people',
  right: 'procedure.act',
  summary: text(
    '可委托的人',
    'List the people of a delegation: who may be away and who may stand in, as far as you may set one',
  ),
  answer: { status: 200, description: 'A page that holds them all, yourself first; whether you may set one for each' },
  async handle({ api, session: { actor } }) {
    const isManager = may(actor, 'delegation.assign', null);
    const { accounts } = api.store;
    const found = [
      ...(isManager ? await accounts.within(actor) : []),
      // Who stands in may belong to a division above.
      ...(await accounts.reaching(actor, isManager ? everyRole : [actor.role])),
    ];
    const others = new Map(found.map((each) => [each.account, each]));
    others.delete(actor.account);
    const items = [actor, ...others.values()]
      .filter((each) => each.account === actor.account || (isManager ? takesCasesOn(each) : mayStandInFor(each, actor)))
      .map((each): PersonRecord => {
        const { account, name, role, region, institution } = each;
        return { account, name, role, region, institution, mayBeAway: mayDelegateFor(actor, each) };
      });
    return { body: { items, next: null, total: items.length } satisfies Page<PersonRecord> };
  },
});

/** What is wrong with a delegation, beside those that there are. @throws Problem `invalid-input` */
async function demandSound(
  api: ApiParts,
  asked: Pick<Delegation, 'to' | 'firstDay' | 'lastDay'>,
  absent: Colleague,
  but?: string,
): Promise<void> {
  const now = api.now();
  const [other, touching] = await Promise.all([
    api.store.accounts.find(asked.to),
    api.store.delegations.touching([absent.account, asked.to], chinaDay(now)),
  ]);
  const others = touching.filter(({ id }) => id !== but);
  const errors = delegationErrors(asked, { absent, other, others, now });
  if (errors.length > 0) throw problem('invalid-input', { errors });
}

export const addDelegation = defineRoute({
  method: 'post',
  path: '/api/delegations',
  right: 'procedure.act',
  evenSuspended: noUse,
  summary: text(
    '设置委托',
    'Have somebody of the same role go on with the cases that you have taken on, from one day to another',
  ),
  body: NewDelegation,
  creates: true,
  answer: { status: 201, description: 'The delegation' },
  async handle({ api, session: { actor }, body: { from = actor.account, ...asked }, attempt }) {
    const absent = from === actor.account ? actor : await api.store.accounts.find(from);
    if (!absent || !mayDelegateFor(actor, absent)) throw problem('forbidden', { right: rights['delegation.assign'] });
    const { delegations } = api.store;
    const earlier = await delegations.madeBy(attempt);
    if (earlier) return { body: await viewOf(api, actor, earlier) };
    await demandSound(api, asked, absent);
    const { region, institution } = absent;
    const fresh: Delegation = {
      ...{ id: randomUUIDv7(), from, ...asked, region, institution },
      ...{ by: actor.account, at: api.now().toISOString(), ended: null },
    };
    const added = await delegations.add(fresh, attempt);
    try {
      // Another may have been set at the same instant: each looks again once its own is there, so that one of them sees the other.
      await demandSound(api, asked, absent, added.id);
    } catch (error) {
      await delegations.drop(added.id);
      throw error;
    }
    api.log.info({ delegation: added.id, by: actor.account, from, to: asked.to }, 'a delegation was set');
    return { body: await viewOf(api, actor, added) };
  },
});

export const endDelegation = defineRoute({
  method: 'delete',
  path: '/api/delegations/{id}',
  right: 'procedure.act',
  evenSuspended: noUse,
  summary: text('结束委托', 'End a delegation at once; it stays in the record'),
  answer: { status: 200, description: 'The delegation as it is now; one that is over stays as it was' },
  problems: ['delegation-of-another', 'not-found'],
  async handle({ api, session: { actor }, params: { id } }) {
    const { delegations, accounts } = api.store;
    const found = await delegations.get(id);
    const absent = await accounts.find(found.from);
    if (!absent || !mayDelegateFor(actor, absent)) {
      // Whom it does not concern does not learn of it.
      throw found.to === actor.account
        ? problem('delegation-of-another')
        : problem('not-found', { what: text('委托', 'The delegation') });
    }
    if (isOpen(delegationState(found, api.now()))) {
      await delegations.end(id, { by: actor.account, at: api.now().toISOString() });
      api.log.info({ delegation: id, by: actor.account }, 'a delegation was ended');
    }
    return { body: await viewOf(api, actor, await delegations.get(id)) };
  },
});
