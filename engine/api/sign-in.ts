/** Signs in: tries are counted before they are judged, and an account that does not exist costs as much as a wrong password. */
import { randomBytes } from 'node:crypto';
import type { Session } from '../core/api.ts';
import { problem } from '../core/problem.ts';
import { may, rights, roles, type Actor, type Right } from '../core/rights.ts';
import { verifyPassword } from '../crypto/password.ts';
import { sm3 } from '../crypto/sm3.ts';
import type { ApiParts } from './api-parts.ts';

const sessionMs = 8 * 3_600_000;
const triesAllowed = 5;
const lockMs = 15 * 60_000;

/** What a session tells of its actor. */
export const sessionView = (actor: Actor, expiresAt: string): Session => {
  const { account, name, role, region, institution } = actor;
  const own: readonly Right[] = roles[role].rights;
  const known = (Object.keys(rights) as Right[]).filter((right) => own.includes(right) && may(actor, right, null));
  return { expiresAt, actor: { account, name, role, region, institution, rights: known } };
};

/** Opens a session. @throws Problem `wrong-credentials`, `account-locked` */
export async function signIn(api: ApiParts, account: string, password: string): Promise<Session & { token: string }> {
  const { accounts, sessions } = api.store;
  const now = api.now();
  const until = new Date(now.getTime() + lockMs).toISOString();
  const tries = await sessions.countTry(account, now.toISOString(), until);
  if (tries.count > triesAllowed) {
    const minutes = Math.max(1, Math.ceil((Date.parse(tries.until) - now.getTime()) / 60_000));
    throw problem('account-locked', { minutes });
  }
  const found = await accounts.find(account);
  const right = await verifyPassword(password, found?.password ?? null);
  if (!found || !right || (found.demo && !api.demo)) throw problem('wrong-credentials');
  await sessions.forgetTries(account);
  const token = randomBytes(32).toString('base64url');
  const expiresAt = new Date(now.getTime() + sessionMs).toISOString();
  await sessions.open({ _id: sm3(token), account, expiresAt }, now.toISOString());
  return { token, ...sessionView(found, expiresAt) };
}
