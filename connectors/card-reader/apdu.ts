/** Commands and responses of a chip card (ISO 7816-4), and how a T=0 card hands out its answer. */
import { assert } from '../../engine/core/control.ts';

/** A command: class, instruction, two parameters, the data sent, and how many bytes are expected (1–256; absent: none). */
export interface Command {
  cla: number;
  ins: number;
  p1: number;
  p2: number;
  data?: Uint8Array;
  expected?: number;
}

/** A response: the data and the status word, 0x9000 when all went well. */
export interface Response {
  data: Uint8Array;
  sw: number;
}

/**
 * A way to one card that is on a reader.
 * `transmit` sends a raw command and gives the raw response of two bytes or more; it rejects with a problem when the way is broken.
 */
export interface Transport {
  transmit(command: Uint8Array): Promise<Uint8Array>;
  /** Sends several, one after the other whatever each is answered, where that saves ways; as many responses. */
  transmitAll?(commands: readonly Uint8Array[]): Promise<Uint8Array[]>;
  close(): Promise<void>;
}

/** Capital hexadecimal digits of some bytes. */
export const toHex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex').toUpperCase();

/** The bytes of hexadecimal digits; throws on anything else. */
export function fromHex(hex: string): Uint8Array {
  assert(/^([0-9A-Fa-f]{2})*$/.test(hex), 'hexadecimal digits in pairs');
  return new Uint8Array(Buffer.from(hex, 'hex'));
}

/** The bytes of a command as T=0 carries them: a command that sends data asks for its answer with GET RESPONSE, so it has no Le. */
export function buildCommand({ cla, ins, p1, p2, data, expected }: Command): Uint8Array {
  assert((data?.length ?? 0) <= 255, 'at most 255 bytes of data in a command');
  assert(expected === undefined || (expected >= 1 && expected <= 256), '1 to 256 bytes expected of a response');
  if (data && data.length > 0) return Uint8Array.of(cla, ins, p1, p2, data.length, ...data);
  return Uint8Array.of(cla, ins, p1, p2, (expected ?? 0) % 256);
}

/**
 * Reads the bytes of a short command; null where its lengths do not fit.
 * Of five bytes, the fifth is taken as the length expected (0: 256): T=0 does not tell it from an empty Lc.
 */
export function parseCommand(bytes: Uint8Array): Command | null {
  const [cla, ins, p1, p2, p3] = bytes;
  if (cla === undefined || ins === undefined || p1 === undefined || p2 === undefined) return null;
  if (p3 === undefined) return { cla, ins, p1, p2 };
  if (bytes.length === 5) return { cla, ins, p1, p2, expected: p3 === 0 ? 256 : p3 };
  const data = bytes.slice(5, 5 + p3);
  if (p3 === 0 || data.length < p3) return null;
  if (bytes.length === 5 + p3) return { cla, ins, p1, p2, data };
  const le = bytes[5 + p3];
  return bytes.length === 6 + p3 ? { cla, ins, p1, p2, data, expected: le || 256 } : null;
}

/** The bytes of a response. */
export const buildResponse = (sw: number, data: Uint8Array = new Uint8Array()): Uint8Array =>
  Uint8Array.of(...data, sw >> 8, sw & 0xff);

/** Reads the bytes of a response; null where there is no status word. */
export function parseResponse(bytes: Uint8Array): Response | null {
  const [sw1, sw2] = bytes.slice(-2);
  if (sw1 === undefined || sw2 === undefined) return null;
  return { data: bytes.slice(0, -2), sw: (sw1 << 8) | sw2 };
}

/** No card needs more rounds than this for one answer; a broken one may ask for ever. */
const maxRounds = 16;

/**
 * Sends a command and gives the whole answer: 6Cxx repeats the command with the right length, 61xx fetches what waits with GET RESPONSE.
 * A response without a status word counts as 6F00.
 */
export async function exchange(transport: Transport, command: Command): Promise<Response> {
  let next = buildCommand(command);
  const collected: number[] = [];
  for (let round = 0; round < maxRounds; round++) {
    const response = parseResponse(await transport.transmit(next));
    if (response === null) break;
    const [sw1, sw2] = [response.sw >> 8, response.sw & 0xff];
    if (sw1 === 0x6c && next.length === 5) {
      next = Uint8Array.of(...next.slice(0, 4), sw2);
      continue;
    }
    collected.push(...response.data);
    if (sw1 !== 0x61) return { data: Uint8Array.from(collected), sw: response.sw };
    next = Uint8Array.of(command.cla & 0x03, 0xc0, 0, 0, sw2);
  }
  return { data: new Uint8Array(), sw: 0x6f00 };
}

/**
 * Exchanges several commands that change nothing on the card, in one way where the transport can.
 * Where one of them is answered with 61xx or 6Cxx, what follows it may have gone wrong: then all are exchanged again, one by one.
 */
export async function exchangeAll(transport: Transport, commands: readonly Command[]): Promise<Response[]> {
  if (transport.transmitAll) {
    const raw = await transport.transmitAll(commands.map(buildCommand));
    const responses = raw.map(parseResponse).filter((response) => response !== null);
    const final = responses.every(({ sw }) => sw >> 8 !== 0x61 && sw >> 8 !== 0x6c);
    if (final && responses.length === commands.length) return responses;
  }
  const responses: Response[] = [];
  for (const command of commands) responses.push(await exchange(transport, command));
  return responses;
}
