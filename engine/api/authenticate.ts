/** Finds who asks: a bearer token, or the cookie of the browser, which is heard only from our own pages where something changes. */
import type { Request } from 'express';
import { problem } from '../core/problem.ts';
import { sm3 } from '../crypto/sm3.ts';
import type { ApiParts } from './api-parts.ts';
import type { OpenSession } from './define-route.ts';

/** The browser's cookie. */
export const cookieName = 'yikatong';

const cookieOf = (header: string | undefined): string | undefined =>
  header
    ?.split(';')
    .map((part) => part.trim().split('='))
    .find(([name]) => name === cookieName)?.[1];

const changes = (method: string): boolean => method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS';

/** A page of ours sends our own host as Origin. `null`, another host, and none at all are not ours. */
function isOwnOrigin({ origin, host }: { origin?: string | undefined; host?: string | undefined }): boolean {
  return origin !== undefined && URL.canParse(origin) && new URL(origin).host === host;
}

/** The session of a token's digest, with the account as it stands now. */
export async function sessionOf(api: ApiParts, digest: string): Promise<OpenSession | null> {
  const found = await api.store.sessions.find(digest, api.now().toISOString());
  const account = found && (await api.store.accounts.find(found.account));
  if (!account) return null;
  const { password: _password, demo, ...actor } = account;
  // A demo account opens nothing on a platform that has no demo data.
  return demo && !api.demo ? null : { actor, digest, expiresAt: found.expiresAt };
}

/**
 * The session a request comes with, or null.
 * @throws Problem `wrong-origin` where a browser's cookie came with a change from elsewhere
 */
export async function authenticate(api: ApiParts, { headers, method }: Request): Promise<OpenSession | null> {
  const bearer = /^Bearer ([\w-]{20,100})$/i.exec(headers.authorization ?? '')?.[1];
  if (bearer !== undefined) return sessionOf(api, sm3(bearer));
  const foreign = headers.origin !== undefined && !isOwnOrigin(headers);
  if (changes(method) && foreign) throw problem('wrong-origin');
  const token = cookieOf(headers.cookie);
  if (token === undefined) return null;
  if (changes(method) && !isOwnOrigin(headers)) throw problem('wrong-origin');
  return sessionOf(api, sm3(token));
}
