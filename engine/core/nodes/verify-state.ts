/** Verify state (状态核验): asks the national platform for the state of the card, of its holder, and of a matter: 人清、卡清、业务清 (data.verify, flow.disbursement). */
import { z } from 'zod';
import { stateType } from '../case-types.ts';
import { assertExists } from '../control.ts';
import { states } from '../facts/fact-words.ts';
import { defineNode, type NodeContext } from '../node.ts';
import { isProblem } from '../problem.ts';
import { text, type Text } from '../text.ts';
import type { ValueType } from '../value-type.ts';
import type { OutputOf, StateReply } from '../connectors.ts';

type BusinessReply = OutputOf<'national-platform.verify-business'>;

const words: Record<StateReply['card'] | StateReply['person'] | BusinessReply['business'], Text> = {
  ...states,
  clear: text('已结清', 'clear'),
  'not-clear': text('未结清', 'not clear'),
};

const subjects = {
  card: text('卡状态', 'State of the card'),
  person: text('人员状态', 'State of the person'),
  business: text('业务状态', 'State of the matter'),
} as const satisfies Record<string, Text>;
const subjectNames = ['card', 'person', 'business'] as const;
type Subject = (typeof subjectNames)[number];

const settings = z
  .strictObject({
    of: z
      .array(z.enum(subjectNames))
      .min(1)
      .max(3)
      .default(['card', 'person'])
      .meta({
        label: text('核验内容', 'What of'),
        help: text('发放待遇前应核验三项：人清、卡清、业务清', 'Before money is paid out: person, card and matter'),
      }),
    matter: z
      .string()
      .regex(/^[a-z][a-z0-9-]*$/)
      .max(80)
      .exactOptional()
      .meta({
        label: text('业务事项', 'Matter'),
        help: text('核验业务状态时填写，如 old-age-subsidy', 'Where the matter is verified, such as old-age-subsidy'),
      }),
  })
  .refine(({ of, matter }) => of.includes('business') === (matter !== undefined), {
    path: ['matter'],
    message: 'A matter belongs to the verification of a matter, and to nothing else',
    params: { zh: '业务事项用于、且必须用于核验业务状态' },
  });
type Settings = z.infer<typeof settings>;

const asksPlatform = (of: readonly Subject[]): boolean => of.includes('card') || of.includes('person');

/** What was found, as far as it was asked for. */
type Found = Partial<StateReply> & Partial<BusinessReply>;

async function ask({ settings: { of, matter }, data, effects }: NodeContext<Settings>): Promise<Found> {
  const card = assertExists(data.card, 'card');
  const { socialSecurityNumber } = card;
  const state = asksPlatform(of)
    ? await effects.call('national-platform.verify-state', {
        identificationCode: card.identificationCode,
        socialSecurityNumber,
        name: card.name,
      })
    : {};
  const business =
    matter === undefined
      ? {}
      : await effects.call('national-platform.verify-business', { socialSecurityNumber, matter });
  return { ...state, ...business };
}

/** The way out: the card comes before the person, the person before the matter. */
function portOf({ card, person, business }: Found, of: readonly Subject[]): string {
  if (of.includes('card') && card !== 'normal') return 'card-abnormal';
  if (of.includes('person') && person !== 'normal') return 'person-abnormal';
  return of.includes('business') && business !== 'clear' ? 'business-not-clear' : 'normal';
}

function noteOf({ card, person, business }: Found): Text {
  const parts = [
    card && text(`卡${words[card]['zh-CN']}`, `card ${words[card].en}`),
    person && text(`人员${words[person]['zh-CN']}`, `person ${words[person].en}`),
    business && text(`业务${words[business]['zh-CN']}`, `matter ${words[business].en}`),
  ].filter((part) => part !== undefined);
  const en = parts.map((part) => part.en).join(', ');
  return text(parts.map((part) => part['zh-CN']).join('，'), en.charAt(0).toUpperCase() + en.slice(1));
}

/** The type of what is found, as far as it is asked for. */
function foundType(of: readonly Subject[]): ValueType {
  const { card, person, checkedAt } = stateType.fields;
  const business: ValueType = {
    type: 'string',
    values: ['clear', 'not-clear', 'unknown'],
    label: text('业务状态', 'State of the matter'),
  };
  const fields = { ...(asksPlatform(of) && { card, person }), ...(of.includes('business') && { business }), checkedAt };
  return { ...stateType, fields };
}

export const verifyState = defineNode({
  kind: 'verify-state',
  group: 'verify',
  label: text('状态核验', 'Verify state'),
  summary: text(
    '向全国平台核验卡状态、人员状态和业务状态',
    'Asks the national platform for the state of card, person and matter',
  ),
  effect: 'read',
  clauses: ['data.verify', 'scenario.online-national', 'flow.deceased', 'flow.disbursement'],
  settings,
  example: { of: ['card', 'person', 'business'], matter: 'old-age-subsidy' },
  ports: ({ of }) => [
    { id: 'normal', label: of.length === 2 ? text('均正常', 'Both normal') : text('正常', 'Normal') },
    ...(of.includes('card') ? [{ id: 'card-abnormal', label: text('卡状态异常', 'Card not normal') }] : []),
    ...(of.includes('person') ? [{ id: 'person-abnormal', label: text('人员状态异常', 'Person not normal') }] : []),
    ...(of.includes('business') ? [{ id: 'business-not-clear', label: text('业务未结清', 'Matter not clear') }] : []),
    { id: 'unavailable', label: text('无法核验', 'Cannot verify') },
  ],
  output: ({ of }) => ({
    as: 'state',
    type: foundType(of),
    ports: [
      'normal',
      ...(of.includes('card') ? ['card-abnormal'] : []),
      ...(of.includes('person') ? ['person-abnormal'] : []),
      ...(of.includes('business') ? ['business-not-clear'] : []),
    ],
  }),
  reads: ({ of }) =>
    asksPlatform(of)
      ? ['card.identificationCode', 'card.socialSecurityNumber', 'card.name']
      : ['card.socialSecurityNumber'],
  face: ({ of }, language) => of.map((subject) => subjects[subject][language]).join(' · '),
  async run(context) {
    try {
      const found = await ask(context);
      return { port: portOf(found, context.settings.of), output: found, note: noteOf(found) };
    } catch (error) {
      if (!isProblem(error, 'connector-unavailable')) throw error;
      return {
        port: 'unavailable',
        note: text('全国平台暂时无法连接', 'The national platform cannot be reached at present'),
      };
    }
  },
});
