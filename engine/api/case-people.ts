/** Who may go on with a case of a procedure in place of whoever asks: the people to whom it can be handed over. */
import type { Page, Successor } from '../core/api.ts';
import { sideOf } from '../core/procedures/procedure-case.ts';
import { text } from '../core/text.ts';
import { defineRoute } from './define-route.ts';
import { procedureCaseOf } from './procedure-acts.ts';
import { awayToday } from './standing-in.ts';

export const listCasePeople = defineRoute({
  method: 'get',
  path: '/api/cases/{id}/people',
  right: 'procedure.act',
  summary: text('可转办给谁', 'List the people to whom a case can be handed over: of the same role and side'),
  subject: procedureCaseOf,
  answer: {
    status: 200,
    description: 'A page that holds them all, each with `account`, `name`, and who stands in where they are away',
  },
  async handle({ api, session: { actor }, subject }) {
    const side = sideOf(actor, subject);
    const { region, institution } = subject.start.place;
    const reaching = side === null ? [] : await api.store.accounts.reaching({ region, institution }, [actor.role]);
    const { claimed } = subject.state;
    const found = reaching.filter(
      (other) => other.account !== actor.account && other.account !== claimed && sideOf(other, subject) === side,
    );
    const away = await awayToday(
      api,
      found.map(({ account }) => account),
    );
    const items = await Promise.all(
      found.map(async ({ account, name }): Promise<Successor> => {
        const delegation = away.find(({ from }) => from === account);
        const deputy = delegation && (await api.store.accounts.find(delegation.to));
        return {
          ...{ account, name },
          away: deputy ? { until: delegation.lastDay, deputy: { account: deputy.account, name: deputy.name } } : null,
        };
      }),
    );
    return { body: { items, next: null, total: items.length } satisfies Page<Successor> };
  },
});
