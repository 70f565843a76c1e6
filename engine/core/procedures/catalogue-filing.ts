/** Catalogue filing (应用目录备案): an institution opens an item of the application catalogue in a division; found feasible, tested, and then in the service zone. */
import { z } from 'zod';
import { CatalogueCode } from '../catalogue/catalogue.ts';
import { Region } from '../rights.ts';
import { text } from '../text.ts';
import { contactFields, contactSection } from './contact-fields.ts';
import { field, textIn } from './fields.ts';
import { defineProcedure } from './procedure.ts';
import { fill, perform, prove, review, takeEffect, verify } from './stages.ts';

/** The form. */
export const FilingForm = z.strictObject({
  name: field(z.string().trim().min(2).max(100), text('应用名称', 'Name of the application'), { example: '图书借阅' }),
  code: field(CatalogueCode, text('应用目录编码', 'Code in the catalogue'), {
    example: 'YKT-CUL-01',
    names: 'catalogue-item',
  }),
  version: field(z.string().trim().min(1).max(40), text('版本', 'Version'), { example: '1.0' }),
  region: field(Region, text('开通地区', 'Division'), {
    help: text('六位行政区划代码', 'The six digits of the division'),
    example: '990100',
  }),
  since: field(z.iso.date(), text('计划开通日期', 'Planned day of opening'), { widget: 'date' }),
  usage: field(z.string().trim().min(20).max(1000), text('怎样用卡', 'How the card is used'), { widget: 'paragraph' }),
  feasibility: field(z.string().trim().min(20).max(2000), text('可行性说明', 'Why it is feasible'), {
    help: text('人群、点位、改造和运维安排', 'People, places, what is to be changed, and who runs it'),
    widget: 'paragraph',
  }),
  ...contactFields,
});

const clauses = ['scenario.filing'] as const;
const opening = perform('open-catalogue-item', { id: 'opening', name: text('开通', 'Opening') });
const feasibility = review({ id: 'feasibility', name: text('可行性审核', 'Review of feasibility'), clauses });
const security = prove('test-record', 'check-test-record', {
  ...{ id: 'security-test', name: text('安全测试', 'Security test'), clauses },
});

/** The procedure. */
export const catalogueFiling = defineProcedure({
  kind: 'catalogue-filing',
  name: text('应用目录备案', 'Catalogue filing'),
  summary: text(
    '应用目录中的事项在一个地区开通，进入用卡服务专区',
    'An item of the catalogue opens in a division and joins the service zone',
  ),
  clauses,
  register: 'catalogue-item',
  form: FilingForm,
  sections: [
    { id: 'item', name: text('应用', 'The application'), fields: ['name', 'code', 'version', 'region', 'since'] },
    { id: 'why', name: text('用卡与可行性', 'Use and feasibility'), fields: ['usage', 'feasibility'] },
    contactSection,
  ],
  materials: [
    {
      code: 'plan',
      name: text('实施方案', 'Plan'),
      help: text('含进度和责任人', 'With dates and who answers for it'),
      required: true,
    },
  ],
  nameOf: (form) => textIn(form, 'name'),
  shows: (form) => ({ code: textIn(form, 'code'), region: textIn(form, 'region'), since: textIn(form, 'since') }),
  acts: {
    access: [
      fill({ clauses }),
      verify('check-application'),
      ...[feasibility, security, opening, takeEffect('enter-register')],
    ],
    change: [
      fill({ clauses }),
      verify('check-application'),
      ...[feasibility, security, opening, takeEffect('enter-register')],
    ],
    renewal: [fill({ clauses }), verify('check-application'), security, takeEffect('enter-register')],
    withdrawal: [
      fill({ name: text('退出申请', 'Application to withdraw') }),
      ...[review(), opening, takeEffect('enter-register')],
    ],
  },
});
