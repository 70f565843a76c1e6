/** The data elements of EF05 (issuer) and EF06 (holder): tag, length and how each value is written (LD/T 32-2015 as open readers agree). */
import iconv from 'iconv-lite';
import { assert } from '../../engine/core/control.ts';
import { fromHex, toHex } from './apdu.ts';

/**
 * How a value is written. `hex`: digits as they are; `digits`: CN, two a byte, padded right with F; `ascii`: AN, padded right with 00;
 * `name`: GBK padded right with 00; `date`: YYYY-MM-DD as YYYYMMDD in BCD.
 */
export type Writing = 'hex' | 'digits' | 'ascii' | 'name' | 'date';

export interface DataElement {
  tag: number;
  length: number;
  writing: Writing;
  /** False where a card may lack it. */
  required: boolean;
}

const element = (tag: number, length: number, writing: Writing, required = true): DataElement => ({
  tag,
  length,
  writing,
  required,
});

/** What the issuer wrote. */
export const issuerElements = {
  identificationCode: element(0x01, 16, 'hex'),
  cardClass: element(0x02, 1, 'ascii'),
  specification: element(0x03, 4, 'ascii'),
  issuer: element(0x04, 12, 'hex'),
  issuedOn: element(0x05, 4, 'date'),
  validUntil: element(0x06, 4, 'date'),
  cardNumber: element(0x07, 9, 'ascii'),
} as const satisfies Record<string, DataElement>;

/** Who holds the card. A name longer than thirty bytes goes on in its extension. */
export const holderElements = {
  socialSecurityNumber: element(0x08, 18, 'ascii'),
  name: element(0x09, 30, 'name'),
  nameExtension: element(0x4e, 20, 'name', false),
  sex: element(0x0a, 1, 'ascii'),
  nation: element(0x0b, 1, 'digits'),
  birthplace: element(0x0c, 3, 'digits', false),
  birthDate: element(0x0d, 4, 'date'),
} as const satisfies Record<string, DataElement>;

/** GB 18030 is GBK with room for rare characters: what fits GBK has the same bytes, and no letter of a name turns into "?". */
export const nameBytes = (name: string): Uint8Array => new Uint8Array(iconv.encode(name, 'gb18030'));

/** The letters of a name and of its extension, without their padding; null where they are no letters. A letter may lie in both. */
export function nameOf(parts: readonly Uint8Array[]): string | null {
  const name = iconv.decode(Buffer.concat(parts.map(trimmed)), 'gb18030');
  return /[\0-\x1f\ufffd]/.test(name) ? null : name;
}

function trimmed(bytes: Uint8Array): Uint8Array {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end--;
  return bytes.slice(0, end);
}

function padded(bytes: Uint8Array, length: number): Uint8Array {
  assert(bytes.length <= length, `a value of at most ${length} bytes`);
  const whole = new Uint8Array(length);
  whole.set(bytes);
  return whole;
}

/** Writes a value at its full length; throws where it does not fit, which our own data never does. */
export function encodeValue({ writing, length }: DataElement, value: string): Uint8Array {
  switch (writing) {
    case 'hex':
      assert(value.length === 2 * length, `${2 * length} hexadecimal digits`);
      return fromHex(value);
    case 'digits':
      assert(/^\d*$/.test(value) && value.length <= 2 * length, `at most ${2 * length} digits`);
      return fromHex(value.padEnd(2 * length, 'F'));
    case 'ascii':
      assert(/^[\x20-\x7e]*$/.test(value), 'letters of ASCII');
      return padded(new TextEncoder().encode(value), length);
    case 'name':
      return padded(nameBytes(value), length);
    case 'date':
      assert(isDay(value), 'a day of the calendar');
      return fromHex(value.replaceAll('-', ''));
  }
}

/** Reads a value; null where it is not written as it must be. */
export function decodeValue({ writing, length }: DataElement, bytes: Uint8Array): string | null {
  if (bytes.length !== length) return null;
  switch (writing) {
    case 'hex':
      return toHex(bytes);
    case 'digits':
      return /^(\d*)F*$/.exec(toHex(bytes))?.[1] ?? null;
    case 'ascii': {
      const letters = Buffer.from(trimmed(bytes)).toString('latin1');
      return /^[\x20-\x7e]*$/.test(letters) ? letters : null;
    }
    case 'name':
      return nameOf([bytes]);
    case 'date': {
      const day = toHex(bytes).replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3');
      return isDay(day) ? day : null;
    }
  }
}

function isDay(value: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  const time = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}
