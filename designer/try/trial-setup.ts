/** What a trial is set up with: who comes, how, when and where, and what goes wrong outside; and the world that makes. */
import type { TrialStage } from '../../engine/core/api.ts';
import { cardUseOf } from '../../engine/core/card-use.ts';
import { scriptOfDemo } from '../../engine/core/demo-script.ts';
import type { PlainValue } from '../../engine/core/facts/facts.ts';
import { start as startKind, type CardMode } from '../../engine/core/nodes/start.ts';
import type { FormField } from '../../engine/core/case.ts';
import type { Stage } from '../../engine/core/suites/rehearse.ts';
import type { Scenario } from '../../engine/core/scenario.ts';
import type { World } from '../../engine/core/suites/suite.ts';
import { cardUseOffers } from '../../engine/core/card-use-offers.ts';
import { cutOff, outsidesOf, readOutsides, type Fault, type Outsides } from './faults.ts';

export interface TrialSetup {
  /** Id of a demo cardholder; null where no card is laid on the reader. */
  card: string | null;
  /** How the card is used; null: as it is asked for. */
  mode: CardMode | null;
  inputs: Record<string, PlainValue>;
  /** When it begins, in China: YYYY-MM-DDTHH:mm. */
  at: string;
  /** The division where it takes place; empty: where the scenario belongs. */
  region: string;
  /** The institution where it takes place: its id, null for the administration; empty: whose the scenario is. */
  institution: string | null;
  /** Whether the terminal has a network. */
  connected: boolean;
  faults: readonly Fault[];
  /** What outside systems were told besides, by a saved test. */
  given: Outsides;
}

/** The start node's settings that a trial needs; what does not parse asks for nothing. */
export function startSettings({ nodes }: Scenario) {
  const parsed = startKind.settings.safeParse(nodes.find(({ kind }) => kind === 'start')?.settings);
  return parsed.success ? parsed.data : undefined;
}

/** What is asked for at the beginning. */
export const askedInputs = (scenario: Scenario): readonly FormField[] => startSettings(scenario)?.inputs ?? [];

/** What an example would be typed as. */
export function exampleOf({ type, example, choices }: FormField): PlainValue | undefined {
  if (type === 'boolean') return false;
  if (type === 'choice') return choices?.[0]?.id;
  if (type === 'date') return example ?? '2026-11-20';
  if (example === undefined) return undefined;
  return type === 'number' ? Number(example) : example;
}

/** The values that examples give, of fields that have one. */
export const examplesOf = (fields: readonly FormField[]): Record<string, PlainValue> =>
  Object.fromEntries(
    fields.flatMap((field) => {
      const value = exampleOf(field);
      return value === undefined ? [] : [[field.name, value]];
    }),
  );

/** The setup to begin with: the first person, the examples filled in, a Saturday morning, nothing wrong. */
export const firstSetup = (scenario: Scenario, { people }: TrialStage): TrialSetup => ({
  card: people[0]?.id ?? null,
  mode: null,
  inputs: examplesOf(askedInputs(scenario)),
  at: '2026-11-21T10:00',
  region: '',
  institution: '',
  connected: startSettings(scenario)?.network !== 'offline',
  faults: [],
  given: { outside: {}, outsideAt: {} },
});

const inChina = new Intl.DateTimeFormat('sv-SE', {
  ...{
    timeZone: 'Asia/Shanghai',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  },
});

/** The setup that gives the world of a saved test. */
export function setupOfWorld({ start, ...world }: World, scenario: Scenario, stage: TrialStage): TrialSetup {
  const first = firstSetup(scenario, stage);
  return {
    ...{ card: start.card ?? null, mode: start.mode ?? null, inputs: start.inputs, region: start.region ?? '' },
    institution: start.institution === undefined ? '' : start.institution,
    at: start.at === undefined ? first.at : inChina.format(new Date(start.at)).replace(' ', 'T'),
    ...readOutsides(world),
  };
}

/** The inputs by which a scenario asks how the card is used, where it does: the way of the mode. */
export function withMode(setup: TrialSetup, mode: CardMode | null, scenario: Scenario): TrialSetup {
  const way = mode === null ? undefined : (wayOf[mode] ?? mode);
  const asked = askedInputs(scenario).find(({ choices = [] }) => choices.some(({ id }) => id === way));
  return { ...setup, mode, inputs: asked && way ? { ...setup.inputs, [asked.name]: way } : setup.inputs };
}

/** What a scenario of the wizard calls the way of a mode. */
const wayOf: Partial<Record<CardMode, string>> = {
  ...{ contact: 'card', contactless: 'card', 'nfc-phone': 'card', 'authorised-login': 'login' },
};

/** The setup as the draft allows it now: a mode that its start no longer has is let go. */
export function fitted(setup: TrialSetup, scenario: Scenario): TrialSetup {
  const open = cardUseOffers(scenario)?.modes.filter(({ whyNot }) => whyNot === null) ?? [];
  const isOpen = setup.mode === null || open.some(({ value }) => value === setup.mode);
  return isOpen ? setup : { ...setup, mode: null };
}

/** The world of a setup, on a draft. */
export function worldOfSetup(setup: TrialSetup, scenario: Scenario): World {
  const { card, inputs, at, connected, faults, given, region, institution, mode } = fitted(setup, scenario);
  const set = outsidesOf(faults);
  const nodes = [...new Set([...Object.keys(given.outsideAt), ...Object.keys(set.outsideAt)])];
  const all: Outsides = {
    outside: { ...given.outside, ...set.outside },
    outsideAt: Object.fromEntries(nodes.map((node) => [node, { ...given.outsideAt[node], ...set.outsideAt[node] }])),
  };
  const { outside, outsideAt } = connected ? all : cutOff(all);
  return {
    start: {
      ...(card !== null && { card }),
      ...{ inputs, at: `${at}:00+08:00` },
      ...(region !== '' && { region }),
      ...(institution !== '' && { institution }),
      ...cardUseOf(scenario, mode === null ? {} : { mode }),
    },
    outside,
    ...(Object.keys(outsideAt).length > 0 && { outsideAt }),
    ...{ answers: {}, messages: {}, skips: {} },
  };
}

/** A stage for one run of a world; outside systems remember what they were asked, so each run has its own. */
export function stageFor(
  { people, calendar, place }: TrialStage,
  { start: { card, at, mode } }: Pick<World, 'start'>,
): Stage {
  const phone = people.some(({ id }) => id === card) ? card : undefined;
  const options = { ...(at !== undefined && { at }), ...(phone !== undefined && { phone }), ...(mode && { mode }) };
  return { script: scriptOfDemo(people, options), place, calendar };
}
