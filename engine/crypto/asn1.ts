/** The ASN.1 types that certificates consist of: written as DER, and read by a reader that forgives nothing. */
import { refused, type CertificateRule } from './certificate-refused.ts';
import { readElement, writeElement, writeInteger } from './der.ts';

export const sequence = (...parts: Buffer[]): Buffer => writeElement(0x30, ...parts);
export const set = (...parts: Buffer[]): Buffer => writeElement(0x31, ...parts);
export const octets = (...parts: Buffer[]): Buffer => writeElement(4, ...parts);
export const utf8 = (value: string): Buffer => writeElement(12, Buffer.from(value));
export const printable = (value: string): Buffer => writeElement(19, Buffer.from(value, 'latin1'));
export const isTrue = Buffer.from([1, 1, 0xff]);
/** A bit string of whole bytes, as signatures and keys are. */
export const bits = (bytes: Buffer, unused = 0): Buffer => writeElement(3, Buffer.from([unused]), bytes);
/** An explicit tag [n] around something. */
export const tagged = (n: number, ...parts: Buffer[]): Buffer => writeElement(0xa0 + n, ...parts);
/** A small number, or a large one by its bytes. */
export const integer = (value: number | Buffer): Buffer =>
  writeInteger(typeof value === 'number' ? bytesOfNumber(value) : value);

function bytesOfNumber(value: number): Buffer {
  const bytes = Buffer.alloc(6);
  bytes.writeUIntBE(value, 0, 6);
  return bytes;
}

/** An object identifier by its dotted numbers. */
export function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const base128 = (value: number): number[] => {
    const digits = [value & 0x7f];
    for (let left = Math.floor(value / 128); left > 0; left = Math.floor(left / 128))
      digits.unshift(0x80 | (left & 0x7f));
    return digits;
  };
  return writeElement(6, Buffer.from([first * 40 + second, ...rest].flatMap(base128)));
}

/** A time to the second: UTCTime up to 2049, GeneralizedTime after it (RFC 5280 4.1.2.5). */
export function time(date: Date): Buffer {
  const digits = date
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replace(/[-:T]/g, '');
  return date.getUTCFullYear() < 2050
    ? writeElement(23, Buffer.from(digits.slice(2)))
    : writeElement(24, Buffer.from(digits));
}

/** An element with its bytes as they stood, tag and length among them. */
export interface Part {
  tag: number;
  content: Buffer;
  raw: Buffer;
}

/** Reads the elements of a content one after the other. Every method throws `certificate-refused`. */
export class DerReader {
  readonly #content: Buffer;
  #offset = 0;
  constructor(content: Buffer) {
    this.#content = content;
  }
  get isAtEnd(): boolean {
    return this.#offset >= this.#content.length;
  }
  /** The next element, of whatever tag. */
  next(): Part {
    const element = readElement(this.#content, this.#offset);
    if (!element) throw refused('der');
    const raw = this.#content.subarray(this.#offset, element.end);
    this.#offset = element.end;
    return { tag: element.tag, content: element.content, raw };
  }
  /** The next element, which must have that tag. */
  take(tag: number, rule: CertificateRule = 'der'): Part {
    const part = this.next();
    if (part.tag !== tag) throw refused(rule);
    return part;
  }
  /** The next element where it has one of these tags; else null, and nothing is read. */
  optional(...tags: number[]): Part | null {
    const tag = this.#content[this.#offset];
    return tag !== undefined && tags.includes(tag) ? this.next() : null;
  }
  /** A reader of what the next element, a sequence unless told otherwise, holds. */
  inside(tag = 0x30): DerReader {
    return new DerReader(this.take(tag).content);
  }
  /** Makes sure that nothing follows. */
  end(rule: CertificateRule = 'trailing'): void {
    if (!this.isAtEnd) throw refused(rule);
  }
}

/** The dotted numbers of an object identifier. Throws `certificate-refused`. */
export function readOid({ tag, content }: Part): string {
  const [first] = content;
  const last = content.at(-1);
  if (tag !== 6 || first === undefined || last === undefined || last >= 0x80 || content.length > 40)
    throw refused('der');
  const numbers: number[] = [];
  let value = 0;
  for (const [at, byte] of content.entries()) {
    const isStart = at === 0 || (content[at - 1] ?? 0) < 0x80;
    if (isStart && byte === 0x80) throw refused('der');
    value = value * 128 + (byte & 0x7f);
    if (!Number.isSafeInteger(value)) throw refused('der');
    if (byte < 0x80) {
      numbers.push(value);
      value = 0;
    }
  }
  const [joint = 0, ...rest] = numbers;
  const top = Math.min(2, Math.floor(joint / 40));
  return [top, joint - top * 40, ...rest].join('.');
}

/** The bytes of a positive integer, without the zero that keeps its sign. Throws `certificate-refused`. */
export function readPositive({ tag, content }: Part, rule: CertificateRule = 'der'): Buffer {
  const [first, second] = content;
  if (tag !== 2 || first === undefined) throw refused('der');
  if (first >= 0x80 || (first === 0 && content.length === 1)) throw refused(rule);
  if (first === 0 && (second ?? 0) < 0x80) throw refused('der');
  return first === 0 ? content.subarray(1) : content;
}

/** The bytes of a bit string that ends with a whole byte. Throws `certificate-refused`. */
export function readBits({ tag, content }: Part): Buffer {
  if (tag !== 3 || content[0] !== 0) throw refused('der');
  return content.subarray(1);
}

/** A UTCTime or GeneralizedTime in seconds and UTC, each for the years that are its own. Throws `certificate-refused`. */
export function readTime({ tag, content }: Part): Date {
  const written = content.toString('latin1');
  const digits =
    tag === 23 && /^\d{12}Z$/.test(written) ? `${Number(written.slice(0, 2)) < 50 ? 20 : 19}${written}` : written;
  if ((tag !== 23 && tag !== 24) || !/^\d{14}Z$/.test(digits)) throw refused('time');
  const iso = digits.replace(/^(....)(..)(..)(..)(..)(..)Z$/, '$1-$2-$3T$4:$5:$6.000Z');
  const date = new Date(iso);
  if (Number.isNaN(date.getTime()) || date.toISOString() !== iso) throw refused('time');
  if (tag === 24 && date.getUTCFullYear() < 2050) throw refused('time');
  return date;
}
