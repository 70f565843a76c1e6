/** What a trial is set up with: who comes, when and where, and what goes wrong outside; and the world that makes. */
import type { TrialStage } from '../../engine/core/api.ts';
import { operations, type Operation } from '../../engine/core/connectors.ts';
import { scriptOfDemo } from '../../engine/core/demo-script.ts';
import type { FactValue } from '../../engine/core/facts.ts';
import { start as startKind } from '../../engine/core/nodes/start.ts';
import type { FormField } from '../../engine/core/case.ts';
import type { Stage } from '../../engine/core/rehearse.ts';
import type { Scenario } from '../../engine/core/scenario.ts';
import type { OutsideTurn, World } from '../../engine/core/suite.ts';

/** How an outside system fails. */
export const troubles = ['unreachable', 'slow', 'refused'] as const;
export type Trouble = (typeof troubles)[number];

/** An operation that goes wrong, the first time or always. */
export interface Fault {
  operation: Operation;
  trouble: Trouble;
  always: boolean;
}

export interface TrialSetup {
  /** Id of a demo cardholder; null where no card is laid on the reader. */
  card: string | null;
  inputs: Record<string, FactValue>;
  /** When it begins, in China: YYYY-MM-DDTHH:mm. */
  at: string;
  /** Whether the terminal has a network. */
  connected: boolean;
  faults: readonly Fault[];
}

/** The start node's settings that a trial needs; what does not parse asks for nothing. */
export function startSettings({ nodes }: Scenario) {
  const parsed = startKind.settings.safeParse(nodes.find(({ kind }) => kind === 'start')?.settings);
  return parsed.success ? parsed.data : undefined;
}

/** What is asked for at the beginning. */
export const askedInputs = (scenario: Scenario): readonly FormField[] => startSettings(scenario)?.inputs ?? [];

/** What an example would be typed as. */
export function exampleOf({ type, example, choices }: FormField): FactValue | undefined {
  if (type === 'boolean') return false;
  if (type === 'choice') return choices?.[0]?.id;
  if (type === 'date') return example ?? '2026-11-20';
  if (example === undefined) return undefined;
  return type === 'number' ? Number(example) : example;
}

/** The values that examples give, of fields that have one. */
export const examplesOf = (fields: readonly FormField[]): Record<string, FactValue> =>
  Object.fromEntries(
    fields.flatMap((field) => {
      const value = exampleOf(field);
      return value === undefined ? [] : [[field.name, value]];
    }),
  );

/** The setup to begin with: the first person, the examples filled in, a Saturday morning, nothing wrong. */
export const firstSetup = (scenario: Scenario, { people }: TrialStage): TrialSetup => ({
  card: people[0]?.id ?? null,
  inputs: examplesOf(askedInputs(scenario)),
  at: '2026-11-21T10:00',
  connected: startSettings(scenario)?.network !== 'offline',
  faults: [],
});

/** The system of an operation, as in `bank.pay`. */
const systemOf = (operation: string): string => operation.split('.')[0] ?? operation;

/** Systems that a terminal reaches without a network. */
const atHand = new Set(['card-reader', 'code-reader']);

const refusals: Partial<Record<string, OutsideTurn['problem']>> = {
  'card-reader': 'card-not-readable',
  'national-platform': 'code-not-valid',
};

/** Longer than any measure of time that an author sets a call. */
const slowMs = 120_000;

/** One turn that goes wrong. */
function turnOf({ operation, trouble }: Pick<Fault, 'operation' | 'trouble'>): OutsideTurn {
  switch (trouble) {
    case 'unreachable':
      return { problem: 'connector-unavailable' };
    case 'slow':
      return { tookMs: slowMs };
    case 'refused':
      return { problem: refusals[systemOf(operation)] ?? 'message-rejected' };
  }
}

const everyOperation = Object.keys(operations) as Operation[];

/** The world of a setup. */
export function worldOfSetup({ card, inputs, at, connected, faults }: TrialSetup): World {
  const cut = connected ? [] : everyOperation.filter((operation) => !atHand.has(systemOf(operation)));
  const turns = (fault: Fault): OutsideTurn[] => (fault.always ? [turnOf(fault)] : [turnOf(fault), {}]);
  return {
    start: { ...(card !== null && { card }), inputs, at: `${at}:00+08:00` },
    outside: Object.fromEntries<OutsideTurn[]>([
      ...faults.map((fault) => [fault.operation, turns(fault)] as const),
      ...cut.map((operation) => [operation, turns({ operation, trouble: 'unreachable', always: true })] as const),
    ]),
    answers: {},
    messages: {},
    skips: {},
  };
}

/** A stage for one run of a world; outside systems remember what they were asked, so each run has its own. */
export function stageFor(
  { people, calendar, place }: TrialStage,
  { start: { card, at } }: Pick<World, 'start'>,
): Stage {
  const phone = people.some(({ id }) => id === card) ? card : undefined;
  return {
    script: scriptOfDemo(people, { ...(at !== undefined && { at }), ...(phone !== undefined && { phone }) }),
    place,
    calendar,
  };
}
