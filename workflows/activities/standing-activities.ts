/** What a worker does for orders that change how entries stand, and for the comparing of registers: each step may be done again without harm. */
import { agreeNationally, type Agreed, type AgreeParts } from '../../engine/core/registers/agree-nationally.ts';
import type { OtherSide } from '../../engine/core/registers/convergence-table.ts';
import type { OfficeDoors } from '../../engine/core/connectors.ts';
import { participantKinds, toldOf } from '../../engine/core/registers/divergence.ts';
import type { RegisteredParticipant } from '../../engine/core/operations/participant-register.ts';
import { applyOrder } from '../../engine/core/registers/apply-order.ts';
import { parentIdOf, settledUnder, standsAlike } from '../../engine/core/registers/registration-acts.ts';
import { flagSideWords, type RegisterName, type Registration } from '../../engine/core/registers/registration.ts';
import { settleTrust, type TrustDoors } from '../../engine/core/settle-trust.ts';
import type { ConvergeSteps, StandingSteps } from '../../engine/core/registers/standing-order.ts';
import type { Divergences } from '../../engine/store/divergences.ts';
import type { Registrations } from '../../engine/store/registrations.ts';
import type { StandingOrders } from '../../engine/store/standing-orders.ts';
import { naming } from './naming.ts';
import { noticeOfEntry, tellStanding, type TellApplicantParts } from './tell-applicant.ts';

/** What the activities are made of. */
export interface StandingActivityParts extends TellApplicantParts, TrustDoors {
  registrations: Registrations;
  standingOrders: StandingOrders;
  divergences: Divergences;
  office: AgreeParts['office'] & Pick<OfficeDoors, 'national-register.list'>;
}

/** So many entries are settled, and compared, in one activity. */
const pageOf = 100;
const registerOf = (kind: RegisteredParticipant['kind']): RegisterName =>
  (Object.keys(participantKinds) as RegisterName[]).find((each) => participantKinds[each] === kind) ?? 'institution';

/** Raises what is left, or notes that the two sides agree. */
async function keep(parts: StandingActivityParts, id: string, side: OtherSide, { left }: Agreed): Promise<void> {
  const at = parts.now().toISOString();
  if (!left) return parts.divergences.settle(id, side, at);
  const { register, name, region, institution } = await parts.registrations.get(id);
  const { name: divergence, repair } = left;
  return parts.divergences.raise({ entry: id, side, register, name, region, institution, divergence, repair }, at);
}

/** Brings the national platform's view of an entry and ours together. */
async function agreeWithNational(parts: StandingActivityParts, id: string): Promise<Agreed> {
  const { office, registrations, now } = parts;
  const agreed = await agreeNationally({ office, change: (of, decide) => registrations.change(of, decide), now }, id);
  await keep(parts, id, 'national', agreed);
  return agreed;
}

/** Brings the applicant's view of an entry and ours together. */
async function agreeWithItsApplicant(parts: StandingActivityParts, id: string): Promise<Agreed> {
  const entry = await parts.registrations.get(id);
  if (!entry.told) return { repaired: 0, left: null };
  const agreed = await tellStanding(parts, entry);
  await keep(parts, id, 'applicant', agreed);
  return agreed;
}

/** Has an entry stand under the one it hangs on, and what was issued to it with it. */
async function settle(parts: StandingActivityParts, above: Registration, id: string) {
  const { registrations, now } = parts;
  const at = now();
  let isChanged = false;
  const entry = await registrations.change(id, (found) => {
    const next = settledUnder(above, found);
    isChanged = !standsAlike(found, next);
    return isChanged ? { ...next, ...(next.state !== found.state && { since: at.toISOString() }) } : null;
  });
  await settleTrust(parts, entry, at);
  return { entry, isChanged };
}

