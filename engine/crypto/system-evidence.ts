/** What a report of the conformance kit is evidence of, by the form of a system. */
import type { EvidenceOf } from '../core/conformance-kit/report.ts';
import { textIn } from '../core/procedures/fields.ts';
import { importPublicKey, type Sm2PublicKey } from './sm2-key.ts';
import { sm3 } from './sm3.ts';

/** The public key of a PEM text; null where it is none. */
export function keyOf(pem: string): Sm2PublicKey | null {
  try {
    return importPublicKey(pem);
  } catch {
    return null;
  }
}

/** What a report must be evidence of. */
export const evidenceOf = (form: Record<string, unknown>, key: Sm2PublicKey): EvidenceOf => ({
  ...{ system: textIn(form, 'system'), build: textIn(form, 'build') },
  ...{ interfaceVersion: textIn(form, 'interfaceVersion'), key: sm3(key.toDer()) },
});
