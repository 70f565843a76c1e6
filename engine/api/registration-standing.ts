/** How an entry of a register stands: suspended and resumed by each side for itself, terminated by two, with the impact shown first and every order kept. */
import { randomUUIDv7 } from 'node:crypto';
import { z } from 'zod';
import { Reason } from '../core/answer.ts';
import { applyOrder } from '../core/registers/apply-order.ts';
import { problem } from '../core/problem.ts';
import { refusalOfAct } from '../core/registers/registration-acts.ts';
import {
  flagSides,
  flagSideWords,
  isSuspended,
  type FlagSide,
  type Registration,
} from '../core/registers/registration.ts';
import type { Actor } from '../core/rights.ts';
import { settleTrust } from '../core/settle-trust.ts';
import type { OrderedAct, StandingOrder } from '../core/registers/standing-order.ts';
import { text, type Text } from '../core/text.ts';
import type { Attempt } from '../store/attempt.ts';
import type { ApiParts } from './api-parts.ts';
import { defineRoute } from './define-route.ts';
import { impactOf } from './registration-impact.ts';
import { tryWaysIn } from './try-ways-in.ts';

const registrationOf = (api: ApiParts, { id }: { id: string }): Promise<Registration> =>
  api.store.registrations.get(id);

/** The side for which somebody acts on an entry. @throws Problem `not-your-side` */
function sideOf(actor: Actor, entry: Registration): FlagSide {
  if (actor.role === 'applicant' && actor.institution === entry.institution) return 'applicant';
  if (actor.institution === null && actor.role === 'duty-operator') return 'platform';
  if (actor.institution === null && (actor.role === 'access-manager' || actor.role === 'approver')) return 'authority';
  throw problem('not-your-side');
}

const listed = (sides: readonly FlagSide[]): Text =>
  text(
    sides.map((side) => flagSideWords[side]['zh-CN']).join('、'),
    sides.map((side) => flagSideWords[side].en).join(', '),
  );

/** @throws Problem, by the name of which it is refused */
function demandAct(entry: Registration, act: OrderedAct, side: FlagSide): void {
  const refusal = refusalOfAct(entry, act, side);
  if (!refusal) return;
  const holders = flagSides.filter((each) => entry.flags[each]);
  throw problem(refusal, { sides: listed(holders), from: entry.flags[side]?.from ?? '' });
}

const seenOf = (entry: Registration) => ({ ...entry, suspended: isSuspended(entry) });

/** Writes an order, does what it says to the entry at once, and has its workflow do the rest. */
async function give(
  api: ApiParts,
  actor: Actor,
  entry: Registration,
  { act, reason, attempt }: { act: OrderedAct; reason: string; attempt: Attempt },
) {
  // Sent again, it was allowed then.
  const given = await api.store.standingOrders.ofAttempt(attempt);
  if (given) return seenOf(await api.store.registrations.get(entry.id));
  const side = sideOf(actor, entry);
  demandAct(entry, act, side);
  const fresh: StandingOrder = {
    ...{ id: randomUUIDv7(), entry: entry.id, region: entry.region, institution: entry.institution, act, side },
    ...{ by: actor.account, at: api.now().toISOString(), reason, state: 'open', isApplied: false },
    ...{ changed: 0, told: null, tried: [] },
  };
  const order = await api.store.standingOrders.insert(fresh, attempt);
  const changed = await api.store.registrations.change(entry.id, (found) => {
    if (order.id === fresh.id) demandAct(found, act, side);
    return applyOrder(found, order);
  });
  await settleTrust(api.store, changed, api.now());
  await api.store.standingOrders.note(order.id, { isApplied: true });
  // What cannot be started now is started by the reconciler.
  await api.starter.startStanding(entry.id).catch(() => undefined);
  if (act !== 'resume')
    void tryWaysIn(api, order).catch(() => {
      api.log.warn({ order: order.id }, 'the doors could not be tried');
    });
  return seenOf(changed);
}

const Because = z.strictObject({ reason: Reason });
const refusals = ['registration-over', 'suspended-already', 'not-suspended', 'flag-of-another'] as const;

