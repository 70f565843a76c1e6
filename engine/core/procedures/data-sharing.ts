/** Data sharing (数据交换共享): which fields of which resource an institution wants for which purpose, agreed by who provides them, for a time. */
import { z } from 'zod';
import { oneOf } from '../one-of.ts';
import { text } from '../text.ts';
import { sharingModes } from '../data-sharing/data-resource.ts';
import { contactFields, contactSection, untilErrors } from './contact-fields.ts';
import { field, textIn } from './fields.ts';
import { defineProcedure, type FormGround } from './procedure.ts';
import { consent, fill, prove, register, review, takeEffect, verify, volume } from './stages.ts';

const Wanted = z.strictObject({
  field: field(z.string().trim().min(1).max(60), text('数据项', 'Field'), { names: 'data-field' }),
  purpose: field(z.string().trim().min(1).max(60), text('用途', 'Purpose'), { names: 'data-purpose' }),
});

/** The form. */
export const SharingForm = z.strictObject({
  name: field(z.string().trim().min(2).max(100), text('共享名称', 'Name'), { example: '老年乘车优待核验' }),
  resource: field(z.string().trim().min(2).max(60), text('数据资源', 'Data resource'), {
    help: text('数据资源目录中的资源及其提供单位', 'A resource of the catalogue, with who provides it'),
    names: 'data-resource',
  }),
  fields: field(z.array(Wanted).min(1).max(60), text('需要的数据项及用途', 'Fields and their purposes'), {
    widget: 'rows',
  }),
  mode: field(oneOf(sharingModes), text('共享方式', 'Mode'), { choices: sharingModes }),
  legalBasis: field(z.string().trim().min(6).max(500), text('法律依据', 'Legal basis'), {
    help: text('法律法规名称和条款', 'The law and its article'),
    widget: 'paragraph',
  }),
  daily: field(z.int().min(1).max(10_000_000), text('日均用量（次）', 'Uses a day'), { example: '500' }),
  authorised: field(z.boolean(), text('取得本人授权', 'With personal authorisation'), {
    help: text(
      '健康、账户、行踪和生物识别信息必须取得本人授权',
      'Needed for health, accounts, whereabouts and biometrics',
    ),
  }),
  until: field(z.iso.date(), text('共享期限', 'Until'), { widget: 'date' }),
  ...contactFields,
});

const clauses = ['procedure.data-sharing'] as const;
const sharingErrors = ({ until }: Record<string, unknown>, { now, act }: FormGround) =>
  act === 'withdrawal' ? [] : untilErrors(until, now, 2);
const within = { stage: 'check', gives: 'volume', equals: 'within' } as const;
const sample = prove('test-record', 'check-test-record', {
  ...{ id: 'sample-exchange', name: text('样例交换', 'Sample exchange'), clauses: ['access.data-security'] },
});
const provided = consent({ clauses: ['access.data-security'] });
const check = verify('check-data-sharing', { name: text('最小必要核验', 'Check of need') });

/** The procedure. */
export const dataSharing = defineProcedure({
  kind: 'data-sharing',
  name: text('数据交换共享', 'Data sharing'),
  summary: text(
    '按用途逐项申请数据，提供单位同意后限期共享',
    'Data is asked for field by field, and shared for a time',
  ),
  clauses: ['procedure.data-sharing', 'data.verify', 'data.reflow'],
  register: 'data-share',
  form: SharingForm,
  sections: [
    { id: 'what', name: text('数据', 'The data'), fields: ['name', 'resource', 'fields', 'mode'] },
    {
      ...{ id: 'why', name: text('依据与期限', 'Basis and time') },
      fields: ['legalBasis', 'daily', 'authorised', 'until'],
    },
    contactSection,
  ],
  materials: [
    {
      code: 'basis',
      name: text('依据文件', 'Legal basis'),
      help: text('法规、文件或授权书样本', 'The law, the document, or the form of authorisation'),
      required: true,
    },
  ],
  nameOf: (form) => textIn(form, 'name'),
  shows: (form) => ({
    ...{ resource: textIn(form, 'resource'), mode: textIn(form, 'mode'), until: textIn(form, 'until') },
    fields: Array.isArray(form['fields'])
      ? form['fields'].map((row: { field?: unknown }) => String(row.field)).join(' ')
      : '',
  }),
  volumes: ({ resource, daily }) =>
    typeof resource === 'string' && typeof daily === 'number' ? [{ of: resource, daily, pointer: '/daily' }] : [],
  check: sharingErrors,
  acts: {
    access: [
      ...[fill({ clauses }), check, provided, review({ takes: 'volume', passedWhen: within })],
      ...[sample, register(), takeEffect('enter-register')],
    ],
    change: [fill({ clauses }), check, provided, review({ takes: 'volume' }), register(), takeEffect('enter-register')],
    renewal: [fill({ clauses }), check, provided, volume, register(), takeEffect('enter-register')],
    withdrawal: [
      fill({ name: text('退出申请', 'Application to withdraw') }),
      ...[review(), register(), takeEffect('enter-register')],
    ],
  },
});
