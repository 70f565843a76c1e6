/** Batch access (批量接入): one signed application for many institutions, each of which may open the same items of the catalogue; every item runs as a case of its own procedure. */
import { z } from 'zod';
import { CatalogueCode } from '../catalogue/catalogue.ts';
import type { FieldError } from '../problem.ts';
import { text } from '../text.ts';
import { contactFields, contactSection } from './contact-fields.ts';
import { field, textIn } from './fields.ts';
import { FilingForm } from './catalogue-filing.ts';
import { InstitutionForm } from './institution-access.ts';
import { defineProcedure, type FormGround } from './procedure.ts';
import { fill, prove, review, sign, takeEffect, verify } from './stages.ts';

const { field: serviceField, services, dutyPhone } = InstitutionForm.shape;
const { version, since, feasibility } = FilingForm.shape;

/** The form: what all rows of the list share. */
export const BatchForm = z.strictObject({
  name: field(z.string().trim().min(2).max(100), text('批次名称', 'Name of the batch'), {
    example: '演示市社区诊所首批接入',
  }),
  field: serviceField,
  services,
  items: field(
    z
      .array(CatalogueCode)
      .max(40)
      .refine((codes) => new Set(codes).size === codes.length, {
        error: 'A code is named twice',
        params: { rule: 'unique', zh: '编码有重复' },
      })
      .exactOptional(),
    text('每家机构开通的应用', 'Items that each institution opens'),
    {
      help: text('可不选，最多 40 项', 'None, or up to 40'),
      names: 'catalogue-item',
    },
  ),
  version: field(version.exactOptional(), text('应用版本', 'Version of the application'), { example: '1.0' }),
  since: field(since.exactOptional(), text('计划开通日期', 'Planned day of opening'), { widget: 'date' }),
  feasibility: field(feasibility.exactOptional(), text('可行性说明', 'Why it is feasible'), {
    help: text('人群、点位、改造和运维安排', 'People, places, what is to be changed, and who runs it'),
    widget: 'paragraph',
  }),
  dutyPhone,
  ...contactFields,
});

/** The codes that a form names. */
export const codesIn = (form: Record<string, unknown>): string[] =>
  Array.isArray(form['items']) ? form['items'].filter((code) => typeof code === 'string') : [];

/** What opens items of the catalogue says of which version, since when and why, and hands in the plan. */
function itemErrors(form: Record<string, unknown>, { materials }: FormGround): FieldError[] {
  if (codesIn(form).length === 0) return [];
  const lacking = ['version', 'since', 'feasibility'].filter((name) => textIn(form, name) === '');
  if (!materials.includes('plan')) lacking.push('materials/plan');
  const message = text('开通应用时必填', 'This is required where items are opened');
  return lacking.map((name) => ({ pointer: `/${name}`, rule: 'required', message }));
}

const clauses = ['procedure.institution'] as const;
/** Of items of the catalogue the version is tested once for all rows. */
const security = {
  ...prove('test-record', 'check-test-record', {
    ...{ id: 'security-test', name: text('安全测试', 'Security test'), clauses: ['scenario.filing'] },
  }),
  passedWhen: { stage: 'check', gives: 'codes', equals: '0' },
};

/** The procedure. */
export const batchAccess = defineProcedure({
  kind: 'batch-access',
  name: text('批量接入', 'Batch access'),
  summary: text(
    '一次申请、一次审核、一次签署，多家机构接入并开通多项应用',
    'Many institutions and the items they open, applied for, reviewed and signed once',
  ),
  clauses,
  register: null,
  form: BatchForm,
  sections: [
    { id: 'what', name: text('批次与服务', 'Batch and services'), fields: ['name', 'field', 'services'] },
    { id: 'items', name: text('开通的应用', 'Items'), fields: ['items', 'version', 'since', 'feasibility'] },
    { ...contactSection, fields: ['dutyPhone', ...contactSection.fields] },
  ],
  materials: [
    {
      code: 'rows',
      name: text('机构清单', 'List of institutions'),
      help: text(
        'CSV 文件，每行一家机构；请按模板填写，最多 8,000 家',
        'A CSV file after the template, one institution a row, 8,000 at most',
      ),
      required: true,
      template: '/api/procedures/batch-access/template.csv',
    },
    {
      code: 'certificate',
      name: text('登记证书汇编', 'Certificates of registration'),
      help: text('清单中各机构的登记证书', 'Those of all institutions of the list'),
      required: true,
    },
    {
      code: 'authorisation',
      name: text('经办授权书', 'Authorisation of who applies'),
      help: text('各机构授权本单位代为申请，盖公章', 'By which the institutions have you apply, with their seals'),
      required: true,
    },
    {
      code: 'licence',
      name: text('行业许可证汇编', 'Licences'),
      help: text('清单中填写了许可证号时上传', 'Where the list names the numbers of any'),
      required: false,
    },
    {
      code: 'plan',
      name: text('实施方案', 'Plan'),
      help: text('开通应用时上传，含进度和责任人', 'Where items are opened: with dates and who answers for it'),
      required: false,
    },
  ],
  nameOf: (form) => textIn(form, 'name'),
  shows: (form) => ({ field: textIn(form, 'field'), items: String(codesIn(form).length) }),
  check: itemErrors,
  acts: {
    access: [
      fill({ clauses }),
      verify('check-batch', { name: text('清单核验', 'Check of the list') }),
      ...[review(), security, sign({ clauses: ['access.data-security'] })],
      takeEffect('spread-batch', { id: 'spread', name: text('逐项办理', 'Item by item') }),
    ],
  },
});
