/** Brings the national platform's view of an entry and ours together: what is ours is pushed, what is theirs is taken, and what neither repairs is told. */
import { actToPush, divergencesFrom, type Divergence } from './convergence.ts';
import type { OfficeDoors, OutputOf } from '../connectors.ts';
import { nationalViewOf, ownViewOf, participantKinds } from './divergence.ts';
import type { ActReply, RegisteredParticipant } from '../operations/participant-register.ts';
import { isProblem } from '../problem.ts';
import { afterAct, refusalOfAct, type Standing } from './registration-acts.ts';
import type { Registration } from './registration.ts';

/** What it takes: the register of the national platform, and how an entry of ours is changed. */
export interface AgreeParts {
  office: Pick<
    OfficeDoors,
    | 'national-register.get'
    | 'national-register.register'
    | 'national-register.suspend'
    | 'national-register.resume'
    | 'national-register.withdraw'
    | 'national-register.terminate'
  >;
  change: (
    id: string,
    decide: (entry: Registration) => Partial<Standing & Pick<Registration, 'number' | 'since'>> | null,
  ) => Promise<Registration>;
  now: () => Date;
}

/** How it went: they agree (after so many repairs), or they still differ. */
export interface Agreed {
  repaired: number;
  left: Divergence | null;
}

/** So many repairs are tried one after the other: a registration, then a suspension, and one to spare. */
const mostRepairs = 3;
const reason = '与本平台登记状态保持一致。';

async function theirsOf(
  { office }: AgreeParts,
  entry: Registration,
): Promise<RegisteredParticipant | null | undefined> {
  const kind = participantKinds[entry.register];
  if (!kind) return null;
  try {
    const found: OutputOf<'national-register.get'> = await office['national-register.get']({
      ...{ kind, participant: entry.id },
    });
    return found.participant;
  } catch (error) {
    if (!isProblem(error)) throw error;
    return undefined;
  }
}

/** Tells the national platform what brings it to our view; false where there is nothing to tell, or it declines. */
async function push(parts: AgreeParts, entry: Registration, theirs: RegisteredParticipant | null): Promise<boolean> {
  const { office } = parts;
  const act = actToPush(ownViewOf(entry), nationalViewOf(theirs));
  const kind = participantKinds[entry.register];
  if (act === null || !kind) return false;
  // The same act on the same state is the same message: a lost answer is asked for again, and not acted on twice.
  const key = `${entry.id} ${act} ${theirs?.lastAct.at ?? 'first'}`;
  let reply: ActReply;
  if (act === 'register') {
    const { region, name } = entry;
    reply = await office['national-register.register']({ key, kind, participant: entry.id, region, name, details: {} });
  } else {
    if (!theirs) return false;
    reply = await office[`national-register.${act}`]({ key, number: theirs.number, reason });
  }
  return reply.outcome === 'done';
}

/** Takes what the national platform decided by itself. */
async function take(parts: AgreeParts, id: string, theirs: RegisteredParticipant): Promise<boolean> {
  const at = parts.now().toISOString();
  const { lastAct } = theirs;
  const flag = { by: 'national-platform', at: lastAct.at, reason: lastAct.reason ?? reason };
  let hasChanged = false;
  await parts.change(id, (entry) => {
    const own = ownViewOf(entry);
    const view = nationalViewOf(theirs);
    const act =
      view.state === 'terminated' || view.state === 'withdrawn'
        ? (`${view.state === 'terminated' ? 'terminate' : 'withdraw'}` as const)
        : view.suspendedBy.includes('national') === own.suspendedBy.includes('national')
          ? null
          : view.suspendedBy.includes('national')
            ? 'suspend'
            : 'resume';
    if (act === null) {
      if (entry.number === theirs.number) return null;
      hasChanged = true;
      return { number: theirs.number };
    }
    if (refusalOfAct(entry, act, 'national') !== null) return null;
    hasChanged = true;
    return { ...afterAct(entry, act, 'national', flag), ...(act !== 'suspend' && { since: at }) };
  });
  return hasChanged;
}

/** Compares an entry, repairs what can be repaired, and says what is left. */
export async function agreeNationally(parts: AgreeParts, id: string): Promise<Agreed> {
  let repaired = 0;
  for (;;) {
    const entry = await parts.change(id, () => null);
    if (!participantKinds[entry.register]) return { repaired, left: null };
    const theirs = await theirsOf(parts, entry);
    const [first] = divergencesFrom('national', ownViewOf(entry), nationalViewOf(theirs));
    if (!first) return { repaired, left: null };
    if (theirs === undefined || repaired === mostRepairs) return { repaired, left: first };
    const isDone =
      first.repair === 'push'
        ? await push(parts, entry, theirs).catch((error: unknown) => {
            if (!isProblem(error)) throw error;
            return false;
          })
        : first.repair === 'take' && theirs !== null && (await take(parts, id, theirs));
    if (!isDone) return { repaired, left: first };
    repaired += 1;
  }
}
