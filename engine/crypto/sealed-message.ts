/** Sealed messages: how two parties talk, each message signed with SM2, its content sealed with SM4, fresh, and taken once (access.data-security). */
import { randomBytes, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson } from '../core/canonical-json.ts';
import { isProblem, problem } from '../core/problem.ts';
import { text, type Text } from '../core/text.ts';
import { sm2Decrypt, sm2Encrypt, sm2Sign, sm2Verify, type Sm2KeyPair, type Sm2PublicKey } from './sm2.ts';
import { deriveSm4Keys, sm4Open, sm4Seal, type Sm4Keys } from './sm4.ts';

/** What travels. `key` is the session secret, enciphered to the recipient with SM2; `body` the content, sealed with the session's SM4 keys. */
export const SealedMessage = z.strictObject({
  version: z.literal(1),
  sender: z.string().min(1).max(60),
  recipient: z.string().min(1).max(60),
  id: z.uuid(),
  /** Id of the message this one answers; empty in a request. */
  answers: z.string().max(36),
  /** RFC 3339, UTC; five minutes from the recipient's clock at the most. */
  time: z.iso.datetime(),
  purpose: z.string().min(1).max(60),
  key: z.string().regex(/^[0-9a-f]{192,400}$/),
  body: z.base64().max(1_400_000),
  /** SM2 over the canonical JSON of all the above, DER, base64. */
  signature: z.base64().max(200),
});
export type SealedMessage = z.infer<typeof SealedMessage>;

const freshForMs = 5 * 60_000;
const sessionForMs = 10 * 60_000;

const refuse = (reason: Text) => problem('message-rejected', { reason });

interface Session {
  key: string;
  keys: Sm4Keys;
  until: number;
}

/** One party of the conversation, with its own key pair and its partner's public key. */
export interface Party {
  name: string;
  pair: Sm2KeyPair;
  partner: { name: string; publicKey: Sm2PublicKey };
  now?: () => number;
}

/** A message that was opened: its content, and what an answer must refer to. */
export interface Opened {
  id: string;
  answers: string;
  purpose: string;
  key: string;
  content: unknown;
}

export interface Channel {
  /** Seals a request. */
  seal(purpose: string, content: unknown): SealedMessage;
  /** Seals the answer to a request, in the session the request came in. */
  answer(request: Opened, content: unknown): SealedMessage;
  /** Opens a message from the partner. @throws Problem `message-rejected` that says which rule it breaks */
  open(message: unknown): Opened;
}

/**
 * Makes one party's end of the conversation. The session secret is enciphered once for ten minutes and travels with each message,
 * so neither side needs the other to remember it; SM2 encryption, which is slow, is paid once a session.
 */
export function createChannel({ name, pair, partner, now = Date.now }: Party): Channel {
  const sessions = new Map<string, Session>();
  const seen = new Map<string, number>();
  let mine: Session | undefined;

  const forget = <T>(map: Map<string, T>, old: (value: T) => boolean) => {
    for (const [key, value] of map) {
      if (!old(value)) return;
      map.delete(key);
    }
  };

  function remember(key: string, secret: Uint8Array): Session {
    const session = { key, keys: deriveSm4Keys(secret, 'session'), until: now() + sessionForMs };
    forget(sessions, ({ until }) => until < now());
    sessions.set(key, session);
    return session;
  }

  function mySession(): Session {
    if (mine && mine.until > now()) return mine;
    const secret = randomBytes(32);
    mine = remember(sm2Encrypt(partner.publicKey, secret), secret);
    return mine;
  }

  const write = (purpose: string, answers: string, session: Session, content: unknown): SealedMessage => {
    const id = randomUUID();
    const time = new Date(now()).toISOString();
    const body = sm4Seal(session.keys, Buffer.from(canonicalJson(content)), id).toString('base64');
    const unsigned = {
      version: 1 as const,
      sender: name,
      recipient: partner.name,
      id,
      answers,
      time,
      purpose,
      key: session.key,
      body,
    };
    return { ...unsigned, signature: sm2Sign(pair, canonicalJson(unsigned)).toString('base64') };
  };

  return {
    seal: (purpose, content) => write(purpose, '', mySession(), content),
    answer: (request, content) => {
      const session = sessions.get(request.key) ?? remember(request.key, sm2Decrypt(pair, request.key));
      return write(request.purpose, request.id, session, content);
    },
    open(message) {
      const parsed = SealedMessage.safeParse(message);
      if (!parsed.success) throw refuse(text('报文格式不符', 'the message has not the right form'));
      const { signature, ...unsigned } = parsed.data;
      const { sender, recipient, id, answers, time, purpose, key, body } = unsigned;
      if (sender !== partner.name || recipient !== name)
        throw refuse(text('收发双方不符', 'sender or recipient is another'));
      if (!sm2Verify(partner.publicKey, canonicalJson(unsigned), Buffer.from(signature, 'base64'))) {
        throw refuse(text('签名校验不通过', 'the signature does not verify'));
      }
      if (Math.abs(now() - Date.parse(time)) > freshForMs)
        throw refuse(text('报文时间超出允许范围', 'the message is too old, or from the future'));
      forget(seen, (until) => until < now());
      if (seen.has(id)) throw refuse(text('报文重复', 'the message was taken before'));
      const session = sessions.get(key) ?? remember(key, sm2Decrypt(pair, key));
      const clear = sm4Open(session.keys, Buffer.from(body, 'base64'), id);
      seen.set(id, now() + 2 * freshForMs);
      return { id, answers, purpose, key, content: JSON.parse(clear.toString()) as unknown };
    },
  };
}

/** The reason a message was refused, in words; another problem's title is its own. */
export const refusalOf = (error: unknown): Text | null => {
  const reason = isProblem(error, 'message-rejected') ? error.details['reason'] : undefined;
  return typeof reason === 'object' && reason !== null ? (reason as Text) : null;
};
