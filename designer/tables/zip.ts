/** Zip archives, read and written with the browser's own streams: the content security policy lets no library start workers of its own. */

/** The files of an archive by their paths. */
export type ZipFiles = Map<string, Uint8Array<ArrayBuffer>>;

/** Thrown when bytes are no archive that can be read, or hold more than may be. */
export class BrokenZip extends Error {
  readonly reason: 'not-a-zip' | 'too-large';

  constructor(reason: 'not-a-zip' | 'too-large') {
    super(reason);
    this.reason = reason;
  }
}

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const localMark = 0x04034b50;
const endLength = 22;
const entryLength = 46;
const localLength = 30;

/** Sends bytes through a stream; stops where more comes out than may. */
async function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
  most: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const packed: ReadableStream<Uint8Array<ArrayBuffer>> = new Blob([bytes]).stream().pipeThrough(stream);
  const reader = packed.getReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    length += next.value.length;
    if (length > most) {
      await reader.cancel();
      throw new BrokenZip('too-large');
    }
    parts.push(next.value);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

function endOf(view: DataView): number {
  const first = Math.max(0, view.byteLength - endLength - 0xffff);
  for (let at = view.byteLength - endLength; at >= first; at -= 1) if (view.getUint32(at, true) === endMark) return at;
  throw new BrokenZip('not-a-zip');
}

interface Entry {
  path: string;
  method: number;
  length: number;
  at: number;
}

function entriesOf(view: DataView, bytes: Uint8Array<ArrayBuffer>): Entry[] {
  const end = endOf(view);
  const entries: Entry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    if (view.getUint32(at, true) !== entryMark) throw new BrokenZip('not-a-zip');
    const [name, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true)) as [
      number,
      number,
      number,
    ];
    entries.push({
      path: new TextDecoder().decode(bytes.subarray(at + entryLength, at + entryLength + name)),
      method: view.getUint16(at + 10, true),
      length: view.getUint32(at + 20, true),
      at: view.getUint32(at + 42, true),
    });
    at += entryLength + name + extra + comment;
  }
  return entries;
}

/** Reads the files of an archive that are wanted, `most` bytes at most in all. */
export async function readZip(
  bytes: Uint8Array<ArrayBuffer>,
  most: number,
  isWanted: (path: string) => boolean,
): Promise<ZipFiles> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const files: ZipFiles = new Map();
  let room = most;
  try {
    for (const { path, method, length, at } of entriesOf(view, bytes)) {
      if (!isWanted(path)) continue;
      if (view.getUint32(at, true) !== localMark) throw new BrokenZip('not-a-zip');
      const from = at + localLength + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
      const packed = bytes.slice(from, from + length);
      const file = method === 0 ? packed : await through(packed, new DecompressionStream('deflate-raw'), room);
      room -= file.length;
      if (room < 0) throw new BrokenZip('too-large');
      files.set(path, file);
    }
  } catch (error) {
    throw error instanceof BrokenZip ? error : new BrokenZip('not-a-zip');
  }
  return files;
}

const crcs = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
});

function crcOf(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crcs[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

/** The fields that the head of a file and its entry share, from the version on. */
function headOf(method: number, crc: number, packed: number, plain: number, name: number): DataView<ArrayBuffer> {
  const head = new DataView(new ArrayBuffer(26));
  head.setUint16(0, 20, true);
  head.setUint16(2, 0x0800, true);
  head.setUint16(4, method, true);
  // The first of January 1980: the same table makes the same file.
  head.setUint16(8, 0x21, true);
  head.setUint32(10, crc, true);
  head.setUint32(14, packed, true);
  head.setUint32(18, plain, true);
  head.setUint16(22, name, true);
  return head;
}

const word = (value: number): Uint8Array<ArrayBuffer> => {
  const view = new DataView(new ArrayBuffer(4));
  view.setUint32(0, value, true);
  return new Uint8Array(view.buffer);
};

/** Writes an archive, compressed or as it is. */
export async function writeZip(files: ZipFiles, isCompressed = true): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const entries: Uint8Array<ArrayBuffer>[] = [];
  let at = 0;
  for (const [path, file] of files) {
    const name = new TextEncoder().encode(path);
    const packed = isCompressed ? await through(file, new CompressionStream('deflate-raw'), Infinity) : file;
    const head = new Uint8Array(
      headOf(isCompressed ? 8 : 0, crcOf(file), packed.length, file.length, name.length).buffer,
    );
    parts.push(word(localMark), head, name, packed);
    const rest = new DataView(new ArrayBuffer(14));
    rest.setUint32(10, at, true);
    entries.push(word(entryMark), Uint8Array.of(20, 0), head, new Uint8Array(rest.buffer), name);
    at += 4 + head.length + name.length + packed.length;
  }
  const end = new DataView(new ArrayBuffer(endLength));
  end.setUint32(0, endMark, true);
  end.setUint16(8, files.size, true);
  end.setUint16(10, files.size, true);
  end.setUint32(
    12,
    entries.reduce((sum, { length }) => sum + length, 0),
    true,
  );
  end.setUint32(16, at, true);
  return new Uint8Array(await new Blob([...parts, ...entries, new Uint8Array(end.buffer)]).arrayBuffer());
}
