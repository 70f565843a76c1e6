/** Reads a social security card over any transport: selects its application, reads EF05 and EF06, and has it prove its key. */
import { CardReading } from '../../engine/core/connectors.ts';
import { assertExists } from '../../engine/core/control.ts';
import { exchange, exchangeAll, fromHex, type Command, type Response, type Transport } from './apdu.ts';
import { challengeLength, type CardAuthenticator } from './card-authentication.ts';
import { decodeValue, holderElements, issuerElements, type DataElement } from './data-elements.ts';
import { decodeHolder, decodeIssuer, sexDigits, type Records } from './records.ts';
import { malformedProblem, statusProblem } from './status-words.ts';

/** The name of the social security application, SSSE: "sx1.sh.社会保障" in GBK. */
export const applicationName = fromHex('7378312E73682EC9E7BBE1B1A3D5CF');

/** The files that are read. */
export const files = { issuer: 0xef05, holder: 0xef06 } as const;

const ok = 0x9000;
const recordNotFound = 0x6a83;

export interface ReadOptions {
  mode: CardReading['mode'];
  /** Whether the card must be asked to prove its key; a card that is not asked reads with `authenticated: false`. */
  authenticate: boolean;
  authenticator: CardAuthenticator;
}

/** Sends a command that must succeed; throws `card-not-readable` with the status word. */
export async function must(transport: Transport, command: Command): Promise<Response> {
  const response = await exchange(transport, command);
  if (response.sw !== ok) throw statusProblem(response.sw);
  return response;
}

const selectApplication: Command = { cla: 0x00, ins: 0xa4, p1: 0x04, p2: 0x00, data: applicationName };

/** Selects the social security application of a card. */
export async function selectSocialSecurity(transport: Transport): Promise<void> {
  await must(transport, selectApplication);
}

const selectFile = (id: number): Command => ({
  cla: 0x00,
  ins: 0xa4,
  p1: 0x02,
  p2: 0x00,
  data: Uint8Array.of(id >> 8, id & 0xff),
});

/** READ RECORD by number, which is the tag of what is read; the answer is tag, length and value. */
const readRecord = ({ tag, length }: DataElement): Command => ({
  cla: 0x00,
  ins: 0xb2,
  p1: tag,
  p2: 0x04,
  expected: length + 2,
});

/** Selects a file and reads records of it. */
async function readRecords(transport: Transport, file: number, elements: readonly DataElement[]): Promise<Records> {
  const [selected, ...read] = await exchangeAll(transport, [selectFile(file), ...elements.map(readRecord)]);
  if (selected?.sw !== ok) throw statusProblem(selected?.sw ?? 0x6f00);
  const records = new Map<number, Uint8Array>();
  for (const [index, element] of elements.entries()) {
    const { sw, data } = assertExists(read[index], 'a response to every command');
    if (sw === recordNotFound && !element.required) continue;
    if (sw !== ok) throw statusProblem(sw);
    records.set(element.tag, data);
  }
  return records;
}

/** The extension of a name is asked for only where the name fills its element (a letter of two bytes may leave one over, of four, three). */
function nameMayGoOn(records: Records): boolean {
  const { tag, length } = holderElements.name;
  return records.get(tag)?.[length + 2 - 4] !== 0;
}

async function readHolder(transport: Transport): Promise<Records> {
  // The place of birth is not asked for: nothing here needs it.
  const { birthplace: _birthplace, nameExtension, ...asked } = holderElements;
  const records = await readRecords(transport, files.holder, Object.values(asked));
  if (!nameMayGoOn(records)) return records;
  const extension = await readRecords(transport, files.holder, [nameExtension]);
  return new Map([...records, ...extension]);
}

/** INTERNAL AUTHENTICATE with a challenge of the platform; false where the card refuses or answers wrongly. */
async function provesItsKey(
  transport: Transport,
  identificationCode: string,
  authenticator: CardAuthenticator,
): Promise<boolean> {
  const challenge = authenticator.challenge();
  const command = { cla: 0x00, ins: 0x88, p1: 0x00, p2: 0x00, data: challenge, expected: challengeLength };
  const { data: answer, sw } = await exchange(transport, command);
  return sw === ok && authenticator.verify({ identificationCode, challenge, answer });
}

/** Reads the identification code alone (EF05 01); the application must be selected. */
export async function readIdentificationCode(transport: Transport): Promise<string> {
  const element = issuerElements.identificationCode;
  const record = (await readRecords(transport, files.issuer, [element])).get(element.tag);
  const code = record && decodeValue(element, record.slice(2));
  if (!code) throw malformedProblem('01');
  return code;
}

/** Card authentication (卡认证) by itself: false where the card does not hold its key. The transport stays open. */
export async function authenticateCard(transport: Transport, authenticator: CardAuthenticator): Promise<boolean> {
  await selectSocialSecurity(transport);
  return provesItsKey(transport, await readIdentificationCode(transport), authenticator);
}

const sexOf = (digit: string): CardReading['sex'] =>
  digit === sexDigits.male ? 'male' : digit === sexDigits.female ? 'female' : 'unknown';

/**
 * Reads the card that a transport reaches. The transport stays open.
 * Throws `card-not-readable` with `reason` and either `statusWord` and `errorCode`, or the `element` (tag) that is malformed.
 */
export async function readCard(transport: Transport, options: ReadOptions): Promise<CardReading> {
  await selectSocialSecurity(transport);
  const issuer = decodeIssuer(await readRecords(transport, files.issuer, Object.values(issuerElements)));
  const { birthplace: _birthplace, ...holder } = decodeHolder(await readHolder(transport));
  const authenticated =
    options.authenticate && (await provesItsKey(transport, issuer.identificationCode, options.authenticator));
  const reading = CardReading.safeParse({
    ...issuer,
    ...holder,
    division: issuer.identificationCode.slice(0, 6),
    sex: sexOf(holder.sex),
    mode: options.mode,
    authenticated,
  });
  if (!reading.success) throw malformedProblem(String(reading.error.issues[0]?.path[0]));
  return reading.data;
}