export const suspendRegistration = defineRoute({
  method: 'post',
  path: '/api/registrations/{id}/suspend',
  right: 'registration.suspend',
  evenSuspended: 'each side sets and lifts its own flag',
  summary: text('暂停登记', 'Suspend an entry for one’s own side, with all that hangs on it'),
  body: Because,
  creates: true,
  subject: registrationOf,
  answer: { status: 200, description: 'The entry as it is then; what hangs on it follows' },
  problems: [...refusals, 'not-your-side'],
  handle: async ({ api, session, subject, body, attempt }) => ({
    body: await give(api, session.actor, subject, { act: 'suspend', ...body, attempt }),
  }),
});

export const resumeRegistration = defineRoute({
  method: 'post',
  path: '/api/registrations/{id}/resume',
  right: 'registration.suspend',
  evenSuspended: 'each side sets and lifts its own flag',
  summary: text('恢复登记', 'Lift one’s own suspension of an entry'),
  body: Because,
  creates: true,
  subject: registrationOf,
  answer: {
    status: 200,
    description: 'The entry: once nobody holds it back it is `registered`, until trust material is issued again',
  },
  problems: [...refusals, 'flag-from-above', 'not-your-side'],
  handle: async ({ api, session, subject, body, attempt }) => ({
    body: await give(api, session.actor, subject, { act: 'resume', ...body, attempt }),
  }),
});

export const proposeTermination = defineRoute({
  method: 'post',
  path: '/api/registrations/{id}/termination',
  right: 'registration.terminate',
  summary: text('提议终止登记', 'Propose to terminate an entry; a second person decides'),
  body: Because,
  subject: registrationOf,
  answer: { status: 200, description: 'The entry with the proposal' },
  problems: ['registration-over', 'termination-waits', 'not-your-side'],
  async handle({ api, session: { actor }, subject, body: { reason } }) {
    const side = sideOf(actor, subject);
    const entry = await api.store.registrations.change(subject.id, (found) => {
      demandAct(found, 'terminate', side);
      if (found.termination) throw problem('termination-waits');
      return { termination: { by: actor.account, at: api.now().toISOString(), reason } };
    });
    return { body: seenOf(entry) };
  },
});

export const decideTermination = defineRoute({
  method: 'post',
  path: '/api/registrations/{id}/termination/decision',
  right: 'registration.terminate',
  summary: text('决定是否终止登记', 'Confirm or decline a termination, as a second person'),
  body: z.strictObject({ confirm: z.boolean(), reason: Reason }),
  creates: true,
  subject: registrationOf,
  answer: { status: 200, description: 'The entry as it is then' },
  problems: ['registration-over', 'no-termination', 'same-terminator', 'not-your-side'],
  async handle({ api, session: { actor }, subject, body: { confirm, reason }, attempt }) {
    if (await api.store.standingOrders.ofAttempt(attempt)) return { body: seenOf(subject) };
    sideOf(actor, subject);
    const { termination } = subject;
    if (!termination) throw problem('no-termination');
    if (termination.by === actor.account) throw problem('same-terminator');
    if (confirm) return { body: await give(api, actor, subject, { act: 'terminate', reason, attempt }) };
    const entry = await api.store.registrations.change(subject.id, ({ termination: now }) =>
      now?.at === termination.at ? { termination: null } : null,
    );
    return { body: seenOf(entry) };
  },
});

export const getRegistrationImpact = defineRoute({
  method: 'get',
  path: '/api/registrations/{id}/impact',
  right: 'registration.read',
  summary: text('暂停的影响', 'What hangs on an entry, and would be held back with it'),
  subject: registrationOf,
  answer: { status: 200, description: 'Counts by register, the first of them by name, and published scenarios' },
  handle: async ({ api, subject }) => ({ body: await impactOf(api, subject) }),
});

export const listRegistrationOrders = defineRoute({
  method: 'get',
  path: '/api/registrations/{id}/orders',
  right: 'registration.read',
  summary: text('登记的处置记录', 'The orders given for an entry, the latest first, with what came of each'),
  subject: registrationOf,
  answer: { status: 200, description: 'A page that holds the latest fifty' },
  async handle({ api, subject }) {
    const items = await api.store.standingOrders.latestOf(subject.id, 50);
    return { body: { items, next: null, total: items.length } };
  },
});
