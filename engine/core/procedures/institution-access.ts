/** Institution access (应用机构接入): who the institution is, what it may, whom to reach, and the agreement it signs; it enters the register of institutions and the public list. */
import { z } from 'zod';
import { oneOf } from '../one-of.ts';
import { institutionKinds } from '../certified-institution.ts';
import { SocialCreditCode } from '../codes/social-credit-code.ts';
import { Region } from '../rights.ts';
import { fields } from '../scenario.ts';
import { text } from '../text.ts';
import type { FieldError } from '../problem.ts';
import { defineProcedure, type FormGround } from './procedure.ts';
import { field, Email, Mobile } from './fields.ts';
import { fill, register, review, sign, takeEffect, verify } from './stages.ts';

/** The form. */
export const InstitutionForm = z.strictObject({
  name: field(z.string().trim().min(2).max(100), text('机构名称', 'Name'), {
    help: text('与登记证书一致的全称', 'In full, as on the certificate of registration'),
    example: '演示社区诊所',
  }),
  creditCode: field(SocialCreditCode, text('统一社会信用代码', 'Unified social credit code'), {
    help: text('18 位，最后一位为校验码', 'Eighteen characters; the last one checks the others'),
    example: '12990100DEM0000305',
  }),
  kind: field(oneOf(institutionKinds), text('机构类型', 'Kind of institution'), { choices: institutionKinds }),
  region: field(Region, text('所在地区', 'Division'), {
    help: text('六位行政区划代码', 'The six digits of the division'),
    example: '990100',
  }),
  field: field(oneOf(fields), text('服务领域', 'Field of service'), { choices: fields }),
  services: field(z.string().trim().min(20).max(1000), text('拟开展的用卡服务', 'Services planned with the card'), {
    help: text('为谁、在哪里、怎样用卡，20 至 1000 字', 'For whom, where and how, in 20 to 1,000 characters'),
    widget: 'paragraph',
  }),
  licence: field(z.string().trim().max(60).exactOptional(), text('行业许可证号', 'Number of the licence'), {
    help: text('如医疗机构执业许可证；没有可不填', 'Such as that of a medical institution; may be left out'),
  }),
  licenceUntil: field(z.iso.date().exactOptional(), text('许可证有效期至', 'Licence valid until'), { widget: 'date' }),
  contactName: field(z.string().trim().min(2).max(40), text('联系人', 'Contact'), { personal: 'identity' }),
  contactPhone: field(Mobile, text('联系人手机', "Contact's mobile"), { personal: 'contact', example: '19900000001' }),
  contactEmail: field(Email, text('联系邮箱', 'E-mail'), { personal: 'contact', example: 'contact@demo.invalid' }),
  dutyPhone: field(z.string().regex(/^[0-9-]{7,20}$/), text('值班电话', 'Telephone on duty'), {
    help: text('出现故障或风险时可找到人', 'Where somebody is reached when something is at risk'),
    example: '0990-1234567',
  }),
  declares: field(z.literal(true), text('承诺', 'Declaration'), {
    help: text(
      '本单位承诺所填内容真实，依法保护持卡人个人信息',
      'What is said here is true, and the personal data of cardholders will be protected by law',
    ),
  }),
});

/** A licence that is named has a day on which it ends, and that day is to come. */
function licenceErrors(
  { licence, licenceUntil }: Record<string, unknown>,
  { now, materials }: FormGround,
): FieldError[] {
  if (typeof licence !== 'string' || licence === '') return [];
  const errors: FieldError[] = [];
  if (typeof licenceUntil !== 'string')
    errors.push({
      ...{ pointer: '/licenceUntil', rule: 'required' },
      message: text('填写了许可证号，请填写有效期', 'Say until when the licence is valid'),
    });
  else if (licenceUntil <= now.toISOString().slice(0, 10))
    errors.push({
      ...{ pointer: '/licenceUntil', rule: 'in-force' },
      message: text('许可证已过有效期', 'The licence has expired'),
    });
  if (!materials.includes('licence'))
    errors.push({
      ...{ pointer: '/materials/licence', rule: 'required' },
      message: text('请上传许可证扫描件', 'Hand in a copy of the licence'),
    });
  return errors;
}

/** The procedure. */
export const institutionAccess = defineProcedure({
  kind: 'institution-access',
  name: text('应用机构接入', 'Institution access'),
  summary: text(
    '机构、医院、图书馆、银行、商户等申请成为一卡通应用机构',
    'Departments, hospitals, libraries, banks and merchants apply to offer services with the card',
  ),
  clauses: ['procedure.institution'],
  register: 'institution',
  form: InstitutionForm,
  sections: [
    { id: 'who', name: text('机构', 'The institution'), fields: ['name', 'creditCode', 'kind', 'region'] },
    {
      id: 'what',
      name: text('服务与资质', 'Services and qualifications'),
      fields: ['field', 'services', 'licence', 'licenceUntil'],
    },
    {
      id: 'contact',
      name: text('联系', 'Contact'),
      help: text('联系人信息加密保存，页面上只显示部分', 'Kept sealed, and shown in part only'),
      fields: ['contactName', 'contactPhone', 'contactEmail', 'dutyPhone'],
    },
    { id: 'declaration', name: text('承诺', 'Declaration'), fields: ['declares'] },
  ],
  materials: [
    {
      code: 'certificate',
      name: text('登记证书', 'Certificate of registration'),
      help: text('事业单位法人证书、营业执照等的扫描件', 'A copy of the certificate or business licence'),
      required: true,
    },
    {
      code: 'authorisation',
      name: text('经办人授权书', 'Authorisation of who applies'),
      help: text('盖公章', 'With the seal of the institution'),
      required: true,
    },
    {
      code: 'licence',
      name: text('行业许可证', 'Licence'),
      help: text('填写了许可证号时上传', 'Where the number of one is given'),
      required: false,
    },
  ],
  nameOf: ({ name }) => (typeof name === 'string' ? name : ''),
  uniqueOf: ({ creditCode }) => String(creditCode),
  shows: ({ creditCode, kind, field: of }) => ({
    creditCode: String(creditCode),
    kind: String(kind),
    field: String(of),
  }),
  check: licenceErrors,
  acts: {
    access: [
      fill({ clauses: ['procedure.institution'] }),
      verify('check-institution'),
      review(),
      sign({ clauses: ['access.data-security'] }),
      register(),
      takeEffect('enter-register'),
    ],
    change: [fill(), verify('check-institution'), review(), register(), takeEffect('enter-register')],
    renewal: [fill(), verify('check-institution'), review(), sign(), register(), takeEffect('enter-register')],
    withdrawal: [
      fill({ name: text('退出申请', 'Application to withdraw') }),
      review(),
      register(),
      takeEffect('enter-register'),
    ],
  },
});
