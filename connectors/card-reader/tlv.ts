/** Tag, length, value: how one data element lies in a record of a card (one byte each for tag and length). */
import { assert } from '../../engine/core/control.ts';

/** One data element. */
export interface Tlv {
  tag: number;
  value: Uint8Array;
}

/** The bytes of a data element of at most 253 bytes (a record is at most 255). */
export function encodeTlv({ tag, value }: Tlv): Uint8Array {
  assert(tag >= 1 && tag <= 0xfe && value.length <= 253, 'a tag of one byte and a value of at most 253');
  return Uint8Array.of(tag, value.length, ...value);
}

/** Reads one data element that fills all the bytes; null where it does not. */
export function decodeTlv(bytes: Uint8Array): Tlv | null {
  const [tag, length] = bytes;
  if (tag === undefined || length === undefined || bytes.length !== length + 2) return null;
  return { tag, value: bytes.slice(2) };
}
