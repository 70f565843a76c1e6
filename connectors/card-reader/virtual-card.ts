/** A virtual social security card: answers the commands of a terminal as a T=0 card does, for one made-up cardholder. */
import { createHash, randomBytes } from 'node:crypto';
import { type DemoCardholder } from '../../engine/core/demo.ts';
import { buildResponse, parseCommand, toHex, type Command } from './apdu.ts';
import { answerOf, cardKeyOf, challengeLength, demoRootKey } from './card-authentication.ts';
import { CardRight } from '../../engine/core/operations/terminal.ts';
import { pinTries } from './pin-reply.ts';
import { keyNumbers, rightKeyOf } from './psam.ts';
import { applicationName, files } from './read-card.ts';
import { recordsOf, type Records } from './records.ts';
import { encodeTlv } from './tlv.ts';

/** What the card answers to a reset: direct convention, T=0, and "YKT-DEMO" as historical bytes. */
export const answerToReset: Uint8Array = Uint8Array.of(0x3b, 0x68, 0x00, 0x00, ...new TextEncoder().encode('YKT-DEMO'));

/** The PIN of every demo card, in BCD: 123456. */
export const demoPin: Uint8Array = Uint8Array.of(0x12, 0x34, 0x56);

/** How many tries the PIN of a card has left: kept by the card through every reset, and by whoever makes its next copy. */
export interface PinCounter {
  left: number;
}

/** The counter of a card whose PIN was never mistyped. */
export const createPinCounter = (): PinCounter => ({ left: pinTries });

/** A card that lies on a reader. Synchronous, and never throws. */
export interface VirtualCard {
  /** Raw command in, raw response of two bytes or more out. */
  process(command: Uint8Array): Uint8Array;
  /** Power off and on again: forgets what was selected, keeps how many tries the PIN has left. */
  reset(): void;
}

export interface VirtualCardOptions {
  rootKey?: Uint8Array;
  random?: (length: number) => Uint8Array;
  /** Where the card counts; a new counter if none is given. */
  counter?: PinCounter;
}

/** What the card remembers between two commands. */
interface Memory {
  selected: boolean;
  file: number | null;
  /** What GET RESPONSE will hand out. */
  waiting: Uint8Array | null;
  /** The challenge of the command before, which EXTERNAL AUTHENTICATE answers. */
  challenge: Uint8Array | null;
  /** What the terminal has proved that it may do. */
  granted: ReadonlySet<CardRight>;
}

const blank: Memory = { selected: false, file: null, waiting: null, challenge: null, granted: new Set() };

/** What an instruction sees: the command, the card's memory, and what is burnt into the chip. */
interface Chip {
  memory: Memory;
  records: ReadonlyMap<number, Records>;
  key: Uint8Array;
  counter: PinCounter;
  random: (length: number) => Uint8Array;
}
type Instruction = (command: Command, chip: Chip) => Uint8Array;

/** Fingerprint and photo: there, and closed to a terminal that has not authenticated itself. */
const closedFiles: readonly number[] = [0xef07, 0xef08];

const fileControl = encodeTlv({ tag: 0x6f, value: encodeTlv({ tag: 0x84, value: applicationName }) });

/** Data that a command with Le asked for: 6Cxx unless it asked for exactly that much. */
function answer({ expected }: Command, data: Uint8Array): Uint8Array {
  if (expected === undefined) return buildResponse(0x6700);
  return expected === data.length ? buildResponse(0x9000, data) : buildResponse(0x6c00 | data.length);
}

/** Data that follows a command which itself sent data: 61xx, and it waits for GET RESPONSE. */
function announce(memory: Memory, data: Uint8Array): Uint8Array {
  memory.waiting = data;
  return buildResponse(0x6100 | data.length);
}

function selectByName({ p2, data }: Command, { memory }: Chip): Uint8Array {
  if (p2 !== 0x00) return buildResponse(0x6a86);
  if (!data || toHex(data) !== toHex(applicationName)) return buildResponse(0x6a82);
  Object.assign(memory, blank, { selected: true });
  return announce(memory, fileControl);
}

function selectFile({ p2, data }: Command, { memory, records }: Chip): Uint8Array {
  if (p2 !== 0x00 && p2 !== 0x0c) return buildResponse(0x6a86);
  if (data?.length !== 2) return buildResponse(0x6700);
  const id = ((data[0] ?? 0) << 8) | (data[1] ?? 0);
  if (!memory.selected || !(records.has(id) || closedFiles.includes(id))) return buildResponse(0x6a82);
  memory.file = id;
  return buildResponse(0x9000);
}

const select: Instruction = (command, chip) => {
  if (command.p1 === 0x04) return selectByName(command, chip);
  return command.p1 === 0x02 ? selectFile(command, chip) : buildResponse(0x6a86);
};

/** By number: P2 04 is the file selected, a short file identifier in its upper five bits another one. */
const readRecord: Instruction = (command, { memory, records }) => {
  if ((command.p2 & 0x07) !== 0x04) return buildResponse(0x6a86);
  if (command.data) return buildResponse(0x6700);
  if (!memory.selected) return buildResponse(0x6985);
  const short = command.p2 >> 3;
  const id = short === 0 ? memory.file : 0xef00 | short;
  if (id === null) return buildResponse(0x6986);
  if (closedFiles.includes(id) && !memory.granted.has('read')) return buildResponse(0x6982);
  if (closedFiles.includes(id)) return buildResponse(0x6a83);
  const file = records.get(id);
  if (!file) return buildResponse(0x6a82);
  const record = file.get(command.p1);
  return record ? answer(command, record) : buildResponse(0x6a83);
};

