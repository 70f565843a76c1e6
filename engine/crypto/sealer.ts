/** Seals personal data before it is written anywhere: SM4 with a MAC, and a keyed SM3 as blind index. */
import { hkdfSync } from 'node:crypto';
import type { Sealer } from '../core/sealing.ts';
import { hmacSm3 } from './sm3.ts';
import { deriveSm4Keys, sm4Open, sm4Seal } from './sm4.ts';

const prefix = 'sm4:1:';

/** Makes a sealer over the data key (32 bytes). What it seals reads `sm4:1:…`, where 1 is the key's generation. */
export function createSealer(dataKey: Uint8Array): Sealer {
  const keys = deriveSm4Keys(dataKey, 'sealing at rest');
  const index = Buffer.from(hkdfSync('sm3', dataKey, new Uint8Array(), 'yikatong blind index', 32));
  return {
    seal: (clear) => prefix + sm4Seal(keys, Buffer.from(clear)).toString('base64url'),
    open: (sealed) =>
      sm4Open(keys, Buffer.from(sealed.startsWith(prefix) ? sealed.slice(prefix.length) : '', 'base64url')).toString(),
    blindIndex: (clear) => hmacSm3(index, clear).toString('base64url'),
  };
}
