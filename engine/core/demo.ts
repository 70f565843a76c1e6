/** The shape of the demo data: people and cards that do not exist, for a platform that runs without a province. */
import { z } from 'zod';
import { StateReply, type CardReading } from './connectors.ts';
import { RegistryRecord } from './operations/cardholder-registry.ts';
import { Scalar } from './operations/define-operation.ts';
import { Region } from './rights.ts';
import { Text } from './text.ts';

const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

const Fen = z.int().min(0);

/** What outside systems know of a made-up cardholder, and what the cardholder does at a terminal. */
const Outside = z.strictObject({
  mobile: z.string().regex(/^1990000\d{4}$/),
  pin: z
    .enum(['right', 'wrong', 'locked'])
    .describe('What is typed at the PIN pad; locked: wrong until the card locks'),
  face: z.strictObject({ score: z.number().min(0).max(100), liveness: z.boolean() }),
  documents: z
    .array(z.enum(['resident-id', 'passport', 'household-register']))
    .describe('The documents at hand that are genuine and the holder’s own'),
  business: z.enum(['clear', 'not-clear', 'unknown']),
  balancesFen: z.strictObject({ personal: Fen, pooled: Fen, bank: Fen }).describe('Opening balances at the bank'),
  shares: z.record(z.string(), z.record(z.string(), Scalar)).describe('What departments share, by resource'),
});

/** A made-up cardholder with a virtual card. */
export const DemoCardholder = z.strictObject({
  id: z.string().regex(/^demo-[a-z]+$/),
  name: Text,
  citizenId: z.string().length(18),
  sex: z.enum(['male', 'female']),
  nation: z.string().length(2),
  birthDate: Day,
  birthplace: Region,
  card: z.strictObject({
    identificationCode: z.string().regex(/^[0-9A-F]{32}$/),
    number: z.string().max(9),
    cardClass: z.string().length(1),
    specification: z.string().length(4),
    issuer: z.string().regex(/^[0-9A-F]{24}$/),
    issuedOn: Day,
    validUntil: Day,
    holdsKey: z.boolean().describe('Whether the chip holds its key; false for a copied card'),
  }),
  state: StateReply.pick({ card: true, person: true }),
  registry: RegistryRecord.describe('What the cardholder registry has on record'),
  outside: Outside,
  note: Text,
});
export type DemoCardholder = z.infer<typeof DemoCardholder>;

/** The file rulesets/demo/cardholders.json. */
export const DemoCardholders = z.strictObject({ notice: Text, cardholders: z.array(DemoCardholder).min(1) });

/** What the card of a demo cardholder says, where no reader is asked: dry runs and tests. */
export function readingOf({ card, ...person }: DemoCardholder, mode: CardReading['mode']): CardReading {
  const { number, holdsKey, ...rest } = card;
  return {
    ...rest,
    division: card.identificationCode.slice(0, 6),
    cardNumber: number,
    socialSecurityNumber: person.citizenId,
    name: person.name['zh-CN'],
    sex: person.sex,
    nation: person.nation,
    birthDate: person.birthDate,
    mode,
    authenticated: holdsKey,
  };
}
