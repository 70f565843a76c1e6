/** The facts that the cardholder registry knows: asked for when a decision hangs on them, all by one question. */
import { insurances, generations, RegistryRecord } from '../operations/cardholder-registry.ts';
import type { FactQuestion } from './fact-question.ts';
import type { Fact } from './facts.ts';
import type { Place } from '../rights.ts';
import { text, type Text } from '../text.ts';

/** What the registry has on record; of whom it has nothing, nothing is known. */
const registryQuestion: FactQuestion = {
  name: 'look-up',
  operation: 'cardholder-registry.look-up',
  label: text('持卡人库查询', 'Look-up in the cardholder registry'),
  reads: ['card.identificationCode', 'card.socialSecurityNumber', 'card.name'],
  usualMs: 200,
  timeoutMs: 2_000,
  ask(outside, { data }) {
    const { identificationCode, socialSecurityNumber, name } = data.card ?? {};
    if (identificationCode === undefined || socialSecurityNumber === undefined || name === undefined) return null;
    return outside
      .call('cardholder-registry.look-up', { identificationCode, socialSecurityNumber, name })
      .then(({ record }) => (record === null ? {} : factsOnRecord(record, data.place)));
  },
};

const kinds = Object.keys(insurances) as (keyof typeof insurances)[];

const eachKind = <Value>(valueOf: (kind: keyof typeof insurances) => Value) =>
  Object.fromEntries(kinds.map((kind) => [`registry.has-${kind}`, valueOf(kind)])) as Record<
    `registry.has-${keyof typeof insurances}`,
    Value
  >;

const provinceOf = (division: string): string => division.slice(0, 2);

const factsOnRecord = ({ card, person, ...record }: RegistryRecord, place: Place) => ({
  'registry.card-state': card,
  'registry.person-state': person,
  'registry.account-activated': record.accountActivated,
  'registry.card-generation': record.generation,
  'registry.insured-at': record.insuredAt,
  'registry.insured-here': record.insuredAt.some((each) => provinceOf(each) === provinceOf(place.region)),
  'registry.insurances': record.insurances,
  'registry.insurance-count': new Set(record.insurances).size,
  ...eachKind((kind) => record.insurances.includes(kind)),
  'registry.monthly-benefit': record.monthlyBenefitFen,
});

/** A fact that no case holds: each decision asks anew, and what is not learnt is not known. */
const onRecord = <Known extends Pick<Fact, 'type' | 'values' | 'span' | 'personal'>>(label: Text, known: Known) => ({
  ...known,
  label,
  source: 'cardholder-registry' as const,
  freshMinutes: 0,
  question: registryQuestion,
  of: () => undefined,
});

/** The facts. */
export const registryFacts = {
  'registry.card-state': onRecord(text('持卡人库中的卡状态', 'State of the card in the registry'), {
    type: 'string',
    values: RegistryRecord.shape.card.options,
  }),
  // flow.deceased: cards of the deceased are known and blocked.
  'registry.person-state': onRecord(text('持卡人库中的人员状态', 'State of the person in the registry'), {
    type: 'string',
    values: RegistryRecord.shape.person.options,
    personal: 'identity',
  }),
  'registry.account-activated': onRecord(text('银行账户已激活', 'Bank account activated'), {
    type: 'boolean',
    personal: 'account',
  }),
  'registry.card-generation': onRecord(text('卡的代次', 'Generation of the card'), {
    type: 'string',
    values: Object.keys(generations),
  }),
  'registry.insured-at': onRecord(text('参保地', 'Divisions of insurance'), { type: 'regions', personal: 'identity' }),
  'registry.insurances': onRecord(text('参保险种', 'Insurances'), {
    type: 'list',
    values: Object.keys(insurances),
    personal: 'identity',
  }),
  // What a decision table asks of the lists above: it has columns of plain values only.
  'registry.insured-here': onRecord(text('在本省参保', 'Insured in this province'), {
    type: 'boolean',
    personal: 'identity',
  }),
  'registry.insurance-count': onRecord(text('参保险种数', 'Number of insurances'), {
    type: 'number',
    span: [0, kinds.length],
    personal: 'identity',
  }),
  ...eachKind((kind) =>
    onRecord(text(`参加${insurances[kind]['zh-CN']}`, `Has ${insurances[kind].en}`), {
      type: 'boolean',
      personal: 'identity',
    }),
  ),
  'registry.monthly-benefit': onRecord(text('月待遇金额', 'Monthly benefit'), { type: 'money', personal: 'account' }),
} as const satisfies Record<string, Fact>;