/** The steps of orders. */
function standingSteps(parts: StandingActivityParts): StandingSteps {
  const { registrations, standingOrders, now } = parts;
  return {
    takeOrder: (entry) =>
      naming(async () => {
        const order = await standingOrders.oldestOpen(entry);
        if (!order) return null;
        const applied = await registrations.change(entry, (found) =>
          order.isApplied ? null : applyOrder(found, order),
        );
        await settleTrust(parts, applied, now());
        if (!order.isApplied) await standingOrders.note(order.id, { isApplied: true });
        return order.id;
      }),

    settlePage: ({ parent, after }) =>
      naming(async () => {
        const above = await registrations.get(parent);
        const page = await registrations.under(parent, after, pageOf);
        let changed = 0;
        for (const { id } of page) {
          const { entry, isChanged } = await settle(parts, above, id);
          if (isChanged) changed += 1;
          if (isChanged && entry.number !== null) await agreeWithNational(parts, id);
        }
        const next = page.length < pageOf ? null : (page.at(-1)?.id ?? null);
        return { next, changed, bearing: await registrations.bearing(page.map(({ id }) => id)) };
      }),

    tellNational: (entry) =>
      naming(async () => {
        const { left } = await agreeWithNational(parts, entry);
        return left === null ? 'agreed' : left.name === 'not-reached' ? 'unreached' : 'declined';
      }),

    noticeOrder: (id) =>
      naming(async () => {
        const order = await standingOrders.get(id);
        const entry = await registrations.get(order.entry);
        // What is not a suspension is told as how the entry stands now.
        if (order.act !== 'suspend') {
          await agreeWithItsApplicant(parts, entry.id);
          return;
        }
        const isTold = await noticeOfEntry(parts, entry, {
          ...{ key: `standing ${id}`, template: 'access.suspended' },
          variables: {
            ...{ participant: entry.name, by: flagSideWords[order.side], since: order.at.slice(0, 10) },
            reason: order.reason.slice(0, 300),
          },
        });
        const at = now().toISOString();
        if (isTold) await registrations.change(entry.id, (found) => (found.told ? { told: toldOf(found, at) } : null));
      }),

    closeOrder: (id, { changed, told }) => naming(() => standingOrders.note(id, { state: 'done', changed, told })),
  };
}

/** The steps of comparing. */
function convergeSteps(parts: StandingActivityParts): ConvergeSteps {
  const { registrations, now, office } = parts;
  return {
    convergePage: (after) =>
      naming(async () => {
        const page = await registrations.everyAfter(after, pageOf);
        let [repaired, divergent] = [0, 0];
        for (const { id } of page) {
          // What an act from above, or a stop at the wrong moment, has left undone is done here.
          const above = parentIdOf(await registrations.get(id));
          const standing = above === null ? null : await registrations.find(above);
          if (standing) await settle(parts, standing, id);
          const national = await agreeWithNational(parts, id);
          await settleTrust(parts, await registrations.get(id), now());
          const sides = [national, await agreeWithItsApplicant(parts, id)];
          repaired += sides.reduce((sum, each) => sum + each.repaired, 0);
          if (sides.some(({ left }) => left !== null)) divergent += 1;
        }
        const next = page.length < pageOf ? null : (page.at(-1)?.id ?? null);
        return { next, compared: page.length, repaired, divergent };
      }),

    convergeNationalPage: (after) =>
      naming(async () => {
        const page = await office['national-register.list']({ after, limit: pageOf });
        let divergent = 0;
        for (const { participant, number, kind, name, region, state } of page.items) {
          const at = now().toISOString();
          const isOver = state === 'withdrawn' || state === 'terminated';
          if (isOver || (await registrations.find(participant))) {
            await parts.divergences.settle(number, 'national', at);
            continue;
          }
          divergent += 1;
          const unknown = { side: 'national', divergence: 'unknown-here', repair: 'person' } as const;
          const seen = { entry: number, register: registerOf(kind), name, region, institution: null, ...unknown };
          await parts.divergences.raise(seen, at);
        }
        return { next: page.next, divergent };
      }),
  };
}

/** Makes the activities. */
export const createStandingActivities = (parts: StandingActivityParts): StandingSteps & ConvergeSteps => ({
  ...standingSteps(parts),
  ...convergeSteps(parts),
});
