/** How the card is used in a case (用卡): in which mode, at what kind of place, over which network. */
import { cardModes, start, type CardMode, type Environment, type Network } from './nodes/start.ts';
import type { FieldError } from './problem.ts';
import type { Scenario } from './scenario.ts';
import { text } from './text.ts';

/** Known of every case from its beginning, as the variable `use`; the mode where the terminal tells it, or the start allows one only. */
export interface CardUse {
  mode?: CardMode;
  environment: Environment;
  network: Network;
}

/** The settings of a scenario's start; undefined where they are not readable. */
export const startSettingsOf = ({ nodes }: Pick<Scenario, 'nodes'>) =>
  start.settings.safeParse(nodes.find(({ kind }) => kind === start.kind)?.settings).data;

/** How the card is used where so much was said of it: the start says the rest. Undefined where the start is not readable. */
export function cardUseOf(scenario: Pick<Scenario, 'nodes'>, said: Partial<CardUse> = {}): CardUse | undefined {
  const settings = startSettingsOf(scenario);
  if (!settings) return undefined;
  const { cardModes: modes, environment, network } = settings;
  const mode = said.mode ?? (modes.length === 1 ? modes[0] : undefined);
  return {
    ...(mode !== undefined && { mode }),
    environment: said.environment ?? environment,
    network: said.network ?? network,
  };
}

/** What is wrong with the mode that a terminal says: the start does not allow it. The pointer is /mode. */
export function modeErrors(scenario: Pick<Scenario, 'nodes'>, mode: CardMode | undefined): FieldError[] {
  const settings = startSettingsOf(scenario);
  if (mode === undefined || !settings || settings.cardModes.includes(mode)) return [];
  const words = settings.cardModes.map((each) => cardModes[each]);
  const message = text(
    `本场景只能：${words.map((each) => each['zh-CN']).join('、')}`,
    `Here the card may be used by: ${words.map(({ en }) => en.toLowerCase()).join(', ')}`,
  );
  return [{ pointer: '/mode', rule: 'card-mode', message }];
}
