/** What a route is: data that say its address, its right and its shapes, and a function that answers. The application and its OpenAPI description are made from nothing else. */
import type { Response } from 'express';
import { z } from 'zod';
import type { ClauseId } from '../core/clauses.ts';
import type { ProblemSlug } from '../core/problem.ts';
import type { Actor, Place, Right } from '../core/rights.ts';
import type { Language, Text } from '../core/text.ts';
import type { Attempt } from '../store/attempt.ts';
import type { ApiParts } from './api-parts.ts';

/** Who is signed in, and by which session. */
export interface OpenSession {
  actor: Actor;
  /** SM3 of its token. */
  digest: string;
  expiresAt: string;
}

type Names<P extends string> = P extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;

/** A file as it was sent: its bytes, its media type without parameters, and the name that its Content-Disposition gives. */
export interface SentFile {
  bytes: Uint8Array;
  type: string;
  name: string;
}

/** What a route's function is asked. */
export interface Ask<P extends string, R extends Right, B extends z.ZodType, Q extends z.ZodType, S> {
  api: ApiParts;
  session: R extends 'public' ? OpenSession | null : OpenSession;
  params: Record<Names<P>, string>;
  body: z.infer<B>;
  query: z.infer<Q>;
  /** The file that was sent, of a route that takes one. */
  file: SentFile;
  /** The thing the route is about, already found and allowed. */
  subject: S;
  /** The attempt of a route that creates. */
  attempt: Attempt;
  /** The revision of an `If-Match`, of a route that edits. */
  revision: number;
  language: Language;
  /** Whether the request came by HTTPS. */
  secure: boolean;
}

/** What a route's function gives: JSON, or a stream that it writes itself. */
export type Answer =
  { status?: number; body?: unknown; headers?: Record<string, string> } | { stream: (response: Response) => void };

/** A route. `{name}` in its path is a parameter. */
export interface RouteDefinition<P extends string, R extends Right, B extends z.ZodType, Q extends z.ZodType, S> {
  method: 'get' | 'post' | 'put' | 'delete';
  path: P;
  right: R;
  /** Another right that will do, for subjects that ask for it in place of `right`. */
  also?: Right;
  /** Clauses of the standard that it answers to. */
  clauses?: readonly ClauseId[];
  summary: Text;
  body?: B;
  /** The largest body it takes, such as 8mb; else 1mb. */
  largest?: string;
  /** Takes the bytes of a file of one of these media types in place of JSON. */
  file?: readonly string[];
  query?: Q;
  answer: { status: number; description: string; type?: string; also?: Record<number, string> };
  /** Problems of its own, besides those that follow from its shape. */
  problems?: readonly ProblemSlug[];
  /** Creates something: needs an Idempotency-Key. */
  creates?: boolean;
  /** Edits something: needs If-Match. */
  edits?: boolean;
  /** Why people of an institution that may not use the card now may do this all the same; without it, what changes anything is refused to them by name. */
  evenSuspended?: string;
  /** Finds the thing the route is about; the right must hold where that belongs. @throws Problem `not-found` */
  subject?: (api: ApiParts, params: Record<Names<P>, string>, query: Record<string, unknown>) => Promise<S>;
  handle: (ask: Ask<P, R, B, Q, S>) => Promise<Answer> | Answer;
}

/** A route of the registry. */
export type Route = RouteDefinition<string, Right, z.ZodType, z.ZodType, (Place & { right?: Right }) | null>;

/** Whether people of an institution that may not use the card now are refused: wherever something changes, unless the route says why not. */
export const isGuarded = ({ method, right, evenSuspended }: Route): boolean =>
  method !== 'get' && right !== 'public' && evenSuspended === undefined;

/** States a route. */
export const defineRoute = <
  const P extends string,
  R extends Right,
  B extends z.ZodType = z.ZodUndefined,
  Q extends z.ZodType = z.ZodObject<Record<never, never>>,
  S extends Place | null = null,
>(
  route: RouteDefinition<P, R, B, Q, S>,
): Route => route as unknown as Route;

/** The query of every list. */
export const PageQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(20).describe('How many at most'),
  after: z.string().max(500).optional().describe('The `next` of the page before'),
  q: z.string().max(100).optional().describe('Words to look for'),
});
