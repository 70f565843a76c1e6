/** A virtual PSAM: what a device asks to prove that it is itself. */
import { demoRootKey } from '../card-reader/card-authentication.ts';
import { proofOf, psamKeyOf } from './root-key-service.ts';

/** A PSAM in a device. */
export interface VirtualPsam {
  readonly serial: string;
  /** Proves a message, 64 hexadecimal digits. */
  prove(message: string): string;
}

/** A PSAM of that serial, with the key that the key service diversified for it. */
export function createVirtualPsam(serial: string, rootKey: Uint8Array = demoRootKey): VirtualPsam {
  const key = psamKeyOf(rootKey, serial);
  return { serial, prove: (message) => proofOf(key, message) };
}
