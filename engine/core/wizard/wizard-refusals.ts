/** Which answers to the wizard's questions make no sense together, and why. */
import { impossibleModes } from '../checks/mode-fits-environment.ts';
import { cardModes, environments, networks, type CardMode, type Environment, type Network } from '../nodes/start.ts';
import { text, type Text } from '../text.ts';
import { matters, moneys, type Matter, type Money, type WizardChoices } from './wizard.ts';

/** Ways with the card itself. */
export const physicalModes: readonly CardMode[] = ['contact', 'contactless'];
/** Ways in which the cardholder confirms on a phone. */
const confirmedModes: readonly CardMode[] = ['scan', 'authorised-login'];
const readModes: readonly CardMode[] = [...physicalModes, 'nfc-phone'];
const remote: readonly Environment[] = ['mobile', 'online'];

const moneyOf: Readonly<Record<Matter, readonly Money[]>> = {
  enter: ['free', 'pay'],
  lend: ['free', 'pay'],
  benefit: ['free', 'disburse'],
  buy: ['pay'],
  subsidy: ['disburse'],
  certificate: ['free'],
};

/** Where a matter cannot be done. */
const nowhere: Readonly<Record<Matter, readonly Environment[]>> = {
  enter: ['online', 'mobile'],
  lend: ['gate', 'vehicle'],
  benefit: ['gate', 'vehicle', 'merchant'],
  buy: ['gate'],
  subsidy: ['gate', 'vehicle', 'merchant'],
  certificate: [],
};

/** Whether the cardholder must agree before something leaves the platform. */
export const needsConsent = ({ environment, network, money, hasSystem }: WizardChoices): boolean =>
  money === 'disburse' || ((network === 'internet' || remote.includes(environment)) && (hasSystem || money === 'pay'));

type Rule = (choices: WizardChoices) => Text | null | false;

const rules: readonly Rule[] = [
  ({ cardModes: modes }) => modes.length === 0 && text('至少选一种用卡方式', 'Choose at least one way to use the card'),
  ({ matter, money }) =>
    !moneyOf[matter].includes(money) &&
    text(
      `“${matters[matter]['zh-CN']}”不能选“${moneys[money]['zh-CN']}”`,
      `“${matters[matter].en}” does not go with “${moneys[money].en}”`,
    ),
  ({ matter, hasSystem }) =>
    matter === 'lend' &&
    !hasSystem &&
    text('借用或登记要写进一个系统，请填写系统名称', 'What is borrowed or registered is written to a system; name it'),
  ({ matter, environment }) =>
    nowhere[matter].includes(environment) &&
    text(
      `${environments[environment]['zh-CN']}不能办“${matters[matter]['zh-CN']}”`,
      `“${matters[matter].en}” cannot be done at: ${environments[environment].en}`,
    ),
  modeAtPlace,
  ({ cardModes: modes, environment }) =>
    !remote.includes(environment) &&
    !modes.some((mode) => physicalModes.includes(mode)) &&
    text(
      '现场用卡要保留实体卡：老年人可能没有手机，请加上接触或非接读卡',
      'On the spot the card itself must do: old people may have no phone. Add contact or contactless',
    ),
  ({ environment, network }) =>
    remote.includes(environment) &&
    network !== 'internet' &&
    text(
      `${environments[environment]['zh-CN']}办理走互联网，不能选“${networks[network]['zh-CN']}”`,
      `${environments[environment].en} goes over the internet, not: ${networks[network].en}`,
    ),
  ({ network, ...choices }) => network === 'offline' && offlineRefusal(choices),
  (choices) =>
    ['gate', 'vehicle'].includes(choices.environment) &&
    needsConsent(choices) &&
    text(
      '经互联网付款或写入系统要持卡人逐次授权，闸机和车上做不到，请改用业务专网',
      'Over the internet each payment or record needs the consent of the cardholder, which a gate or vehicle cannot ask for; use the private network',
    ),
  ({ cardModes: modes, environment }) =>
    ['gate', 'vehicle'].includes(environment) &&
    modes.some((mode) => confirmedModes.includes(mode)) &&
    text('闸机和车上来不及在手机上确认', 'At a gate or in a vehicle there is no time to confirm on a phone'),
];

function modeAtPlace({ cardModes: modes, environment }: WizardChoices): Text | null {
  const wrong = modes.find((mode) => impossibleModes[environment]?.includes(mode));
  if (!wrong) return null;
  const [where, how] = [environments[environment], cardModes[wrong]];
  return text(`${where['zh-CN']}不能用“${how['zh-CN']}”`, `“${how.en}” is not possible at: ${where.en}`);
}

function offlineRefusal({ matter, hasSystem, cardModes: modes, money }: Omit<WizardChoices, 'network'>): Text | null {
  if (matter !== 'enter' && matter !== 'certificate')
    return text(
      `离线时不能办“${matters[matter]['zh-CN']}”，要问全国平台`,
      `Offline there is no “${matters[matter].en}”: the national platform has to be asked`,
    );
  if (hasSystem) return text('离线时连不到系统', 'Offline no system can be reached');
  if (money !== 'free') return text('离线时不能动资金', 'Offline no money can be moved');
  if (modes.some((mode) => !readModes.includes(mode)))
    return text(
      '离线时只能读实体卡，电子码要联网识别',
      'Offline only the card itself can be read; codes need the network',
    );
  return null;
}

/** Everything that speaks against answers that are all given. */
export const refusalsOf = (choices: WizardChoices): Text[] =>
  rules.map((rule) => rule(choices) || null).filter((refusal) => refusal !== null);

const keysOf = <T extends object>(words: T): readonly (keyof T)[] => Object.keys(words) as (keyof T)[];

/** Sets of card modes to complete answers by: each alone, and each beside the card itself. */
const someModes: readonly (readonly CardMode[])[] = keysOf(cardModes).flatMap((mode) => [
  [mode],
  ['contactless', mode] as const,
]);

function* completionsOf(given: Partial<WizardChoices>): Generator<WizardChoices> {
  for (const matter of given.matter ? [given.matter] : keysOf(matters))
    for (const hasSystem of given.hasSystem === undefined ? [false, true] : [given.hasSystem])
      for (const modes of given.cardModes ? [given.cardModes] : someModes)
        for (const environment of given.environment ? [given.environment] : keysOf(environments))
          for (const network of given.network ? [given.network] : keysOf<Record<Network, Text>>(networks))
            for (const money of given.money ? [given.money] : keysOf(moneys))
              yield { matter, hasSystem, cardModes: modes, environment, network, money };
}

/** The first answers to the other questions that make sense of those given; null where none do. */
export function completionOf(given: Partial<WizardChoices>): WizardChoices | null {
  for (const choices of completionsOf(given)) if (refusalsOf(choices).length === 0) return choices;
  return null;
}

/** Why no answers to the other questions would make sense of those given; null where some would. */
export function whyImpossible(given: Partial<WizardChoices>): Text | null {
  if (completionOf(given)) return null;
  let fewest: Text[] | undefined;
  for (const choices of completionsOf(given)) {
    const refusals = refusalsOf(choices);
    if (!fewest || refusals.length < fewest.length) fewest = refusals;
  }
  return fewest?.[0] ?? null;
}
