/** A script by which every operation is answered for the demo people, always the same: for dry runs and tests. */
import { assertExists } from './control.ts';
import type { CardReading, InputOf, OutputOf } from './connectors.ts';
import {
  businessOf,
  calledInterface,
  codeHolderOf,
  documentOf,
  faceOf,
  recordOf,
  sharedOf,
  stateOf,
} from './demo-answers.ts';
import { readingOf, type DemoCardholder } from './demo.ts';
import type { CardMode } from './nodes/start.ts';
import { problem } from './problem.ts';
import type { Script } from './simulate.ts';

/** What a demo script may be told. */
export interface DemoScriptOptions {
  /** The time of every answer. */
  at?: string;
  /** Whose phone confirms tickets; the first of the people if nobody is named. */
  phone?: string;
  /** How the card is used, where that is settled: what is used otherwise is not at hand. Else the people do what they are asked. */
  mode?: CardMode;
  /** Counts the acts, by idempotency key. */
  acted?: Map<string, number>;
}

type People = readonly DemoCardholder[];

/** The pad of a demo cardholder: locked cards have no try left, wrong PINs leave two. */
const pinReplies = {
  right: { result: 'verified', triesLeft: 3 },
  wrong: { result: 'wrong', triesLeft: 2 },
  locked: { result: 'locked', triesLeft: 0 },
} as const satisfies Record<DemoCardholder['outside']['pin'], OutputOf<'card-reader.verify-pin'>>;

/** The name of an order, payee or programme whose outcome the bank does not tell at once: it is `unknown`, and by query paid. */
export const slowAtBank = 'demo-unknown';

/** An answer of 64 digits that a key determines, where a real system would give a digest. */
const digitsOf = (key: string): string =>
  [...key]
    .map((letter) => (letter.codePointAt(0) ?? 0).toString(16).padStart(2, '0'))
    .join('')
    .padEnd(64, '0')
    .slice(-64);

/** Answers every operation for the demo people. Money moves nowhere: each payment is measured against the opening balance. */
export function scriptOfDemo(people: People, options: DemoScriptOptions = {}): Required<Script> {
  const { at = '2026-11-21T08:00:00Z', acted = new Map<string, number>() } = options;
  const phone = options.phone ?? assertExists(people[0], 'a demo cardholder').id;
  const repeats = (key: string): boolean => {
    const before = acted.get(key) ?? 0;
    acted.set(key, before + 1);
    return before > 0;
  };
  return {
    ...terminalScript(people, options.mode),
    ...nationalPlatformScript(people, { at, phone, mode: options.mode }),
    ...bankScript(people, repeats),
    'application-system.write': ({ key }) => ({ receipt: 'R-1', repeated: repeats(key) }),
    'application-system.cancel': ({ key }) => ({ cancelled: acted.has(key) }),
    'application-system.call': ({ system, interface: name, key, fields }) => ({
      fields: system === 'demo-library' ? calledInterface(name, fields) : fields,
      repeated: repeats(key),
    }),
    'identity.compare-face': (asked) => faceOf(people, asked),
    'identity.compare-document': (asked) => documentOf(people, asked),
    'data-share.query': (asked) => sharedOf(people, asked),
    'cardholder-registry.look-up': (asked) => recordOf(people, asked),
    'credential.issue': ({ key, validDays }) => ({
      number: `DC-${key}`,
      digest: digitsOf(key),
      validUntil: new Date(Date.parse(at) + validDays * 86_400_000).toISOString().slice(0, 10),
      repeated: repeats(key),
    }),
    'credential.revoke': ({ number }) => ({ revoked: acted.has(number.replace(/^DC-/, '')) }),
    'notify.send': ({ key }) => ({ message: `DM-${key}`, repeated: repeats(key) }),
  };
}

type Only<Prefix extends string> = Required<{
  [O in keyof Script as O extends `${Prefix}.${string}` ? O : never]: Script[O];
}>;

/** Modes in which the card itself is at the terminal, and in which a code on the phone is. */
const physical: readonly CardMode[] = ['contact', 'contactless', 'nfc-phone'];
const shown: readonly CardMode[] = ['show-code', 'show-certificate'];

const isAmong = (use: CardMode | undefined, modes: readonly CardMode[]): boolean =>
  use === undefined || modes.includes(use);

/** How a card is read that is used so; undefined where that is not settled. */
const readAs = (use: CardMode | undefined): CardReading['mode'] | undefined =>
  use === undefined ? undefined : use === 'contact' ? 'contact' : 'contactless';

