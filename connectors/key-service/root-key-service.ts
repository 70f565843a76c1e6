/**
 * The key service that stands in for a province's own: it diversifies the key of each PSAM from a root key, and judges what PSAMs prove.
 *
 * As with cards, the root key of the demo is no secret and good for no real PSAM. A province puts its key service behind `KeyService`.
 */
import type { KeyService } from '../../engine/core/terminals/key-service.ts';
import { hmacSm3, isSameSecret, sm3 } from '../../engine/crypto/sm3.ts';
import { fromHex, toHex } from '../card-reader/apdu.ts';
import { answerOf, cardKeyOf, demoRootKey } from '../card-reader/card-authentication.ts';

/** Bytes of a block that a check value is made of. */
const blockLength = 16;

/** The key of a PSAM, diversified by its serial. It leaves neither the key service nor the PSAM. */
export const psamKeyOf = (rootKey: Uint8Array, serial: string): Uint8Array =>
  cardKeyOf(rootKey, sm3(`psam ${serial}`).slice(0, 2 * blockLength));

/** What a PSAM proves of a message: HMAC-SM3 with its key, 64 hexadecimal digits. */
export const proofOf = (key: Uint8Array, message: string): string => hmacSm3(key, message).toString('hex');

/** A key service that holds a root key itself. */
export const createRootKeyService = (rootKey: Uint8Array = demoRootKey): KeyService => ({
  issue: async (serial) => ({
    checkValue: toHex(answerOf(psamKeyOf(rootKey, serial), new Uint8Array(blockLength)).slice(0, 3)),
  }),
  verify: async ({ serial, message, proof }) =>
    /^[0-9a-f]{64}$/.test(proof) && isSameSecret(fromHex(proof), fromHex(proofOf(psamKeyOf(rootKey, serial), message))),
});
