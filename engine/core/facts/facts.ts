/** The catalogue of facts: everything a policy may ask about, with its type, where it comes from, and what it costs to know. */
import { z } from 'zod';
import type { WorkCalendar } from '../calendar.ts';
import type { CardUse } from '../card-use.ts';
import type { CardOnReader, CardReading, StateReply } from '../connectors.ts';
import type { AskOutside, FactQuestion } from './fact-question.ts';
import { cardFacts } from './facts-of-card.ts';
import { caseFacts } from './facts-of-case.ts';
import { registryFacts } from './facts-of-registry.ts';
import { isList, type FactType, type FactValue, type PlainValue } from './fact-types.ts';
import { oneOf } from '../one-of.ts';
import type { Place } from '../rights.ts';
import type { Scenario } from '../scenario.ts';
import { Text, text } from '../text.ts';
import { personalClasses, type PersonalClass } from '../value-type.ts';

export type { FactType, FactValue, PlainValue } from './fact-types.ts';

/** What facts are drawn from: the data a case has gathered, the clock, and where a host lends it, the outside. */
export interface FactGround {
  data: CaseData;
  now: Date;
  /** The days on which offices work; Monday to Friday where it is not given. */
  calendar?: WorkCalendar;
  /** The way to outside systems; where it is not given, only what the case holds is known. */
  outside?: AskOutside;
}

/** What a case knows so far: what it began with, and a variable for each output of a node. Personal data: sealed wherever it is kept. */
export interface CaseData {
  [variable: string]: unknown;
  inputs: Record<string, PlainValue>;
  place: Place;
  /** The reader, and what lies on it. */
  from: CardOnReader;
  use?: CardUse;
  card?: CardReading;
  state?: StateReply;
  decision?: { policy: string; outcome: string };
  receipt?: string;
}

/** Where a fact comes from. */
export type FactSource =
  'card' | 'cardholder-registry' | 'national-platform' | 'terminal' | 'case' | 'clock' | 'data-share';

export interface Fact {
  type: FactType;
  label: Text;
  source: FactSource;
  /** The values it can take, where they are few. */
  values?: readonly string[];
  /** Of what counts in whole numbers: the least and the most. */
  span?: readonly [number, number];
  /** Its class of personal data. */
  personal?: PersonalClass;
  /** Where it lies in the data of a case. */
  path?: string;
  /** How old a value may be, in minutes: 0 is as of now; where it is not given, a value holds as long as its case. */
  freshMinutes?: number;
  /** What counts where it is not known. */
  fallback?: FactValue;
  /** How it is learnt where the case does not hold it. */
  question?: FactQuestion;
  /** When the case learnt it, RFC 3339; undefined where it does not say. */
  asOf?(ground: FactGround): string | undefined;
  /** Gives the value that the case holds, or undefined where it is not known yet. */
  of(ground: FactGround): FactValue | undefined;
}

/** The catalogue. */
export const facts = { ...cardFacts, ...registryFacts, ...caseFacts } as const satisfies Record<string, Fact>;

/** The beginning of the facts that a scenario's start declares. */
export const inputPrefix = 'inputs.';
/** The beginning of the facts that lie in the variables of a scenario. */
export const dataPrefix = 'data.';

/** Tells whether a fact belongs to the scenario that decides by the policy, and not to the catalogue. */
export const isOfScenario = (name: string): boolean => name.startsWith(inputPrefix) || name.startsWith(dataPrefix);

/** An input as a start declares it; what is none, in a draft that is not right yet, is a finding of the start's settings and no fact. */
const DeclaredInput = z.object({
  name: z.string(),
  type: z.enum(['string', 'number', 'boolean', 'date', 'choice']),
  label: Text,
  choices: z.array(z.object({ id: z.string() })).optional(),
  personal: oneOf(personalClasses).optional(),
});

/** The facts a policy may use within a scenario by its document alone: the catalogue, and the inputs that its start declares. */
export function factsOf(scenario: Scenario): Record<string, Fact> {
  const inputs = scenario.nodes.flatMap((node) => {
    const declared = node.kind === 'start' ? node.settings['inputs'] : undefined;
    const parsed = (Array.isArray(declared) ? declared : []).map((each) => DeclaredInput.safeParse(each));
    return parsed.flatMap(({ data }) => data ?? []);
  });
  const own = inputs.map(({ name, type, label, choices, personal }): [string, Fact] => [
    inputPrefix + name,
    {
      type: type === 'choice' ? 'string' : type,
      label,
      source: 'case',
      ...(choices && { values: choices.map(({ id }) => id) }),
      ...(personal && { personal }),
      of: ({ data }) => data.inputs[name],
    },
  ]);
  return { ...facts, ...Object.fromEntries(own) };
}

/** The fact that lies in a variable of a scenario, by its name such as data.income.monthly; what is no plain value is not known. */
export function dataFact(name: string, known: Pick<Fact, 'type' | 'label' | 'source'>): Fact {
  const path = name.slice(dataPrefix.length);
  const steps = path.split('.');
  return {
    ...known,
    path,
    of({ data }) {
      let at: unknown = data;
      for (const step of steps)
        at =
          typeof at === 'object' && at !== null && Object.hasOwn(at, step)
            ? (at as Record<string, unknown>)[step]
            : undefined;
      if (isList(at) && at.every((each) => typeof each === 'string')) return at;
      return typeof at === 'string' || typeof at === 'number' || typeof at === 'boolean' ? at : undefined;
    },
  };
}

/** Looks a fact up by name. */
export const factNamed = (known: Record<string, Fact>, name: string): Fact | undefined =>
  Object.hasOwn(known, name) ? known[name] : undefined;

/** A fact of a variable whose type only the scenario's data flow tells, for who runs it. */
export const untypedDataFact = (name: string, type: FactType): Fact =>
  dataFact(name, { type, label: text(name, name), source: 'case' });