/** Whoever scans or signs in by the phone confirms that and nothing else; others confirm what they are asked. */
const isConfirmed = (ticket: string, use: CardMode | undefined): boolean =>
  use === 'scan' || use === 'authorised-login' ? ticket.startsWith(use === 'scan' ? 'scan:' : 'login:') : true;

function terminalScript(people: People, use: CardMode | undefined): Only<'card-reader' | 'code-reader'> {
  const holderOn = ({ card }: InputOf<'card-reader.read'>['from']) => {
    const person = people.find(({ id }) => id === card);
    if (!person || !isAmong(use, physical)) throw problem('card-not-readable');
    return person;
  };
  return {
    'card-reader.read': ({ from, mode }) => readingOf(holderOn(from), readAs(use) ?? mode),
    'card-reader.authenticate': ({ from }) => ({ authenticated: holderOn(from).card.holdsKey }),
    'card-reader.authorise': ({ from }) => ({ authorised: holderOn(from).card.holdsKey }),
    'card-reader.verify-pin': ({ from }) => pinReplies[holderOn(from).outside.pin],
    'code-reader.scan': ({ from, kind }) => {
      const person = people.find(({ id }) => id === from.card);
      if (!person) throw problem('card-not-readable');
      if (!isAmong(use, shown)) throw problem('code-not-valid');
      return { code: `${use === undefined ? kind : use === 'show-code' ? 'show-code' : 'certificate'}:${person.id}` };
    },
  };
}

function nationalPlatformScript(
  people: People,
  { at, phone, mode }: { at: string; phone: string; mode: CardMode | undefined },
): Only<'national-platform'> {
  const holder = (id: string | undefined, level: string | undefined) => {
    const person = people.find((one) => one.id === id);
    if (!person || (level !== 'show-code' && level !== 'certificate')) throw problem('code-not-valid');
    return codeHolderOf(person, level);
  };
  return {
    'national-platform.verify-state': (asked) => ({ ...stateOf(people, asked), checkedAt: at }),
    'national-platform.verify-business': (asked) => ({ ...businessOf(people, asked), checkedAt: at }),
    'national-platform.resolve-code': ({ code }) => {
      const [level, id] = code.split(':');
      return holder(id, level);
    },
    'national-platform.open-ticket': ({ purpose, key }) => ({
      ticket: `${purpose}:${key}`,
      url: `https://demo.invalid/tickets/${encodeURIComponent(`${purpose}:${key}`)}`,
      expiresAt: new Date(Date.parse(at) + 120_000).toISOString(),
    }),
    'national-platform.redeem-ticket': ({ ticket }) => {
      if (!/^(scan|login):/.test(ticket) || !isConfirmed(ticket, mode)) return { state: 'expired' };
      return { state: 'confirmed', holder: holder(phone, ticket.startsWith('login:') ? 'certificate' : 'show-code') };
    },
  };
}

function bankScript(people: People, repeats: (key: string) => boolean): Only<'bank'> {
  const ended = new Map<string, OutputOf<'bank.query'>['state']>();
  const end = <State extends 'paid' | 'refunded' | 'refused'>(key: string, state: State, isSlow: boolean) => {
    ended.set(key, state);
    return { state: isSlow && state !== 'refused' ? ('unknown' as const) : state, repeated: repeats(key) };
  };
  const accountOf = (cardNumber: string, name: string) =>
    people.find((one) => one.card.number === cardNumber && Object.values(one.name).includes(name))?.outside.balancesFen;
  return {
    'bank.pay': ({ key, order, payer, payee, amountFen, account }) => {
      const balances = accountOf(payer.cardNumber, payer.name);
      const reason = !balances ? 'no-such-account' : balances[account] < amountFen ? 'not-enough' : undefined;
      const isSlow = order === slowAtBank || payee === slowAtBank;
      const payment = `DP-${key}`;
      if (reason) return { payment, ...end(key, 'refused', isSlow), reason };
      return { payment, ...end(key, 'paid', isSlow) };
    },
    'bank.refund': ({ key, payment }) => {
      const isPaid = ended.get(payment.replace(/^DP-/, '')) === 'paid';
      return { refund: `DR-${key}`, ...end(key, isPaid ? 'refunded' : 'refused', false) };
    },
    'bank.disburse': ({ key, programme, payee }) => {
      const disbursement = `DD-${key}`;
      if (!accountOf(payee.cardNumber, payee.name))
        return { disbursement, ...end(key, 'refused', false), reason: 'no-such-account' };
      return { disbursement, ...end(key, 'paid', programme === slowAtBank) };
    },
    'bank.recall': ({ disbursement }) => ({ recalled: ended.get(disbursement.replace(/^DD-/, '')) === 'paid' }),
    'bank.query': ({ key }) => ({ state: ended.get(key) ?? 'not-found' }),
  };
}
