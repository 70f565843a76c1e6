/** Who may go on with a case of a procedure in place of whoever asks: the people to whom it can be handed over. */
import { sideOf } from '../core/procedures/procedure-case.ts';
import { text } from '../core/text.ts';
import { defineRoute } from './define-route.ts';
import { procedureCaseOf } from './procedure-acts.ts';

export const listCasePeople = defineRoute({
  method: 'get',
  path: '/api/cases/{id}/people',
  right: 'procedure.act',
  summary: text('可转办给谁', 'List the people to whom a case can be handed over: of the same role and side'),
  subject: procedureCaseOf,
  answer: { status: 200, description: 'A page that holds them all, each with `account` and `name`' },
  async handle({ api, session: { actor }, subject }) {
    const side = sideOf(actor, subject);
    const { region, institution } = subject.start.place;
    const reaching = side === null ? [] : await api.store.accounts.reaching({ region, institution }, [actor.role]);
    const items = reaching
      .filter((other) => other.account !== actor.account && sideOf(other, subject) === side)
      .map(({ account, name }) => ({ account, name }));
    return { body: { items, next: null, total: items.length } };
  },
});
