/** Sealed messages between two systems: SM4 hides the body, SM2 signs, HMAC-SM3 binds, a memory refuses replays (docs/open-api.md). */
import { randomBytes } from 'node:crypto';
import { canonicalJson } from '../core/canonical-json.ts';
import { assertExists } from '../core/control.ts';
import { Envelope } from '../core/envelope.ts';
import { problem } from '../core/problem.ts';
import { text } from '../core/text.ts';
import { type KeyRing } from './keys.ts';
import { type ReplayMemory } from './replay-memory.ts';
import { acceptSession, keyIdOf, openSession, sessionLife, type Session } from './session-keys.ts';
import { type Sm2PublicKey } from './sm2-key.ts';
import { sign, verify } from './sm2.ts';
import { hmacSm3, isSameSecret } from './sm3.ts';
import { decryptCbc, encryptCbc } from './sm4.ts';

/** How far the two clocks may differ. */
export const maxSkewMs = 5 * 60_000;

/** Why a message can be refused: the `rule` of a `message-rejected` problem. */
const reasons = {
  shape: text('报文格式不符', 'it does not have the form of a sealed message'),
  recipient: text('报文不是发给本系统的', 'it is meant for another system'),
  'unknown-sender': text(
    '发送方未登记，或没有有效的证书',
    'its sender is not registered, or has no certificate that holds',
  ),
  time: text('报文时间与本系统相差超过五分钟', 'its time differs by more than five minutes'),
  signature: text('签名不正确', 'its signature is wrong'),
  'session-key': text('会话密钥无效或已过期', 'its session key is not valid or too old'),
  mac: text('完整性校验不通过', 'its authentication code is wrong'),
  answer: text('不是对该请求的应答', 'it does not answer this request'),
  purpose: text('报文用途不符', 'it was made for another purpose'),
  replayed: text('报文重复', 'it was received before'),
  body: text('报文内容不是有效的 JSON', 'what it holds is not JSON'),
};
export type RejectionRule = keyof typeof reasons;

/** A message that passed every check. `body` is any JSON value: parse it. */
export interface OpenedMessage {
  envelope: Envelope;
  sender: string;
  purpose: string;
  body: unknown;
}

/** Seals and opens the messages of one system. */
export interface Messenger {
  /** The name of the system. */
  readonly name: string;
  /** Seals a request. Throws `connector-unavailable` while the recipient's public key is not known. */
  seal(to: string, purpose: string, body: unknown): Envelope;
  /** Seals the answer to a request, under the request's session key; its purpose adds `.reply`. */
  sealReply(request: OpenedMessage, body: unknown): Envelope;
  /** Opens a request. Throws `message-rejected` with `rule` and `reason`. */
  open(message: unknown): Promise<OpenedMessage>;
  /** Opens the answer to a request that `seal` made. Throws `message-rejected`. */
  openReply(message: unknown, request: Envelope): Promise<OpenedMessage>;
}

const rejected = (rule: RejectionRule) => problem('message-rejected', { rule, reason: reasons[rule] });

export interface MessengerOptions {
  keys: KeyRing;
  replays: ReplayMemory;
  /** Milliseconds since 1970. */
  clock?: () => number;
}

