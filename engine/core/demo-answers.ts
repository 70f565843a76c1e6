/** What outside systems answer for the demo people: one truth for the simulators, the dry runs and the tests. Pure. */
import type { CodeHolder, InputOf, OutputOf } from './connectors.ts';
import type { DemoCardholder } from './demo.ts';
import type { Scalar } from './operations/define-operation.ts';
import { problem } from './problem.ts';

type People = readonly DemoCardholder[];
type WithoutTime<T> = Omit<T, 'checkedAt'>;

/** From this score on a face counts as the person's own. */
const passingScore = 80;

const personOf = (people: People, asked: { socialSecurityNumber: string; name: string }) =>
  people.find(
    ({ citizenId, name }) => citizenId === asked.socialSecurityNumber && Object.values(name).includes(asked.name),
  );

/** State of a card and its holder: known only where number and name agree with the card, as for a forged one they would not. */
export function stateOf(
  people: People,
  asked: InputOf<'national-platform.verify-state'>,
): WithoutTime<OutputOf<'national-platform.verify-state'>> {
  const person = personOf(people, asked);
  const isMeant = person?.card.identificationCode === asked.identificationCode;
  return isMeant ? person.state : { card: 'unknown', person: 'unknown' };
}

/** What the cardholder registry has on record: of whom number, name and card agree, and of nobody else. */
export function recordOf(
  people: People,
  asked: InputOf<'cardholder-registry.look-up'>,
): OutputOf<'cardholder-registry.look-up'> {
  const person = personOf(people, asked);
  return { record: person?.card.identificationCode === asked.identificationCode ? person.registry : null };
}

/** Whether a person has something open in a matter; the demo people have it in all matters or in none. */
export const businessOf = (
  people: People,
  { socialSecurityNumber }: InputOf<'national-platform.verify-business'>,
): WithoutTime<OutputOf<'national-platform.verify-business'>> => ({
  business: people.find(({ citizenId }) => citizenId === socialSecurityNumber)?.outside.business ?? 'unknown',
});

/** What the national platform tells of who showed a code. */
export const codeHolderOf = ({ card, ...person }: DemoCardholder, level: CodeHolder['level']): CodeHolder => ({
  identificationCode: card.identificationCode,
  socialSecurityNumber: person.citizenId,
  name: person.name['zh-CN'],
  sex: person.sex,
  birthDate: person.birthDate,
  division: card.identificationCode.slice(0, 6),
  cardNumber: card.number,
  level,
});

/** How the face before a terminal's camera compares: whoever stands there is the holder of the card on the reader, as the demo data say. */
export function faceOf(people: People, asked: InputOf<'identity.compare-face'>): OutputOf<'identity.compare-face'> {
  const person = personOf(people, asked);
  const standsThere = person && (asked.from.card === undefined || asked.from.card === person.id);
  const { score, liveness } = standsThere ? person.outside.face : { score: 7, liveness: true };
  return { score, liveness, passed: liveness && score >= passingScore };
}

/** Whether the document laid before a terminal is genuine and the person's own. */
export function documentOf(
  people: People,
  asked: InputOf<'identity.compare-document'>,
): OutputOf<'identity.compare-document'> {
  const person = personOf(people, asked);
  const isAtHand = asked.from.card === undefined || asked.from.card === person?.id;
  return { matches: isAtHand && (person?.outside.documents.includes(asked.document) ?? false) };
}

/** What a department shares of a person: of the asked fields those it has, and no other. */
export function sharedOf(people: People, asked: InputOf<'data-share.query'>): OutputOf<'data-share.query'> {
  const shares = people.find(({ citizenId }) => citizenId === asked.subject)?.outside.shares;
  const record = shares && Object.hasOwn(shares, asked.resource) ? shares[asked.resource] : undefined;
  if (!record) return { found: false, fields: {} };
  return {
    found: true,
    fields: Object.fromEntries(Object.entries(record).filter(([field]) => asked.fields.includes(field))),
  };
}

type Fields = Record<string, Scalar>;

/** The interfaces of the demo library, by name. */
const interfaces: Readonly<Record<string, (fields: Fields) => Fields>> = {
  availability: ({ barcode = '' }) => ({ available: !String(barcode).endsWith('0'), shelf: `A-${shelfOf(barcode)}` }),
  reserve: ({ barcode = '' }) => ({ reserved: true, position: shelfOf(barcode) }),
  renew: ({ barcode = '' }) =>
    String(barcode).endsWith('0') ? { renewed: false, prompt: 'end.not-done' } : { renewed: true, prompt: 'end.done' },
  echo: (fields) => fields,
};

/** Adds up the letters of a barcode: some number that stays the same for the same book. */
const shelfOf = (barcode: Scalar): number =>
  [...String(barcode)].reduce((sum, letter) => (sum + (letter.codePointAt(0) ?? 0)) % 40, 0) + 1;

/** Calls an interface of the demo library; throws `not-found` for one it does not have. */
export function calledInterface(name: string, fields: Fields): Fields {
  const found = Object.hasOwn(interfaces, name) ? interfaces[name] : undefined;
  if (!found) throw problem('not-found', { what: name });
  return found(fields);
}
