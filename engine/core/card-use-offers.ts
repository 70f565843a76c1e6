/** What a scenario's start allows of the ways to use the card, each other value with the reason why it does not. */
import { startSettingsOf } from './card-use.ts';
import { impossibleModes } from './checks/mode-fits-environment.ts';
import { cardModes, environments, networks, type CardMode, type Environment, type Network } from './nodes/start.ts';
import type { Scenario } from './scenario.ts';
import { text, type Text } from './text.ts';

/** A value that may be chosen, or why not. */
export interface Offer<Value extends string> {
  value: Value;
  label: Text;
  /** Null where it may be chosen. */
  whyNot: Text | null;
}

/** What may be chosen of each part of a use, in the order of the standard. */
export interface CardUseOffers {
  modes: Offer<CardMode>[];
  environments: Offer<Environment>[];
  networks: Offer<Network>[];
}

const offersOf = <Value extends string>(
  words: Record<Value, Text>,
  whyNot: (value: Value) => Text | null,
): Offer<Value>[] =>
  (Object.keys(words) as Value[]).map((value) => ({ value, label: words[value], whyNot: whyNot(value) }));

const unless = (isAllowed: boolean, zh: string, en: string): Text | null => (isAllowed ? null : text(zh, en));

/** What a scenario's start allows, each other value with the reason why it does not; nothing where the start is not readable. */
export function cardUseOffers(scenario: Pick<Scenario, 'nodes'>): CardUseOffers | null {
  const settings = startSettingsOf(scenario);
  if (!settings) return null;
  const { cardModes: modes, environment, network } = settings;
  const [where, over] = [environments[environment], networks[network]];
  return {
    modes: offersOf(cardModes, (mode) => {
      if (impossibleModes[environment]?.includes(mode))
        return text(`${where['zh-CN']}做不到`, `Not possible at: ${where.en.toLowerCase()}`);
      return unless(modes.includes(mode), '开始节点没有选', 'Not among the card modes of the start');
    }),
    environments: offersOf(environments, (each) =>
      unless(each === environment, `开始节点定为${where['zh-CN']}`, `The start says: ${where.en.toLowerCase()}`),
    ),
    networks: offersOf(networks, (each) =>
      unless(each === network, `开始节点定为${over['zh-CN']}`, `The start says: ${over.en.toLowerCase()}`),
    ),
  };
}
