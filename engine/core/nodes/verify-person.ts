/** Verify person (人员核验): whoever holds the card is its holder, by PIN, by face, or by another document; of several ways the first that can be had (data.verify, scenario.inclusive). */
import { z } from 'zod';
import { assertExists } from '../control.ts';
import { defineNode, type NodeContext, type NodeResult } from '../node.ts';
import { isProblem, titleOf, type Problem } from '../problem.ts';
import { text, type Text } from '../text.ts';
import { Tell, told } from '../prompts/usual-prompts.ts';

const documents = {
  'resident-id': text('居民身份证', 'Resident identity card'),
  passport: text('护照', 'Passport'),
  'household-register': text('户口簿', 'Household register'),
} as const satisfies Record<string, Text>;
const documentNames = ['resident-id', 'passport', 'household-register'] as const;

const by = { label: text('方式', 'By') };

const Way = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('pin').meta(by) }),
  z.strictObject({
    by: z.literal('face').meta(by),
    minScore: z
      .number()
      .min(50)
      .max(100)
      .default(80)
      .meta({
        label: text('最低相似度', 'Least likeness'),
        help: text('人脸比对得分低于它即不通过，50 至 100', 'A score below it does not pass, 50 to 100'),
      }),
    liveness: z
      .boolean()
      .default(true)
      .meta({
        label: text('活体检测', 'Liveness'),
        help: text('要求是真人而不是照片', 'A living face, not a picture'),
      }),
  }),
  z.strictObject({
    by: z.literal('document').meta(by),
    document: z
      .enum(documentNames)
      .default('resident-id')
      .meta({ label: text('证件', 'Document'), help: text('出示哪一种证件', 'Which document is shown') }),
  }),
]);
type Way = z.infer<typeof Way>;

const settings = z.strictObject({
  ways: z
    .array(Way)
    .min(1)
    .max(3)
    .refine((ways) => new Set(ways.map((way) => way.by)).size === ways.length, {
      message: 'Each way once',
      params: { zh: '每种方式只列一次' },
    })
    .default([
      { by: 'face', minScore: 80, liveness: true },
      { by: 'document', document: 'resident-id' },
    ])
    .meta({
      label: text('核验方式', 'Ways'),
      help: text(
        '按顺序采用现场能用的第一种；智能方式旁应有传统方式',
        'The first that can be had on the spot is taken; beside a smart way there should be a traditional one',
      ),
    }),
  tell: Tell,
});
type Settings = z.infer<typeof settings>;

const words = {
  pin: text('卡密码', 'PIN'),
  face: text('人脸', 'face'),
  document: text('证件', 'document'),
} as const satisfies Record<Way['by'], Text>;

const failures = { pin: 'pin.wrong', face: 'face.not-passed', document: 'document.not-matching' } as const;

const asks = (ways: readonly Way[], wanted: Way['by']): boolean => ways.some((way) => way.by === wanted);
const looks = (ways: readonly Way[]): boolean => asks(ways, 'face') || asks(ways, 'document');
const shown = ['card.socialSecurityNumber', 'card.name'];

/** What one way found: verified or not, or a locked card. */
type Finding = 'verified' | 'not-verified' | 'locked';

async function look(way: Way, { data, effects }: NodeContext<Settings>): Promise<Finding> {
  const { from } = data;
  if (way.by === 'pin') {
    const { result } = await effects.call('card-reader.verify-pin', { from });
    return result === 'wrong' ? 'not-verified' : result;
  }
  const { socialSecurityNumber, name } = assertExists(data.card, 'card');
  const asked = { socialSecurityNumber, name, from };
  if (way.by === 'document') {
    const { matches } = await effects.call('identity.compare-document', { ...asked, document: way.document });
    return matches ? 'verified' : 'not-verified';
  }
  const { score, passed, liveness } = await effects.call('identity.compare-face', asked);
  return passed && score >= way.minScore && (liveness || !way.liveness) ? 'verified' : 'not-verified';
}

/** Whether a problem only says that this way cannot be had here and now. */
const isAway = (error: unknown): error is Problem =>
  isProblem(error, 'connector-unavailable') || isProblem(error, 'card-not-readable') || isProblem(error, 'too-slow');

const leave = (settings: Settings, way: Way['by'], port: Finding, at: string): NodeResult => ({
  port,
  output: { by: way, verified: port === 'verified', at },
  note: {
    verified: text(`本人核验通过：${words[way]['zh-CN']}`, `Verified by ${words[way].en}`),
    'not-verified': text(`本人核验未通过：${words[way]['zh-CN']}`, `Not verified by ${words[way].en}`),
    locked: text('卡密码已锁定', 'The PIN is locked'),
  }[port],
  ...told(settings, { verified: 'person.verified', 'not-verified': failures[way], locked: 'pin.locked' }[port]),
});

export const verifyPerson = defineNode({
  kind: 'verify-person',
  group: 'verify',
  label: text('本人核验', 'Verify person'),
  summary: text(
    '核验用卡的是持卡人本人：卡密码、人脸或证件，采用现场能用的第一种',
    'Whoever uses the card is its holder: by PIN, face or document, the first that can be had',
  ),
  effect: 'read',
  clauses: ['data.verify', 'flow.credential', 'scenario.inclusive'],
  settings,
  example: { ways: [{ by: 'pin' }, { by: 'face', minScore: 85 }, { by: 'document', document: 'resident-id' }] },
  ports: ({ ways }) => [
    { id: 'verified', label: text('是本人', 'Verified') },
    { id: 'not-verified', label: text('未通过', 'Not verified') },
    ...(asks(ways, 'pin') ? [{ id: 'locked', label: text('密码锁定', 'PIN locked') }] : []),
    { id: 'unavailable', label: text('无法核验', 'Cannot verify') },
  ],
  output: ({ ways }) => ({
    as: 'personVerification',
    type: {
      type: 'record',
      label: text('本人核验', 'Verification of the person'),
      fields: {
        by: { type: 'string', values: ways.map((way) => way.by), label: text('方式', 'By') },
        verified: { type: 'boolean', label: text('是本人', 'Verified') },
        at: { type: 'time', label: text('核验时间', 'Verified at') },
      },
    },
    ports: asks(ways, 'pin') ? ['verified', 'not-verified', 'locked'] : ['verified', 'not-verified'],
  }),
  reads: ({ ways }) => (looks(ways) ? shown : []),
  discloses: ({ ways }) => (looks(ways) ? [{ to: text('身份核验服务', 'Identity service'), paths: shown }] : []),
  promptCodes: ({ ways, tell }) =>
    tell
      ? [
          'person.verified',
          ...ways.map((way) => failures[way.by]),
          ...(asks(ways, 'pin') ? ['pin.locked'] : []),
          'person.cannot-verify',
        ]
      : [],
  face: ({ ways }, language) =>
    ways
      .map((way) => (way.by === 'document' ? documents[way.document][language] : words[way.by][language]))
      .join(' · '),
  async run(context) {
    let away: Problem | undefined;
    for (const way of context.settings.ways) {
      try {
        return leave(context.settings, way.by, await look(way, context), context.effects.now().toISOString());
      } catch (error) {
        if (!isAway(error)) throw error;
        away = error;
      }
    }
    const problem = assertExists(away, 'a way to verify');
    return {
      port: 'unavailable',
      note: text(titleOf(problem, 'zh-CN'), titleOf(problem, 'en')),
      ...told(context.settings, 'person.cannot-verify'),
    };
  },
});
