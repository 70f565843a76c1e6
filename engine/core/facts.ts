/** The catalogue of facts: everything a policy may ask about, with its type and where it comes from. */
import { text, type Text } from './text.ts';
import type { CardUse } from './card-use.ts';
import type { CardOnReader, CardReading, StateReply } from './connectors.ts';
import { cardModes, environments, networks } from './nodes/start.ts';
import type { Place } from './rights.ts';
import type { Scenario } from './scenario.ts';

export type FactType = 'string' | 'number' | 'boolean';
export type FactValue = string | number | boolean;

/** What facts are drawn from: the data a case has gathered, and the clock. */
export interface FactGround {
  data: CaseData;
  now: Date;
}

/** What a case knows so far: what it began with, and a variable for each output of a node. Personal data: sealed wherever it is kept. */
export interface CaseData {
  [variable: string]: unknown;
  inputs: Record<string, FactValue>;
  place: Place;
  /** The reader, and what lies on it. */
  from: CardOnReader;
  use?: CardUse;
  card?: CardReading;
  state?: StateReply;
  decision?: { policy: string; outcome: string };
  receipt?: string;
}

export interface Fact {
  type: FactType;
  label: Text;
  source: 'card' | 'national-platform' | 'clock' | 'case';
  /** The values it can take, where they are few. */
  values?: readonly string[];
  /** Gives the value, or undefined where it is not known yet. */
  of(ground: FactGround): FactValue | undefined;
}

const beijing = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
});

/** Date and hour in China's one time zone. */
function chinaTime(now: Date): { day: string; hour: number } {
  const parts = Object.fromEntries(beijing.formatToParts(now).map((part) => [part.type, part.value]));
  return { day: `${parts['year']}-${parts['month']}-${parts['day']}`, hour: Number(parts['hour']) };
}

/** Full years from a birth date to a day, both YYYY-MM-DD. */
export function yearsBetween(birth: string, day: string): number {
  return Number(day.slice(0, 4)) - Number(birth.slice(0, 4)) - (day.slice(5) < birth.slice(5) ? 1 : 0);
}

/** What is known of the card: of an e-card not all that a card says. */
const known = ({ card }: CaseData): Partial<CardReading> => card ?? {};

export const facts = {
  'card.state': {
    type: 'string',
    label: text('卡状态', 'State of the card'),
    source: 'national-platform',
    values: ['normal', 'lost', 'suspended', 'cancelled', 'expired', 'unknown'],
    of: ({ data }) => data.state?.card,
  },
  'card.authenticated': {
    type: 'boolean',
    label: text('卡认证通过', 'Card authenticated'),
    source: 'card',
    of: ({ data }) => data.card?.authenticated,
  },
  'card.class': {
    type: 'string',
    label: text('卡类别', 'Card class'),
    source: 'card',
    of: ({ data }) => data.card?.cardClass,
  },
  'card.valid': {
    type: 'boolean',
    label: text('卡在有效期内', 'Card within its validity'),
    source: 'card',
    of({ data, now }) {
      const { validUntil } = known(data);
      return validUntil === undefined ? undefined : validUntil >= chinaTime(now).day;
    },
  },
  'card.local': {
    type: 'boolean',
    label: text('本省的卡', 'Card of this province'),
    source: 'card',
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
    of: ({ data }) => data.state?.person,
  },
  'person.age': {
    type: 'number',
    label: text('年龄（周岁）', 'Age in full years'),
    source: 'card',
    of({ data, now }) {
      const { birthDate } = known(data);
      return birthDate === undefined ? undefined : yearsBetween(birthDate, chinaTime(now).day);
    },
  },
  'person.sex': {
    type: 'string',
    label: text('性别', 'Sex'),
    source: 'card',
    values: ['male', 'female', 'unknown'],
    of: ({ data }) => data.card?.sex,
  },
  'use.mode': {
    type: 'string',
    label: text('用卡模式', 'Card mode'),
    source: 'case',
    values: Object.keys(cardModes),
    of: ({ data }) => data.use?.mode,
  },
  'use.environment': {
    type: 'string',
    label: text('用卡环境', 'Environment'),
    source: 'case',
    values: Object.keys(environments),
    of: ({ data }) => data.use?.environment,
  },
  'use.network': {
    type: 'string',
    label: text('网络环境', 'Network'),
    source: 'case',
    values: Object.keys(networks),
    of: ({ data }) => data.use?.network,
  },
  'clock.hour': {
    type: 'number',
    label: text('当前小时（0–23）', 'Hour of the day (0–23)'),
    source: 'clock',
    of: ({ now }) => chinaTime(now).hour,
  },
} as const satisfies Record<string, Fact>;

/** An input as a start declares it; a date and a choice are text to a policy. */
interface DeclaredInput {
  name: string;
  type: FactType | 'date' | 'choice';
  label: Text;
  choices?: { id: string }[];
}

/** The facts a policy may use within a scenario: the catalogue, and the inputs that its start declares. */
export function factsOf(scenario: Scenario): Record<string, Fact> {
  const inputs = scenario.nodes.flatMap((node) => {
    const declared = node.kind === 'start' ? node.settings['inputs'] : undefined;
    return Array.isArray(declared) ? (declared as DeclaredInput[]) : [];
  });
  const own = inputs.map(({ name, type, label, choices }): [string, Fact] => [
    `inputs.${name}`,
    {
      type: type === 'date' || type === 'choice' ? 'string' : type,
      label,
      source: 'case',
      ...(Array.isArray(choices) && { values: choices.map(({ id }) => id) }),
      of: ({ data }) => data.inputs[name],
    },
  ]);
  return { ...facts, ...Object.fromEntries(own) };
}

/** Looks a fact up by name. */
export const factNamed = (known: Record<string, Fact>, name: string): Fact | undefined =>
  Object.hasOwn(known, name) ? known[name] : undefined;