function getResponse(command: Command, memory: Memory, waiting: Uint8Array | null): Uint8Array {
  if (command.p1 !== 0 || command.p2 !== 0) return buildResponse(0x6a86);
  if (command.expected === undefined) return buildResponse(0x6700);
  if (waiting === null) return buildResponse(0x6985);
  if (command.expected >= waiting.length) {
    if (command.expected > waiting.length) memory.waiting = waiting;
    return answer(command, waiting);
  }
  const rest = waiting.slice(command.expected);
  memory.waiting = rest;
  return buildResponse(0x6100 | rest.length, waiting.slice(0, command.expected));
}

const getChallenge: Instruction = (command, { memory, random }) => {
  if (command.p1 !== 0 || command.p2 !== 0) return buildResponse(0x6a86);
  const length = command.expected;
  if (command.data || (length !== 4 && length !== 8 && length !== 16)) return buildResponse(0x6700);
  memory.challenge = random(length);
  return buildResponse(0x9000, memory.challenge);
};

/** The terminal proves by the key of a right that it has that right: P2 is the key's number. */
const externalAuthenticate: Instruction = ({ p1, p2, data }, { memory, key }) => {
  if (p1 !== 0) return buildResponse(0x6a86);
  if (data?.length !== challengeLength) return buildResponse(0x6700);
  if (!memory.selected) return buildResponse(0x6985);
  const right = CardRight.options.find((one) => keyNumbers[one] === p2);
  if (!right) return buildResponse(0x6a88);
  if (memory.challenge?.length !== challengeLength) return buildResponse(0x6984);
  if (toHex(data) !== toHex(answerOf(rightKeyOf(key, right), memory.challenge))) return buildResponse(0x6300);
  memory.granted = new Set([...memory.granted, right]);
  return buildResponse(0x9000);
};

const internalAuthenticate: Instruction = (command, { memory, key }) => {
  if (command.p1 !== 0 || command.p2 !== 0) return buildResponse(0x6a86);
  if (command.data?.length !== challengeLength) return buildResponse(0x6700);
  if (!memory.selected) return buildResponse(0x6985);
  return announce(memory, answerOf(key, command.data));
};

const verifyPin: Instruction = ({ p1, p2, data }, { memory, counter }) => {
  if (p1 !== 0 || p2 !== 0) return buildResponse(0x6a86);
  if (data?.length !== demoPin.length) return buildResponse(0x6700);
  if (!memory.selected) return buildResponse(0x6985);
  if (counter.left === 0) return buildResponse(0x6983);
  if (toHex(data) === toHex(demoPin)) {
    counter.left = pinTries;
    return buildResponse(0x9000);
  }
  counter.left -= 1;
  return buildResponse(0x63c0 | counter.left);
};

const challengeInstruction = 0x84;

const instructions: ReadonlyMap<number, Instruction> = new Map([
  [0xa4, select],
  [0xb2, readRecord],
  [challengeInstruction, getChallenge],
  [0x88, internalAuthenticate],
  [0x82, externalAuthenticate],
  [0x20, verifyPin],
]);

function obey(bytes: Uint8Array, chip: Chip): Uint8Array {
  const command = parseCommand(bytes);
  if (command === null) return buildResponse(0x6700);
  if (command.cla !== 0x00) return buildResponse(0x6e00);
  const waiting = chip.memory.waiting;
  chip.memory.waiting = null;
  if (command.ins === 0xc0) return getResponse(command, chip.memory, waiting);
  const response = instructions.get(command.ins)?.(command, chip) ?? buildResponse(0x6d00);
  if (command.ins !== challengeInstruction) chip.memory.challenge = null;
  return response;
}

/** The key of a copied card: sixteen bytes, and not the right ones. */
const wrongKeyOf = (identificationCode: string): Uint8Array =>
  new Uint8Array(createHash('sm3').update(`copied ${identificationCode}`).digest().subarray(0, 16));

/** A new card of a made-up cardholder, just powered on. A holder whose `holdsKey` is false gets a copy that answers challenges wrongly. */
export function createVirtualCard(holder: DemoCardholder, options: VirtualCardOptions = {}): VirtualCard {
  const { rootKey = demoRootKey, random = (length) => new Uint8Array(randomBytes(length)) } = options;
  const { counter = createPinCounter() } = options;
  const { identificationCode, holdsKey } = holder.card;
  const sides = recordsOf(holder);
  const chip: Chip = {
    memory: { ...blank },
    counter,
    records: new Map([
      [files.issuer, sides.issuer],
      [files.holder, sides.holder],
    ]),
    key: holdsKey ? cardKeyOf(rootKey, identificationCode) : wrongKeyOf(identificationCode),
    random,
  };
  return {
    process: (command) => obey(command, chip),
    reset: () => {
      chip.memory = { ...blank };
    },
  };
}
