/** Looks at a message from every side at once, where the platform's own door stops at the first thing that is wrong. */
import { canonicalJson } from '../../engine/core/canonical-json.ts';
import { type Inspection } from '../../engine/core/conformance-kit/exchange.ts';
import { Envelope } from '../../engine/core/envelope.ts';
import { acceptSession, keyIdOf, type Session } from '../../engine/crypto/session-keys.ts';
import { type Sm2PrivateKey, type Sm2PublicKey } from '../../engine/crypto/sm2-key.ts';
import { verify } from '../../engine/crypto/sm2.ts';
import { hmacSm3, isSameSecret } from '../../engine/crypto/sm3.ts';
import { decryptCbc } from '../../engine/crypto/sm4.ts';

/** What a message is held against. */
export interface Against {
  /** Our own name. */
  name: string;
  /** The key that the sender registered. */
  peer: Sm2PublicKey;
  now: number;
  /** Of an answer: the request, and its session. */
  request?: { envelope: Envelope; session: Session };
  /** Of a request: our key, which opens its session key. */
  privateKey?: Sm2PrivateKey;
  /** Sessions that were opened before, by their wrapped key: opening one is slow. */
  sessions?: Map<string, Session>;
}

/** An inspection with what the message holds; null where it does not open. */
export interface Inspected extends Inspection {
  body: unknown;
  session: Session | null;
}

const unshaped: Inspected = {
  ...{ isShaped: false, sender: '', purpose: '', messageId: '', iv: '', skewMs: null, body: null, session: null },
  ...{ isSigned: false, isBound: false, opens: false, answersRequest: false },
};

/** Inspects anything. Never throws. */
export function inspect(message: unknown, against: Against): Inspected {
  const parsed = Envelope.safeParse(message);
  if (!parsed.success) return unshaped;
  const envelope = parsed.data;
  const { signature, ...signed } = envelope;
  const { mac, ...bound } = signed;
  const session = sessionOf(envelope, against);
  const keys = session?.keysFor(envelope.sender, against.name);
  const expected = keys && hmacSm3(keys.mac, canonicalJson(bound));
  const body = keys && jsonOf(envelope, keys.encryption);
  return {
    ...{ isShaped: true, sender: envelope.sender, purpose: envelope.purpose },
    ...{ messageId: envelope.messageId, iv: envelope.iv, skewMs: Date.parse(envelope.time) - against.now },
    isSigned: verify(against.peer, Buffer.from(canonicalJson(signed)), Buffer.from(signature, 'base64url')),
    isBound: expected !== undefined && isSameSecret(expected, Buffer.from(mac, 'base64url')),
    opens: body !== undefined,
    answersRequest: answers(envelope, against.request?.envelope),
    ...{ body: body ?? null, session },
  };
}

/** An answer is looked at by the session of its request even where it names another. */
function sessionOf({ key, keyId }: Envelope, { request, privateKey, sessions }: Against): Session | null {
  if (request) return request.session;
  if (key === null || !privateKey || keyIdOf(key) !== keyId) return null;
  const known = sessions?.get(key);
  if (known) return known;
  try {
    const session = acceptSession(key, privateKey);
    if (session && sessions && sessions.size < 1000) sessions.set(key, session);
    return session;
  } catch {
    return null;
  }
}

function jsonOf({ iv, body }: Envelope, key: Buffer): unknown {
  const bytes = Buffer.from(body, 'base64url');
  const clear = bytes.length % 16 === 0 ? decryptCbc(key, Buffer.from(iv, 'base64url'), bytes) : null;
  try {
    return clear === null ? undefined : (JSON.parse(clear.toString()) as unknown);
  } catch {
    return undefined;
  }
}

const answers = (reply: Envelope, request: Envelope | undefined): boolean =>
  request !== undefined &&
  reply.inReplyTo === request.messageId &&
  reply.purpose === `${request.purpose}.reply` &&
  reply.keyId === request.keyId &&
  reply.key === null &&
  reply.sender === request.recipient &&
  reply.recipient === request.sender;