export function createMessenger({ keys, replays, clock = Date.now }: MessengerOptions): Messenger {
  const outgoing = new Map<string, { session: Session; uses: number; point: Buffer }>();
  const incoming = new Map<string, Session>();

  function sessionFor(recipient: string): Session {
    const publicKey = keys.publicKeyOf(recipient);
    if (!publicKey) throw problem('connector-unavailable', { connector: recipient, cause: 'unknown-public-key' });
    const current = outgoing.get(recipient);
    const isFresh =
      current && current.uses < sessionLife.messages && Math.abs(clock() - current.session.madeAt) < sessionLife.ms;
    if (isFresh && current.point.equals(publicKey.point)) {
      current.uses++;
      return current.session;
    }
    const session = openSession(publicKey, clock());
    outgoing.set(recipient, { session, uses: 1, point: publicKey.point });
    remember(session);
    return session;
  }

  function remember(session: Session): Session {
    if (incoming.size >= 1000) incoming.delete(assertExists(incoming.keys().next().value, 'oldest session'));
    incoming.set(session.keyId, session);
    return session;
  }

  function sessionOf(envelope: Envelope): Session | null {
    const { key, keyId } = envelope;
    if (key !== null && (keyIdOf(key) !== keyId || !isCanonical(key))) return null;
    const session = incoming.get(keyId) ?? (key === null ? null : acceptSession(key, keys.privateKey));
    const isAlive = session && Math.abs(clock() - session.madeAt) <= sessionLife.ms + maxSkewMs;
    if (!isAlive) return null;
    return incoming.has(keyId) ? session : remember(session);
  }

  function write(
    head: Pick<Envelope, 'recipient' | 'inReplyTo' | 'purpose' | 'keyId' | 'key'>,
    session: Session,
    body: unknown,
  ): Envelope {
    const sealing = session.keysFor(keys.name, head.recipient);
    const iv = randomBytes(16);
    const sealed = {
      version: 1 as const,
      sender: keys.name,
      ...head,
      messageId: randomBytes(16).toString('hex'),
      time: new Date(clock()).toISOString(),
      iv: iv.toString('base64url'),
      body: encryptCbc(sealing.encryption, iv, Buffer.from(JSON.stringify(body))).toString('base64url'),
    };
    const withMac = { ...sealed, mac: hmacSm3(sealing.mac, canonicalJson(sealed)).toString('base64url') };
    const signature = sign(keys.privateKey, Buffer.from(canonicalJson(withMac))).toString('base64url');
    return { ...withMac, signature };
  }

  async function signingKeysOf(sender: string): Promise<readonly Sm2PublicKey[]> {
    if (keys.signingKeysOf) return keys.signingKeysOf(sender);
    const publicKey = keys.publicKeyOf(sender);
    return publicKey ? [publicKey] : [];
  }

  /** The checks in order: form, addressee, time, signature, session key, MAC, replay; only then is the body opened. */
  async function check(message: unknown, isExpected: (envelope: Envelope) => RejectionRule | null) {
    const parsed = Envelope.safeParse(message);
    if (!parsed.success) throw rejected('shape');
    const envelope = parsed.data;
    const { signature, ...signed } = envelope;
    const { mac, ...bound } = signed;
    if (![signature, mac, envelope.iv, envelope.body].every(isCanonical)) throw rejected('shape');
    if (envelope.recipient !== keys.name) throw rejected('recipient');
    const time = Date.parse(envelope.time);
    if (!(Math.abs(clock() - time) <= maxSkewMs)) throw rejected('time');
    const accepted = await signingKeysOf(envelope.sender);
    if (accepted.length === 0) throw rejected('unknown-sender');
    const covered = Buffer.from(canonicalJson(signed));
    if (!accepted.some((key) => verify(key, covered, Buffer.from(signature, 'base64url')))) throw rejected('signature');
    const unexpected = isExpected(envelope);
    if (unexpected) throw rejected(unexpected);
    const session = sessionOf(envelope);
    if (!session) throw rejected('session-key');
    const sealing = session.keysFor(envelope.sender, keys.name);
    if (!isSameSecret(hmacSm3(sealing.mac, canonicalJson(bound)), Buffer.from(mac, 'base64url'))) throw rejected('mac');
    const isFirst = await replays.remember(envelope.sender, envelope.messageId, time + maxSkewMs + 1);
    if (!isFirst) throw rejected('replayed');
    const clear = decryptCbc(
      sealing.encryption,
      Buffer.from(envelope.iv, 'base64url'),
      Buffer.from(envelope.body, 'base64url'),
    );
    return { envelope, sender: envelope.sender, purpose: envelope.purpose, body: jsonOf(clear) };
  }

  return {
    name: keys.name,
    seal(to, purpose, body) {
      const session = sessionFor(to);
      const { keyId, wrapped: key } = session;
      return write({ recipient: to, inReplyTo: null, purpose, keyId, key }, session, body);
    },
    sealReply({ envelope, sender }, body) {
      const session = assertExists(incoming.get(envelope.keyId), 'session of the request');
      const { messageId: inReplyTo, keyId } = envelope;
      return write(
        { recipient: sender, inReplyTo, purpose: `${envelope.purpose}.reply`, keyId, key: null },
        session,
        body,
      );
    },
    open: (message) =>
      check(message, ({ inReplyTo, key }) => (inReplyTo === null ? (key === null ? 'session-key' : null) : 'purpose')),
    openReply: (message, request) =>
      check(message, (reply) => {
        if (reply.inReplyTo !== request.messageId || reply.sender !== request.recipient) return 'answer';
        if (reply.keyId !== request.keyId || reply.key !== null) return 'session-key';
        return reply.purpose === `${request.purpose}.reply` ? null : 'purpose';
      }),
  };
}

/** One value has one base64url text: spare bits at its end must be zero. */
const isCanonical = (value: string): boolean => Buffer.from(value, 'base64url').toString('base64url') === value;

function jsonOf(clear: Buffer | null): unknown {
  if (clear === null) throw rejected('body');
  try {
    return JSON.parse(clear.toString()) as unknown;
  } catch {
    throw rejected('body');
  }
}
