/** A pack (场景模板): a scenario that the platform ships to start from, whole: with its saved tests, the policies it decides by, and words of help. */
import { z } from 'zod';
import { startSettingsOf } from './card-use.ts';
import type { CardMode, Environment, Network } from './nodes/start.ts';
import type { Policy } from './policies/policy.ts';
import type { Field, Scenario } from './scenario.ts';
import type { Suite } from './suites/suite.ts';
import { Text } from './text.ts';
import type { Money } from './wizard/wizard.ts';

/** What a person reads before starting from a pack. */
export const PackHelp = z
  .strictObject({
    $schema: z.string().optional(),
    purpose: Text.describe('What it is for'),
    who: Text.describe('Who may use it'),
    adjust: Text.describe('What to adjust before it is published'),
  })
  .describe('Words of help of a pack');
export type PackHelp = z.infer<typeof PackHelp>;

/** A pack as a whole: GET /api/packs/{id}. */
export interface Pack {
  scenario: Scenario;
  suite: Suite;
  /** The policies that it decides by. */
  policies: Policy[];
  /** Null where nobody wrote any. */
  help: PackHelp | null;
}

/** An item of GET /api/packs. */
export interface PackSummary {
  id: string;
  name: Text;
  summary: Text;
  field: Field;
  service: Scenario['service'];
  cardModes: CardMode[];
  environment: Environment;
  network: Network;
  money: Money;
  /** How many nodes, saved tests and policies it has. */
  nodes: number;
  tests: number;
  policies: number;
  help: PackHelp | null;
}

/** Whether a scenario pays, is paid, or neither. */
export function moneyOf({ nodes }: Pick<Scenario, 'nodes'>): Money {
  if (nodes.some(({ kind }) => kind === 'disburse')) return 'disburse';
  return nodes.some(({ kind }) => kind === 'pay') ? 'pay' : 'free';
}

/** What a list shows of a pack. @throws an error where its start is not readable, which no shipped pack's is */
export function summaryOfPack({ scenario, suite, policies, help }: Pack): PackSummary {
  const use = startSettingsOf(scenario);
  if (!use) throw new Error(`${scenario.id}: the start is not readable`);
  const { id, name, summary, field, service, nodes } = scenario;
  return {
    ...{ id, name, summary, field, service, help },
    ...{ cardModes: use.cardModes, environment: use.environment, network: use.network, money: moneyOf(scenario) },
    ...{ nodes: nodes.length, tests: suite.tests.length, policies: policies.length },
  };
}
