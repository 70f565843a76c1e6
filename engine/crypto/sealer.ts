/** The sealer of personal data (core's port): SM4 with HMAC-SM3, several keys for rotation, a blind index by keyed SM3. */
import { assertExists } from '../core/control.ts';
import { problem } from '../core/problem.ts';
import { type Sealer } from '../core/sealing.ts';
import { deriveKey, hmacSm3 } from './sm3.ts';
import { openBytes, sealBytes, sealingKeysOf, type SealingKeys } from './sm4.ts';

/** One data key: its name (8 hexadecimal digits) and its secret (32 bytes). */
export interface DataKey {
  id: string;
  secret: Buffer;
}

/** All data keys. The newest (last) seals, each opens. The index secret stays for good: another would orphan every index. */
export interface DataKeys {
  index: Buffer;
  keys: readonly DataKey[];
}

/** Seals bytes as well as texts. */
export interface ByteSealer extends Sealer {
  sealBytes(clear: Uint8Array): Buffer;
  openBytes(sealed: Uint8Array): Buffer;
}

const prefix = 'sm4:1:';

/**
 * Makes the sealer. A sealed text is `sm4:1:` and base64url of key id (4 bytes) ‖ iv (16) ‖ SM4-CBC ‖ HMAC-SM3 (32); the key id is under the MAC.
 * Opening what was changed, or what an unknown key sealed, throws `internal`: the store was damaged or a key file is missing.
 */
export function createSealer(dataKeys: DataKeys): ByteSealer {
  const known = new Map<string, SealingKeys>(
    dataKeys.keys.map(({ id, secret }) => [id, sealingKeysOf(secret, 'data')]),
  );
  const newest = assertExists(dataKeys.keys.at(-1), 'a data key');
  const newestKeys = assertExists(known.get(newest.id), 'keys of the newest data key');
  const indexKey = deriveKey(dataKeys.index, 'yikatong/1/blind-index', 32);

  const seal = (clear: Uint8Array) =>
    Buffer.concat([Buffer.from(newest.id, 'hex'), sealBytes(newestKeys, clear, prefix + newest.id)]);
  const open = (sealed: Uint8Array) => {
    const bytes = Buffer.from(sealed);
    const id = bytes.toString('hex', 0, 4);
    const keys = known.get(id);
    if (!keys) throw problem('internal', { cause: 'sealed-by-unknown-key', keyId: id });
    const clear = openBytes(keys, bytes.subarray(4), prefix + id);
    if (clear === null) throw problem('internal', { cause: 'sealed-value-damaged' });
    return clear;
  };

  const isSealed = (text: string) => text.startsWith(prefix);

  return {
    sealBytes: seal,
    openBytes: open,
    seal: (clear) => prefix + seal(Buffer.from(clear)).toString('base64url'),
    open(sealed) {
      if (!isSealed(sealed)) throw problem('internal', { cause: 'not-sealed' });
      return open(Buffer.from(sealed.slice(prefix.length), 'base64url')).toString();
    },
    isSealed,
    blindIndex: (clear) => hmacSm3(indexKey, clear).toString('base64url'),
  };
}
