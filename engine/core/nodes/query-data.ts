/** Query shared data (数据共享查询): asks another department for named fields about one person, for one purpose. */
import { z } from 'zod';
import { DeclaredFields, recordOf, takeDeclared } from '../declared-fields.ts';
import { Expression } from '../expressions/expression.ts';
import { defineNode, type NodeContext, type NodeResult } from '../node.ts';
import { isProblem } from '../problem.ts';
import { refusalOf } from '../refusal.ts';
import { pathsReadBy, statedExpressions } from '../expressions/setting-expressions.ts';
import { text } from '../text.ts';
import { Tell, told } from '../prompts/usual-prompts.ts';

const settings = z.strictObject({
  resource: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/)
    .max(80)
    .meta({
      label: text('数据资源', 'Resource'),
      help: text('共享目录中的资源，如 insurance', 'Resource of the sharing catalogue, such as insurance'),
    }),
  subject: Expression.default('card.socialSecurityNumber').meta({
    label: text('查询对象', 'About whom'),
    help: text('给出社会保障号码的表达式', 'Expression that gives a social security number'),
  }),
  fields: DeclaredFields.min(1).meta({
    label: text('所需字段', 'Fields'),
    help: text('只列办理所必需的字段', 'What the matter needs, and nothing else'),
  }),
  purpose: z
    .string()
    .min(1)
    .max(200)
    .meta({
      label: text('用途', 'Purpose'),
      help: text('告知数据提供方的用途', 'What the provider is told the data is for'),
    }),
  consent: Expression.exactOptional().meta({
    label: text('授权', 'Consent'),
    help: text(
      '给出授权编号的表达式，如 consent.reference',
      'Expression that gives the number of the consent, such as consent.reference',
    ),
  }),
  tell: Tell,
});
type Settings = z.infer<typeof settings>;

const stated = ({ subject, consent }: Settings) =>
  statedExpressions({ subject, consent }, { subject: { type: 'string' }, consent: { type: 'string' } });

async function ask(
  { settings, effects }: NodeContext<Settings>,
  subject: string,
  consent?: string,
): Promise<NodeResult> {
  const { resource, fields, purpose } = settings;
  const names = fields.map(({ name }) => name);
  const consented = consent === undefined ? {} : { consent };
  const answer = await effects.call('data-share.query', { resource, subject, fields: names, purpose, ...consented });
  if (!answer.found) {
    return {
      port: 'not-found',
      note: text('对方没有此人的记录', 'There is no record'),
      ...told(settings, 'query-data.not-found'),
    };
  }
  const { taken, wrong } = takeDeclared(fields, answer.fields);
  if (wrong) {
    const note = text(`答复与约定不符：${wrong['zh-CN']}`, `The answer is not what was agreed: ${wrong.en}`);
    return { port: 'unavailable', note, ...told(settings, 'query-data.unavailable') };
  }
  const labels = fields.filter(({ name }) => name in taken).map(({ label }) => label);
  const note = text(
    `已取得：${labels.map((label) => label['zh-CN']).join('、')}`,
    `Obtained: ${labels.map(({ en }) => en).join(', ')}`,
  );
  return { port: 'found', output: taken, note };
}

export const queryData = defineNode({
  kind: 'query-data',
  group: 'data',
  label: text('数据共享查询', 'Query shared data'),
  summary: text(
    '向其他部门查询办理所必需的字段，并说明用途',
    'Asks another department for what the matter needs, and says what for',
  ),
  effect: 'read',
  clauses: ['procedure.data-sharing', 'platform.data', 'access.data-security'],
  settings,
  example: {
    resource: 'insurance',
    fields: [
      { name: 'pension', type: 'boolean', label: text('参加养老保险', 'Has a pension insurance') },
      { name: 'months', type: 'integer', label: text('缴费月数', 'Months paid'), optional: true },
    ],
    purpose: '核验补贴资格',
  },
  ports: () => [
    { id: 'found', label: text('已查到', 'Found') },
    { id: 'not-found', label: text('没有记录', 'No record') },
    { id: 'refused', label: text('对方拒绝', 'Refused') },
    { id: 'unavailable', label: text('无法查询', 'Not available') },
  ],
  output: ({ fields }) => ({
    as: 'sharedData',
    type: recordOf(fields, text('共享数据', 'Shared data')),
    ports: ['found'],
  }),
  expressions: stated,
  discloses: (settings) => [
    {
      to: text(`数据资源 ${settings.resource} 的提供方`, `Provider of ${settings.resource}`),
      paths: pathsReadBy(stated(settings)),
    },
  ],
  promptCodes: ({ tell }) => (tell ? ['query-data.not-found', 'query-data.refused', 'query-data.unavailable'] : []),
  face: ({ resource, fields }, language) => `${resource} · ${fields.map(({ label }) => label[language]).join(' / ')}`,
  async run(context) {
    const { settings, evaluate } = context;
    const consent = settings.consent === undefined ? undefined : evaluate(settings.consent);
    if (settings.consent !== undefined && (typeof consent !== 'string' || consent === '')) {
      return {
        port: 'refused',
        note: text('没有持卡人的授权', 'There is no consent'),
        ...told(settings, 'query-data.refused'),
      };
    }
    const subject = String(evaluate(settings.subject));
    try {
      return await ask(context, subject, consent as string | undefined);
    } catch (error) {
      if (isProblem(error, 'connector-unavailable') || isProblem(error, 'too-slow')) {
        return {
          port: 'unavailable',
          note: text('数据提供方暂时无法连接', 'The provider cannot be reached'),
          ...told(settings, 'query-data.unavailable'),
        };
      }
      return { port: 'refused', note: refusalOf(error), ...told(settings, 'query-data.refused') };
    }
  },
});
