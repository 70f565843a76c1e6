/** Serves one route: who asks, whether they may, what they sent, and then the answer; in this order, so that nobody learns more than they may. */
import express, { type Request, type RequestHandler, type Response } from 'express';
import { canonicalJson } from '../core/canonical-json.ts';
import { problem } from '../core/problem.ts';
import { may, rights, type Actor, type Place, type Right } from '../core/rights.ts';
import { parse } from '../core/schema-errors.ts';
import { languageOf } from '../core/text.ts';
import { sm3 } from '../crypto/sm3.ts';
import type { Attempt } from '../store/attempt.ts';
import type { ApiParts } from './api-parts.ts';
import { fileOf, noFile } from './sent-file.ts';
import { authenticate } from './authenticate.ts';
import { isGuarded, type Ask, type Route } from './define-route.ts';
import { z } from 'zod';

/** The reader of a body up to a size; one a size. */
const readers = new Map<string, RequestHandler>();
function readerOf(limit: string): RequestHandler {
  const reader = readers.get(limit) ?? express.json({ limit });
  readers.set(limit, reader);
  return reader;
}
const NoQuery = z.strictObject({});

/** Half a character, or nesting without end: JSON by its grammar, but nothing that a digest or another program can take. */
function isUnwritable(body: unknown): boolean {
  try {
    canonicalJson(body);
    return false;
  } catch {
    return true;
  }
}

/** Reads the body only once it is known that somebody may send it. Rejects with `malformed-json`, and with what express finds. */
const bodyOf = (request: Request, response: Response, largest = '1mb'): Promise<unknown> =>
  new Promise((resolve, reject) => {
    void readerOf(largest)(request, response, (error?: unknown) => {
      if (error) reject(error instanceof Error ? error : new Error('body'));
      else if (request.body !== undefined && isUnwritable(request.body)) reject(problem('malformed-json'));
      else resolve(request.body);
    });
  });

/** The other places that take part in a thing, such as the provider in a case of data sharing. */
const sharedWith = (place: Place | null): readonly Place[] =>
  place !== null && 'sharedWith' in place && Array.isArray(place.sharedWith) ? (place.sharedWith as Place[]) : [];

/** @throws Problem `not-signed-in`, `forbidden` */
function allow(actor: Actor | null, right: Right, place: Place | null): void {
  if (may(actor, right, place) || sharedWith(place).some((other) => may(actor, right, other))) return;
  throw actor ? problem('forbidden', { right: rights[right] }) : problem('not-signed-in');
}

/** @throws Problem `idempotency-key-missing` */
function attemptOf(api: ApiParts, request: Request, actor: Actor | null, asked: unknown): Attempt {
  const key = request.get('idempotency-key') ?? '';
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) throw problem('idempotency-key-missing');
  return { made: `${actor?.account ?? ''} ${key}`, of: api.sealer.blindIndex(canonicalJson(asked)) };
}

/** @throws Problem `precondition-required`, `edited-meanwhile` */
function revisionOf(request: Request): number {
  const header = request.get('if-match');
  if (header === undefined) throw problem('precondition-required');
  const revision = /^(?:W\/)?"(\d{1,12})"$/.exec(header.trim())?.[1];
  if (revision === undefined) throw problem('edited-meanwhile');
  return Number(revision);
}

const noAttempt: Attempt = { made: '', of: '' };

/** Gathers what a route's function is asked. */
async function ask(
  api: ApiParts,
  route: Route,
  request: Request,
  response: Response,
): Promise<Ask<string, Right, z.ZodType, z.ZodType, Place | null>> {
  const session = await authenticate(api, request);
  const actor = session?.actor ?? null;
  const { right, also } = route;
  if (!(also && may(actor, also, null))) allow(actor, right, null);
  if (isGuarded(route)) await api.guard.demand(actor?.institution ?? null);
  const params = request.params as Record<string, string>;
  const subject = route.subject ? await route.subject(api, params, { ...request.query }) : null;
  if (subject) allow(actor, (also === subject.right && also) || right, subject);
  const query: unknown = parse(route.query ?? NoQuery, { ...request.query });
  const body: unknown = route.body && parse(route.body, await bodyOf(request, response, route.largest));
  const file = route.file ? await fileOf(request, response, route) : noFile;
  const asked = route.file ? [query, file.type, file.name, sm3(file.bytes)] : (body ?? null);
  return {
    ...{ api, session, params, body, query, file, subject },
    attempt: route.creates ? attemptOf(api, request, actor, [route.path, params, asked]) : noAttempt,
    revision: route.edits ? revisionOf(request) : 0,
    language: languageOf(request.headers['accept-language']),
    secure: request.secure,
  };
}

/** Makes the handler of a route. */
export function serveRoute(api: ApiParts, route: Route): RequestHandler {
  return async (request, response) => {
    response.set('cache-control', 'no-store');
    const answer = await route.handle(await ask(api, route, request, response));
    if ('stream' in answer) {
      answer.stream(response);
      return;
    }
    const { status = route.answer.status, body, headers } = answer;
    response.status(status).set(headers ?? {});
    if (body === undefined) response.end();
    else
      response
        .type(route.answer.type ?? 'application/json')
        .send(typeof body === 'string' ? body : JSON.stringify(body));
  };
}
