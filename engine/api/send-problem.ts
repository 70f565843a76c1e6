/** Turns whatever was thrown into problem details (RFC 9457), in the language asked for: the only error handler there is. */
import type { ErrorRequestHandler } from 'express';
import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { isProblem, problem, titleOf, type Problem } from '../core/problem.ts';
import { languageOf, text } from '../core/text.ts';
import { isStoreAway } from '../store/store-errors.ts';

const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'type' in error ? error.type : undefined;

/** What an error is called outside. What express says of a body or an address is the asker's; the rest is ours. */
export function problemOf(error: unknown): Problem {
  if (isProblem(error)) return error;
  if (isStoreAway(error)) return problem('unavailable');
  if (codeOf(error) === 'entity.too.large') return problem('too-large');
  if (error instanceof URIError) return problem('not-found', { what: text('这个地址', 'This address') });
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  return typeof status === 'number' && status >= 400 && status < 500 ? problem('malformed-json') : problem('internal');
}

/** The headers that some problems need. */
function headersOf(it: Problem): Record<string, string> {
  const { minutes, allow } = it.details;
  if (it.slug === 'account-locked' && typeof minutes === 'number') return { 'retry-after': String(minutes * 60) };
  if (it.slug === 'method-not-allowed' && typeof allow === 'string') return { allow };
  if (it.slug === 'unavailable' || it.slug === 'connector-unavailable') return { 'retry-after': '5' };
  return it.slug === 'not-signed-in' ? { 'www-authenticate': 'Bearer' } : {};
}

/** Makes the error handler. What is ours is logged under the same `instance` that the answer names, and nothing of it is told. */
export function sendProblem(log: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, _next) => {
    const it = problemOf(error);
    const instance = randomUUID();
    if (it.status >= 500) log.error({ instance, slug: it.slug, err: error }, 'problem');
    else log.info({ instance, slug: it.slug }, 'problem');
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const language = languageOf(request.headers['accept-language']);
    const errors = it.details.errors?.map(({ pointer, rule, message }) => ({
      pointer,
      rule,
      message: message[language],
    }));
    response
      .status(it.status)
      .set({ 'content-language': language, 'cache-control': 'no-store', ...headersOf(it) })
      .type('application/problem+json')
      .send(
        JSON.stringify({
          type: `/problems/${it.slug}`,
          title: titleOf(it, language),
          status: it.status,
          instance: `urn:uuid:${instance}`,
          ...(it.slug === 'message-rejected' && { rule: it.details['rule'] }),
          ...(errors && { errors }),
        }),
      );
  };
}
