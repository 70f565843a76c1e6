/** The facts about a card and who holds it. */
import { chinaDay } from '../calendar.ts';
import type { CardReading } from '../connectors.ts';
import { stateQuestion } from './fact-question.ts';
import type { CaseData, Fact, FactGround } from './facts.ts';
import { text } from '../text.ts';

/** Full years from a birth date to a day, both YYYY-MM-DD. */
export function yearsBetween(birth: string, day: string): number {
  return Number(day.slice(0, 4)) - Number(birth.slice(0, 4)) - (day.slice(5) < birth.slice(5) ? 1 : 0);
}

/** What is known of the card: of an e-card not all that a card says. */
const known = ({ card }: CaseData): Partial<CardReading> => card ?? {};

/** For how many minutes the national platform's word counts. */
const stateFreshMinutes = 10;
const stateAsOf = ({ data }: FactGround): string | undefined => data.state?.checkedAt;

/** The facts. */
export const cardFacts = {
  'card.state': {
    type: 'string',
    label: text('卡状态', 'State of the card'),
    source: 'national-platform',
    values: ['normal', 'lost', 'suspended', 'cancelled', 'expired', 'unknown'],
    path: 'state.card',
    freshMinutes: stateFreshMinutes,
    question: stateQuestion,
    asOf: stateAsOf,
    of: ({ data }) => data.state?.card,
  },
  'card.authenticated': {
    type: 'boolean',
    label: text('卡认证通过', 'Card authenticated'),
    source: 'card',
    path: 'card.authenticated',
    // A card that nobody authenticated is not authenticated.
    fallback: false,
    of: ({ data }) => data.card?.authenticated,
  },
  'card.class': {
    type: 'string',
    label: text('卡类别', 'Card class'),
    source: 'card',
    path: 'card.cardClass',
    of: ({ data }) => data.card?.cardClass,
  },
  'card.valid': {
    type: 'boolean',
    label: text('卡在有效期内', 'Card within its validity'),
    source: 'card',
    path: 'card.validUntil',
    of({ data, now }) {
      const { validUntil } = known(data);
      return validUntil === undefined ? undefined : validUntil >= chinaDay(now);
    },
  },
  'card.valid-until': {
    type: 'date',
    label: text('卡有效期至', 'Card valid until'),
    source: 'card',
    path: 'card.validUntil',
    of: ({ data }) => known(data).validUntil,
  },
  'card.issued': {
    type: 'date',
    label: text('发卡日期', 'Day of issue of the card'),
    source: 'card',
    path: 'card.issuedOn',
    of: ({ data }) => known(data).issuedOn,
  },
  'card.division': {
    type: 'region',
    label: text('发卡地', 'Division of issue of the card'),
    source: 'card',
    path: 'card.division',
    of: ({ data }) => known(data).division,
  },
  'card.local': {
    type: 'boolean',
    label: text('本省的卡', 'Card of this province'),
    source: 'card',
    path: 'card.division',
    of({ data }) {
      const { division } = known(data);
      return division === undefined ? undefined : division.slice(0, 2) === data.place.region.slice(0, 2);
    },
  },
  'person.state': {
    type: 'string',
    label: text('人员状态', 'State of the person'),
    source: 'national-platform',
    values: ['normal', 'deceased', 'abroad', 'unknown'],
    personal: 'identity',
    path: 'state.person',
    freshMinutes: stateFreshMinutes,
    question: stateQuestion,
    asOf: stateAsOf,
    of: ({ data }) => data.state?.person,
  },
  'person.age': {
    type: 'number',
    label: text('年龄（周岁）', 'Age in full years'),
    source: 'card',
    span: [0, 120],
    personal: 'identity',
    path: 'card.birthDate',
    of({ data, now }) {
      const { birthDate } = known(data);
      return birthDate === undefined ? undefined : yearsBetween(birthDate, chinaDay(now));
    },
  },
  'person.birth-date': {
    type: 'date',
    label: text('出生日期', 'Date of birth'),
    source: 'card',
    personal: 'identity',
    path: 'card.birthDate',
    of: ({ data }) => known(data).birthDate,
  },
  'person.sex': {
    type: 'string',
    label: text('性别', 'Sex'),
    source: 'card',
    values: ['male', 'female', 'unknown'],
    personal: 'identity',
    path: 'card.sex',
    of: ({ data }) => data.card?.sex,
  },
} as const satisfies Record<string, Fact>;
