/** What the conformance kit sees of messages: each property judged by itself, so that one fault hides no other. */
import type { Scalar } from '../operations/define-operation.ts';
import type { DeclaredCall, Profile } from './profile.ts';

/** One envelope, looked at from every side. A property that cannot be judged is false. */
export interface Inspection {
  /** Whether it has the form of a sealed message. */
  isShaped: boolean;
  sender: string;
  purpose: string;
  messageId: string;
  iv: string;
  /** How far its time is from ours; null where it has none. */
  skewMs: number | null;
  isSigned: boolean;
  /** Whether the authentication code over its digest is right. */
  isBound: boolean;
  /** Whether its body opens by the session key and is JSON. */
  opens: boolean;
  /** Of an answer: whether it answers that request, for that purpose, under its session key. */
  answersRequest: boolean;
}

/** What an opened answer says. */
export type KitAnswer =
  | { outcome: 'done'; fields: Record<string, Scalar>; repeated: boolean }
  | { outcome: 'refused'; problem: string }
  | { outcome: 'unreadable' };

/** One request of the kit and what came of it. `request` and `response` are redacted: evidence that may be shown. */
export interface Exchange {
  /** Number by which it can be sent again. */
  number: number;
  /** The idempotency key that was sent. */
  key: string;
  request: unknown;
  response: unknown;
  /** HTTP status; null where no answer came. */
  status: number | null;
  contentType: string;
  /** The JSON of a refusal in clear, as far as problems have it. */
  problem: { type: boolean; title: boolean; status: unknown; rule: unknown } | null;
  reply: Inspection | null;
  answer: KitAnswer | null;
  ms: number;
}

/** How a request of the kit is spoilt. */
export type Spoil =
  | 'wrong-signature'
  | 'unknown-sender'
  | 'wrong-digest'
  | 'stale-clock'
  | 'future-clock'
  | 'other-recipient'
  | 'not-json'
  | 'wrong-form'
  | 'too-large';

/** What is sent; the declared call, unspoilt and under a fresh key, where nothing is said. */
export interface Sending {
  spoil?: Spoil;
  call?: DeclaredCall;
  /** Idempotency key. */
  key?: string;
}

/** What came of the load: `failed` counts answers that were none, or were not signed. */
export interface LoadFigures {
  sent: number;
  failed: number;
  p50Ms: number;
  p95Ms: number;
}

/** An applicant's endpoint, as the tests reach it. */
export interface Endpoint {
  profile: Profile;
  send(what?: Sending): Promise<Exchange>;
  /** Sends the very same bytes again. */
  again(exchange: Exchange): Promise<Exchange>;
  /** Calls at the declared volume for the declared time. */
  load(): Promise<LoadFigures>;
}

/** A message that came to the sandbox's inbox. */
export interface Arrival extends Inspection {
  /** Redacted. */
  request: unknown;
  response: unknown;
}
