/** Cooperating institution access (合作机构接入): a bank, a card maker or an agent does business of the card within an agreed scope. */
import { z } from 'zod';
import { oneOf } from '../one-of.ts';
import { SocialCreditCode } from '../codes/social-credit-code.ts';
import { text } from '../text.ts';
import { contactFields, contactSection, untilErrors } from './contact-fields.ts';
import { field, textIn } from './fields.ts';
import { defineProcedure, type FormGround } from './procedure.ts';
import { fill, register, review, sign, takeEffect, verify } from './stages.ts';

/** The kinds of cooperating institutions. */
export const partnerKinds = {
  bank: text('合作银行', 'Bank'),
  'card-maker': text('制卡商', 'Card maker'),
  operator: text('运营服务商', 'Operator'),
  agency: text('基层代办点', 'Local agency'),
} as const;

/** The business of the card that one may do. */
export const cardBusiness = {
  application: text('申领受理', 'Applications'),
  issuing: text('制卡发卡', 'Making and issuing'),
  activation: text('激活', 'Activation'),
  replacement: text('补换卡', 'Replacement'),
  loss: text('挂失解挂', 'Loss and finding again'),
  pin: text('密码服务', 'PIN services'),
  'e-card': text('电子社保卡', 'The e-card'),
} as const;

/** The form. */
export const PartnerForm = z.strictObject({
  name: field(z.string().trim().min(2).max(100), text('合作机构名称', 'Name'), { example: '演示银行' }),
  creditCode: field(SocialCreditCode, text('统一社会信用代码', 'Unified social credit code')),
  kind: field(oneOf(partnerKinds), text('机构类型', 'Kind'), { choices: partnerKinds }),
  qualification: field(z.string().trim().min(4).max(60), text('资质证号', 'Number of the qualification'), {
    help: text('金融许可证、制卡资质等', 'A financial licence, or that of a card maker'),
  }),
  qualificationUntil: field(z.iso.date(), text('资质有效期至', 'Qualification valid until'), { widget: 'date' }),
  business: field(z.array(oneOf(cardBusiness)).min(1).max(7), text('卡业务范围', 'Scope of card business'), {
    choices: cardBusiness,
  }),
  sites: field(z.int().min(1).max(100_000), text('服务网点数', 'Number of sites'), { example: '12' }),
  until: field(z.iso.date(), text('合作期限', 'Agreed until'), { widget: 'date' }),
  ...contactFields,
});

/** What only some may do, and how long it may last. */
function partnerErrors(form: Record<string, unknown>, { now, act }: FormGround) {
  if (act === 'withdrawal') return [];
  const errors = untilErrors(form['until'], now, 5);
  const [until, qualified] = [textIn(form, 'until'), textIn(form, 'qualificationUntil')];
  if (qualified !== '' && until > qualified)
    errors.push({
      ...{ pointer: '/until', rule: 'within-qualification' },
      message: text('合作期限不能超过资质有效期', 'It may not last longer than the qualification'),
    });
  const makes = Array.isArray(form['business']) && form['business'].includes('issuing');
  if (makes && form['kind'] !== 'bank' && form['kind'] !== 'card-maker')
    errors.push({
      ...{ pointer: '/business', rule: 'scope-of-kind' },
      message: text('制卡发卡只由合作银行或制卡商承担', 'Only banks and card makers make and issue cards'),
    });
  return errors;
}

const clauses = ['cooperation.partners'] as const;
const agreement = sign({ clauses: ['access.data-security'] });

/** The procedure. */
export const partnerAccess = defineProcedure({
  kind: 'partner-access',
  name: text('合作机构接入', 'Cooperating institution access'),
  summary: text(
    '银行、制卡商、代办点等按约定范围承担卡业务',
    'Banks, card makers and agencies do business of the card within an agreed scope',
  ),
  clauses,
  register: 'partner',
  form: PartnerForm,
  sections: [
    {
      ...{ id: 'who', name: text('机构与资质', 'The institution and its qualification') },
      fields: ['name', 'creditCode', 'kind', 'qualification', 'qualificationUntil'],
    },
    { id: 'scope', name: text('合作范围', 'Scope'), fields: ['business', 'sites', 'until'] },
    contactSection,
  ],
  materials: [
    {
      code: 'qualification',
      name: text('资质证书', 'Qualification'),
      help: text('扫描件', 'A copy'),
      required: true,
    },
  ],
  nameOf: (form) => textIn(form, 'name'),
  uniqueOf: (form) => textIn(form, 'creditCode'),
  shows: (form) => ({
    ...{ creditCode: textIn(form, 'creditCode'), kind: textIn(form, 'kind') },
    business: Array.isArray(form['business']) ? form['business'].join(' ') : '',
  }),
  check: partnerErrors,
  acts: {
    access: [
      fill({ clauses }),
      verify('check-application'),
      ...[review(), agreement, register(), takeEffect('enter-register')],
    ],
    change: [fill({ clauses }), verify('check-application'), review(), register(), takeEffect('enter-register')],
    renewal: [
      fill({ clauses }),
      verify('check-application'),
      ...[review(), agreement, register(), takeEffect('enter-register')],
    ],
    withdrawal: [
      fill({ name: text('退出申请', 'Application to withdraw') }),
      ...[review(), register(), takeEffect('enter-register')],
    ],
  },
});
