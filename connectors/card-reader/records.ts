/** The records of EF05 and EF06: what a card says of its issuer and of its holder, written and read. */
import { type DemoCardholder } from '../../engine/core/demo.ts';
import { assert } from '../../engine/core/control.ts';
import {
  decodeValue,
  encodeValue,
  holderElements,
  issuerElements,
  nameBytes,
  nameOf,
  type DataElement,
} from './data-elements.ts';
import { malformedProblem } from './status-words.ts';
import { decodeTlv, encodeTlv } from './tlv.ts';

/** The records of one file by record number, which is the tag of its only data element. */
export type Records = ReadonlyMap<number, Uint8Array>;

/** What EF05 says. Dates are YYYY-MM-DD. */
export type IssuerSide = Record<keyof typeof issuerElements, string>;

/** What EF06 says; `name` is whole, and `birthplace` empty where it was not read. */
export type HolderSide = Record<Exclude<keyof typeof holderElements, 'nameExtension'>, string>;

const tagName = (tag: number) => tag.toString(16).toUpperCase().padStart(2, '0');

function record(element: DataElement, value: Uint8Array): [number, Uint8Array] {
  return [element.tag, encodeTlv({ tag: element.tag, value })];
}

/** The records of EF05. */
export const encodeIssuer = (side: IssuerSide): Records =>
  new Map(
    (Object.keys(issuerElements) as (keyof typeof issuerElements)[]).map((key) =>
      record(issuerElements[key], encodeValue(issuerElements[key], side[key])),
    ),
  );

/** Cuts a name where the first element is full, between two letters. */
function splitName(name: string): [Uint8Array, Uint8Array] {
  let head = '';
  for (const letter of name) {
    if (nameBytes(head + letter).length > holderElements.name.length) break;
    head += letter;
  }
  return [nameBytes(head), nameBytes(name.slice(head.length))];
}

function padName(element: DataElement, bytes: Uint8Array): Uint8Array {
  assert(bytes.length <= element.length, 'a name of at most fifty bytes');
  const whole = new Uint8Array(element.length);
  whole.set(bytes);
  return whole;
}

/** The records of EF06. The extension of the name is there only where the name needs it. */
export function encodeHolder(side: HolderSide): Records {
  const { name: nameElement, nameExtension, ...others } = holderElements;
  const [name, extension] = splitName(side.name);
  const records = new Map([record(nameElement, padName(nameElement, name))]);
  if (extension.length > 0) records.set(...record(nameExtension, padName(nameExtension, extension)));
  for (const key of Object.keys(others) as (keyof typeof others)[]) {
    if (side[key] !== '') records.set(...record(others[key], encodeValue(others[key], side[key])));
  }
  return records;
}

/** The value of a record; null where the card lacks it and may. Throws `card-not-readable` where the record is malformed. */
function valueOf(records: Records, element: DataElement): Uint8Array | null {
  const bytes = records.get(element.tag);
  if (bytes === undefined && !element.required) return null;
  const tlv = bytes && decodeTlv(bytes);
  if (!tlv || tlv.tag !== element.tag || tlv.value.length !== element.length) {
    throw malformedProblem(tagName(element.tag));
  }
  return tlv.value;
}

function said(records: Records, element: DataElement): string {
  const bytes = valueOf(records, element);
  const value = bytes === null ? '' : decodeValue(element, bytes);
  if (value === null || (element.required && value === '')) throw malformedProblem(tagName(element.tag));
  return value;
}

/** Reads the records of EF05; throws `card-not-readable` with the tag of what is malformed. */
export function decodeIssuer(records: Records): IssuerSide {
  const keys = Object.keys(issuerElements) as (keyof typeof issuerElements)[];
  return Object.fromEntries(keys.map((key) => [key, said(records, issuerElements[key])])) as IssuerSide;
}

/** Reads the records of EF06; throws `card-not-readable` with the tag of what is malformed. */
export function decodeHolder(records: Records): HolderSide {
  const { name: nameElement, nameExtension, ...others } = holderElements;
  const parts = [valueOf(records, nameElement), valueOf(records, nameExtension)];
  const name = nameOf(parts.filter((part) => part !== null));
  if (!name) throw malformedProblem(tagName(nameElement.tag));
  const keys = Object.keys(others) as (keyof typeof others)[];
  const rest = Object.fromEntries(keys.map((key) => [key, said(records, others[key])]));
  return { ...rest, name } as HolderSide;
}

/** Sex as the card writes it (GB/T 2261.1). */
export const sexDigits = { male: '1', female: '2', unknown: '0' } as const;

/** The records that the card of a made-up cardholder carries. */
export function recordsOf(holder: DemoCardholder): { issuer: Records; holder: Records } {
  const { number: cardNumber, holdsKey: _holdsKey, ...card } = holder.card;
  const { citizenId: socialSecurityNumber, nation, birthplace, birthDate } = holder;
  return {
    issuer: encodeIssuer({ ...card, cardNumber }),
    holder: encodeHolder({
      socialSecurityNumber,
      name: holder.name['zh-CN'],
      sex: sexDigits[holder.sex],
      nation,
      birthplace,
      birthDate,
    }),
  };
}
