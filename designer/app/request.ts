/** Calls the platform's interface; an answer that is not good becomes an `ApiProblem` with its slug, words and instance. */
import type { FieldError } from '../../engine/core/problem.ts';
import type { Text } from '../../engine/core/text.ts';
import { currentLanguage } from './words.ts';

interface ProblemBody {
  type?: string;
  title?: string;
  detail?: string;
  instance?: string;
  errors?: (Omit<FieldError, 'message'> & { message: string | Text })[];
}

/** Thrown when the platform answers with a problem, or cannot be reached (slug `unreachable`). */
export class ApiProblem extends Error {
  readonly slug: string;
  readonly status: number;
  readonly instance: string | undefined;
  readonly errors: { pointer: string; rule: string; message: string }[];
  constructor(status: number, body: ProblemBody) {
    super(body.title ?? '');
    this.status = status;
    this.slug = body.type?.split('/').at(-1) ?? 'internal';
    this.instance = body.instance;
    this.errors = (body.errors ?? []).map(({ pointer, rule, message }) => ({
      pointer,
      rule,
      message: typeof message === 'string' ? message : message[currentLanguage()],
    }));
  }
}

interface Options {
  body?: unknown;
  idempotencyKey?: string;
  /** The revision that an edit was made from. */
  ifMatch?: number;
  signal?: AbortSignal;
}

/** Sends a request and gives the answer's JSON. @throws ApiProblem */
export async function request<T>(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  options: Options = {},
): Promise<T> {
  let answer: Response;
  try {
    answer = await fetch(path, {
      method,
      credentials: 'same-origin',
      headers: {
        accept: 'application/json, application/problem+json',
        'accept-language': currentLanguage(),
        ...(options.body !== undefined && { 'content-type': 'application/json' }),
        ...(options.idempotencyKey !== undefined && { 'idempotency-key': options.idempotencyKey }),
        ...(options.ifMatch !== undefined && { 'if-match': `"${options.ifMatch}"` }),
      },
      ...(options.body !== undefined && { body: JSON.stringify(options.body) }),
      ...(options.signal && { signal: options.signal }),
    });
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw new ApiProblem(0, { type: 'unreachable' });
  }
  const said: unknown = answer.status === 204 ? undefined : await answer.json().catch(() => undefined);
  if (!answer.ok) throw new ApiProblem(answer.status, said ?? {});
  return said as T;
}

/** A key for one attempt to create something; works without a secure context, where `randomUUID` does not exist. */
export const newKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
