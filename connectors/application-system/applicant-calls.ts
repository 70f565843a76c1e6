/** The calls that the demo applicant makes to a platform: right, or at fault in one way. */
import { problem } from '../../engine/core/problem.ts';
import { type KeyRing } from '../../engine/crypto/keys.ts';
import { openSession } from '../../engine/crypto/session-keys.ts';
import { generatePrivateKey } from '../../engine/crypto/sm2-key.ts';
import { forge } from '../conformance/forge.ts';
import { type CallFault } from './misbehaviours.ts';

/** Whom it calls, and how wrongly. */
export interface PlatformCalls {
  url: string;
  peer: string;
  fault: CallFault | null;
  keys: KeyRing;
}

const count = 3;

/** Makes three calls, and gives the HTTP statuses. @throws Problem `connector-unavailable` while the peer's public key is not known */
export async function callPlatform({ url, peer, fault, keys }: PlatformCalls): Promise<number[]> {
  const publicKey = keys.publicKeyOf(peer);
  if (!publicKey) throw problem('connector-unavailable', { connector: peer, cause: 'unknown-public-key' });
  const session = openSession(publicKey, Date.now());
  const signer = fault === 'wrong-signature' ? generatePrivateKey() : keys.privateKey;
  const write = () =>
    forge({
      ...{ sender: keys.name, recipient: peer, signer, session, inReplyTo: null, purpose: 'platform.verify' },
      ...{ body: { key: 'call' }, spoilMac: fault === 'wrong-digest', spoilBody: fault === 'wrong-encryption' },
      time: new Date(Date.now() - (fault === 'wrong-clock' ? 10 * 60_000 : 0)),
    });
  const first = write();
  const statuses: number[] = [];
  for (let number = 0; number < count; number++) {
    const message = fault === 'repeated' ? first : write();
    const response = await fetch(`${url.replace(/\/$/, '')}/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(fault === 'wrong-form' ? { ...message, extra: 1 } : message),
    });
    await response.text();
    statuses.push(response.status);
  }
  return statuses;
}
