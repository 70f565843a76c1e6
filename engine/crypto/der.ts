/** A small strict DER reader and writer: what SM2 signatures, keys and certificates need. */

/** One element: its tag, what it holds, and where the next begins. */
export interface Element {
  tag: number;
  content: Buffer;
  end: number;
}

/** Reads one element at an offset; null where it is not DER (long form used needlessly, cut short, and so on). */
export function readElement(der: Buffer, offset: number): Element | null {
  const tag = der[offset];
  const first = der[offset + 1];
  // Tags above 30 take several bytes: nothing here has one.
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) return null;
  let length = first;
  let start = offset + 2;
  if (first >= 0x80) {
    const octets = first - 0x80;
    if (octets < 1 || octets > 3 || start + octets > der.length) return null;
    length = der.readUIntBE(start, octets);
    start += octets;
    if (length < (octets === 1 ? 0x80 : 1 << (8 * (octets - 1)))) return null;
  }
  const end = start + length;
  return end > der.length ? null : { tag, content: der.subarray(start, end), end };
}

/** The elements a content consists of; null unless they fill it exactly. */
export function readElements(content: Buffer): Element[] | null {
  const found: Element[] = [];
  let offset = 0;
  while (offset < content.length) {
    const element = readElement(content, offset);
    if (element === null) return null;
    found.push(element);
    offset = element.end;
  }
  return found;
}

/** Writes one element of less than 16 MiB. */
export function writeElement(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const length =
    content.length < 0x80
      ? [content.length]
      : content.length < 0x100
        ? [0x81, content.length]
        : content.length < 0x10000
          ? [0x82, content.length >> 8, content.length & 0xff]
          : [0x83, content.length >> 16, (content.length >> 8) & 0xff, content.length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
}

/** An unsigned number as a DER integer. */
export function writeInteger(value: Buffer): Buffer {
  let start = 0;
  while (start < value.length - 1 && value[start] === 0) start++;
  const shortest = value.subarray(start);
  return (shortest[0] ?? 0) >= 0x80 ? writeElement(2, Buffer.from([0]), shortest) : writeElement(2, shortest);
}

function readInteger(element: Element | undefined): Buffer | null {
  if (element?.tag !== 2) return null;
  const { content } = element;
  const [first, second] = content;
  if (first === undefined || first >= 0x80) return null;
  if (first === 0 && (second === undefined || second < 0x80)) return null;
  const digits = first === 0 ? content.subarray(1) : content;
  return digits.length > 32 ? null : Buffer.concat([Buffer.alloc(32 - digits.length), digits]);
}

/** A signature r‖s (64 bytes) as DER, SEQUENCE of two integers (GM/T 0009). */
export const derOfSignature = (rs: Buffer): Buffer =>
  writeElement(0x30, writeInteger(rs.subarray(0, 32)), writeInteger(rs.subarray(32)));

/** A DER signature as r‖s; null where it is not the one strict encoding. */
export function signatureOfDer(der: Buffer): Buffer | null {
  const sequence = readElement(der, 0);
  if (sequence?.tag !== 0x30 || sequence.end !== der.length) return null;
  const parts = readElements(sequence.content);
  if (parts?.length !== 2) return null;
  const r = readInteger(parts[0]);
  const s = readInteger(parts[1]);
  return r && s ? Buffer.concat([r, s]) : null;
}
