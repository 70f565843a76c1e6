/** Seals messages as anybody could, rightly or spoilt on purpose: the conformance kit's requests, and the answers of a faulty applicant. */
import { randomBytes } from 'node:crypto';
import { canonicalJson } from '../../engine/core/canonical-json.ts';
import { type Envelope } from '../../engine/core/envelope.ts';
import { type Session } from '../../engine/crypto/session-keys.ts';
import { type Sm2PrivateKey } from '../../engine/crypto/sm2-key.ts';
import { sign } from '../../engine/crypto/sm2.ts';
import { hmacSm3 } from '../../engine/crypto/sm3.ts';
import { encryptCbc } from '../../engine/crypto/sm4.ts';

/** What is sealed, by whom and for whom. */
export interface ToForge {
  sender: string;
  recipient: string;
  signer: Sm2PrivateKey;
  session: Session;
  /** The session key is carried in requests, and not in answers. */
  inReplyTo: string | null;
  purpose: string;
  body: unknown;
  time: Date;
  /** A wrong authentication code, which the signature then covers. */
  spoilMac?: boolean;
  /** Encrypts by another key than the session's. */
  spoilBody?: boolean;
}

/** Seals a message with a fresh id and initial vector. */
export function forge(it: ToForge): Envelope {
  const { sender, recipient, session, inReplyTo, purpose } = it;
  const keys = session.keysFor(sender, recipient);
  const iv = randomBytes(16);
  const encryption = it.spoilBody ? randomBytes(16) : keys.encryption;
  const sealed = {
    version: 1 as const,
    ...{ sender, recipient, inReplyTo, purpose, keyId: session.keyId },
    key: inReplyTo === null ? session.wrapped : null,
    messageId: randomBytes(16).toString('hex'),
    time: it.time.toISOString(),
    iv: iv.toString('base64url'),
    body: encryptCbc(encryption, iv, Buffer.from(JSON.stringify(it.body))).toString('base64url'),
  };
  const mac = hmacSm3(it.spoilMac ? randomBytes(32) : keys.mac, canonicalJson(sealed)).toString('base64url');
  const signed = { ...sealed, mac };
  return { ...signed, signature: sign(it.signer, Buffer.from(canonicalJson(signed))).toString('base64url') };
}
