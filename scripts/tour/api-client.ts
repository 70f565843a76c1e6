/** A client of the public interface, as an outside program would write one: JSON over HTTP, problems as they come. */
import { randomUUID } from 'node:crypto';

/** A problem as the API answers it (RFC 9457). */
export interface AnsweredProblem {
  type: string;
  title: string;
  status: number;
  instance?: string;
  errors?: { pointer: string; rule: string; message: string }[];
}

/** Thrown when the API answers with a problem. */
export class Refused extends Error {
  readonly problem: AnsweredProblem;
  constructor(problem: AnsweredProblem) {
    super(problem.title);
    this.problem = problem;
  }
}

export interface ApiClient {
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body: unknown, headers?: Record<string, string>): Promise<T>;
  put<T>(path: string, body: unknown, headers: Record<string, string>): Promise<T>;
}

/** Makes a client; `token` is the bearer of a session, `language` is what problems are said in. */
export function createApiClient(
  url: string,
  { token, language = 'en' }: { token?: string; language?: string } = {},
): ApiClient {
  async function call<T>(method: string, path: string, body?: unknown, extra: Record<string, string> = {}): Promise<T> {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: {
        'accept-language': language,
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(method === 'POST' && { 'idempotency-key': randomUUID() }),
        ...extra,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const answer: unknown = text === '' ? undefined : JSON.parse(text);
    if (!response.ok) throw new Refused(answer as AnsweredProblem);
    return answer as T;
  }
  return {
    get: (path) => call('GET', path),
    post: (path, body, headers) => call('POST', path, body, headers),
    put: (path, body, headers) => call('PUT', path, body, headers),
  };
}

/** Signs in and gives a client of that account. */
export async function signIn(url: string, account: string, password: string, language = 'en'): Promise<ApiClient> {
  const { token } = await createApiClient(url, { language }).post<{ token: string }>('/sessions', {
    account,
    password,
  });
  return createApiClient(url, { token, language });
}
