/** Notices to the systems of others: posted to an address they named, signed with SM2 over an SM3 digest, so that they can tell that it was us. */
import { canonicalJson } from '../../engine/core/canonical-json.ts';
import { type WebhookAnswer, type WebhookMessage } from '../../engine/core/send-notice.ts';
import { type KeyRing } from '../../engine/crypto/keys.ts';
import { sign, verify } from '../../engine/crypto/sm2.ts';
import { hmacSm3, sm3 } from '../../engine/crypto/sm3.ts';
import { type Sm2PublicKey } from '../../engine/crypto/sm2-key.ts';
import { type MayCall } from '../outside/address.ts';
import { AddressRefused, createPost, type Post } from '../outside/post.ts';

/** The headers of a webhook: its id (also of a repeated try), when it was sent (RFC 3339), the digest of its body, the signature of all three lines, and their HMAC by the secret where one is shared. */
export const webhookHeaders = {
  id: 'yikatong-id',
  time: 'yikatong-time',
  digest: 'yikatong-digest',
  signature: 'yikatong-signature',
  mac: 'yikatong-mac',
} as const;

/** How far the times of sender and receiver may lie apart. */
const maxSkewMs = 300_000;
const longestAnswer = 200;
/** So many bytes of an answer are read. */
const longestRead = 10_000;

const signedLines = (id: string, time: string, digest: string) => Buffer.from(`${id}\n${time}\n${digest}`);

/** Why no answer came. */
function causeOf(error: unknown): string {
  if (error instanceof AddressRefused) return 'address-not-called';
  const { name, cause } = error instanceof Error ? error : {};
  const isLate = name === 'TimeoutError' || (cause instanceof Error && cause.name === 'TimeoutError');
  return isLate ? 'timed-out' : 'not-reached';
}

export interface WebhookOptions {
  keys: KeyRing;
  /** Which addresses may be called; any where it is left out. */
  mayCall?: MayCall;
  timeoutMs?: number;
  clock?: () => number;
  post?: Post;
}

/** Makes the door to webhooks; it never throws for what the other side does. Redirections are not followed: they would leave the address that was agreed on. */
export function createWebhook({ keys, mayCall, timeoutMs = 5000, clock = Date.now, post }: WebhookOptions) {
  const send = post ?? createPost({ mayCall, timeoutMs, longest: longestRead });
  const headersOf = (id: string, body: string, secret: string | undefined) => {
    const time = new Date(clock()).toISOString();
    const digest = sm3(body);
    const lines = signedLines(id, time, digest);
    const signature = sign(keys.privateKey, lines).toString('base64url');
    const { id: ofId, time: ofTime, digest: ofDigest, signature: ofSignature, mac } = webhookHeaders;
    return {
      ...{ [ofId]: id, [ofTime]: time, [ofDigest]: digest, [ofSignature]: signature },
      ...(secret !== undefined && { [mac]: hmacSm3(Buffer.from(secret), lines).toString('hex') }),
    };
  };

  return async ({ id, to, body, secret }: WebhookMessage): Promise<WebhookAnswer> => {
    const content = canonicalJson(body);
    try {
      const { status, said } = await send(new URL(to), content, headersOf(id, content, secret));
      const ok = status >= 200 && status < 300;
      const shown = [...said.replace(/\s+/g, ' ').trim()].slice(0, longestAnswer).join('');
      const answer = `${status} ${shown}`.trim();
      // What is wrong with the request stays wrong; what is wrong with the receiver may pass.
      const isFinal = ok || (status < 500 && status !== 408 && status !== 425 && status !== 429);
      return { isTaken: ok, isFinal, answer, cause: ok ? null : `http-${status}` };
    } catch (error) {
      const isRefused = error instanceof AddressRefused;
      return { isTaken: false, isFinal: isRefused, answer: null, cause: causeOf(error) };
    }
  };
}

/** What a receiver checks: null where the message is ours, whole and of now; else what is wrong. */
export function webhookFault(
  key: Sm2PublicKey,
  headers: Readonly<Record<string, string | string[] | undefined>>,
  body: Uint8Array,
  now: number,
): 'headers' | 'time' | 'digest' | 'signature' | null {
  const { id: ofId, time: ofTime, digest: ofDigest, signature: ofSignature } = webhookHeaders;
  const [id, time, digest, signature] = [ofId, ofTime, ofDigest, ofSignature].map((name) => headers[name]);
  if (typeof id !== 'string' || typeof time !== 'string') return 'headers';
  if (typeof digest !== 'string' || typeof signature !== 'string') return 'headers';
  if (!(Math.abs(now - Date.parse(time)) <= maxSkewMs)) return 'time';
  if (sm3(body) !== digest) return 'digest';
  return verify(key, signedLines(id, time, digest), Buffer.from(signature, 'base64url')) ? null : 'signature';
}
