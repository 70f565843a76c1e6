/** Issue a document (签发电子证照): has an electronic document issued to the cardholder, once; it can be revoked (flow.credential). */
import { z } from 'zod';
import { Expression } from '../expressions/expression.ts';
import { takenBack } from '../money.ts';
import { defineNode } from '../node.ts';
import { refusalOf } from '../refusal.ts';
import { evaluateTexts, FieldExpressions, pathsReadBy, statedExpressions } from '../expressions/setting-expressions.ts';
import { text } from '../text.ts';
import { Tell, told } from '../prompts/usual-prompts.ts';

const settings = z.strictObject({
  document: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/)
    .max(80)
    .meta({
      label: text('证照种类', 'Kind of document'),
      help: text('签发哪种证照，如 insurance-record', 'What is issued, such as insurance-record'),
    }),
  subject: Expression.default('card.socialSecurityNumber').meta({
    label: text('持有人号码', "Holder's number"),
    help: text('给出社会保障号码的表达式', 'Expression that gives the social security number'),
  }),
  name: Expression.default('card.name').meta({
    label: text('持有人姓名', "Holder's name"),
    help: text('给出姓名的表达式', 'Expression that gives the name'),
  }),
  claims: FieldExpressions.default({}).meta({
    label: text('载明事项', 'What it states'),
    help: text('证照载明的每一项，以及取值的表达式', 'Each thing it states, and the expression that gives it'),
  }),
  validDays: z
    .int()
    .min(1)
    .max(36_600)
    .default(365)
    .meta({
      label: text('有效天数', 'Valid for (days)'),
      help: text('自签发之日起', 'From the day of issue'),
    }),
  tell: Tell,
});

const stated = ({ subject, name, claims }: z.infer<typeof settings>) =>
  statedExpressions({ subject, name, claims }, { subject: { type: 'string' }, name: { type: 'string' } });

export const issueDocument = defineNode({
  kind: 'issue-document',
  group: 'data',
  label: text('签发电子证照', 'Issue a document'),
  summary: text(
    '为持卡人签发一份电子证照，只签发一次，可以废止',
    'Has an electronic document issued to the cardholder, once; it can be revoked',
  ),
  effect: 'write',
  clauses: ['flow.credential'],
  settings,
  example: { document: 'card-holding-proof', claims: { cardClass: 'card.cardClass' }, validDays: 90 },
  ports: () => [
    { id: 'issued', label: text('已签发', 'Issued') },
    { id: 'refused', label: text('不予签发', 'Refused') },
  ],
  output: () => ({
    as: 'document',
    type: {
      type: 'record',
      label: text('电子证照', 'Document'),
      fields: {
        number: { type: 'string', label: text('证照编号', 'Number') },
        digest: { type: 'string', label: text('摘要', 'Digest') },
        validUntil: { type: 'date', label: text('有效期至', 'Valid until') },
      },
    },
    ports: ['issued'],
  }),
  expressions: stated,
  discloses: (settings) => [
    { to: text('电子证照签发系统', 'Issuer of documents'), paths: pathsReadBy(stated(settings)) },
  ],
  promptCodes: ({ tell }) => (tell ? ['issue-document.issued', 'issue-document.refused'] : []),
  face: ({ document, validDays }, language) =>
    ({ 'zh-CN': `${document} · 有效 ${validDays} 天`, en: `${document} · valid ${validDays} days` })[language],
  async run({ settings, evaluate, effects, key }) {
    const { document: kind, validDays } = settings;
    const [subject, name] = [String(evaluate(settings.subject)), String(evaluate(settings.name))];
    const claims = evaluateTexts(settings.claims, evaluate);
    try {
      const asked = { kind, key, subject, name, claims, validDays };
      const { number, digest, validUntil } = await effects.call('credential.issue', asked);
      return {
        port: 'issued',
        output: { number, digest, validUntil },
        undo: { number, key },
        note: text(`已签发 ${number}，有效期至 ${validUntil}`, `Issued ${number}, valid until ${validUntil}`),
        ...told(settings, 'issue-document.issued'),
      };
    } catch (error) {
      return { port: 'refused', note: refusalOf(error), ...told(settings, 'issue-document.refused') };
    }
  },
  async undo({ effects }, { number, key }) {
    const asked = { number: String(number), key: `${key}/undo`, reason: takenBack };
    const { revoked } = await effects.call('credential.revoke', asked);
    return {
      note: revoked
        ? text('已废止证照', 'The document was revoked')
        : text('证照早已失效', 'The document was void already'),
    };
  },
});
