/** Channel access (渠道接入): an app, a mini-program, a site or a counter through which the card is used; tested for function and for security, then on the published list. */
import { z } from 'zod';
import { oneOf } from '../one-of.ts';
import { text } from '../text.ts';
import { contactFields, contactSection, WebAddress } from './contact-fields.ts';
import { field, textIn } from './fields.ts';
import { defineProcedure, type FormGround } from './procedure.ts';
import { untilErrors } from './contact-fields.ts';
import { fill, prove, register, review, sign, takeEffect, verify } from './stages.ts';

/** The kinds of channels. */
export const channelKinds = {
  app: text('移动应用', 'App'),
  'mini-program': text('小程序', 'Mini-program'),
  website: text('网站', 'Website'),
  'self-service': text('自助终端', 'Self-service machine'),
  counter: text('服务窗口', 'Counter'),
} as const;

/** What may be offered through one. */
export const channelServices = {
  'e-card': text('电子社保卡签领与展码', 'The e-card: issued and shown'),
  query: text('社保查询', 'Enquiries'),
  handling: text('业务办理', 'Handling of business'),
  payment: text('缴费与支付', 'Contributions and payment'),
} as const;

/** The form. */
export const ChannelForm = z.strictObject({
  name: field(z.string().trim().min(2).max(100), text('渠道名称', 'Name'), { example: '演示一卡通小程序' }),
  kind: field(oneOf(channelKinds), text('渠道类型', 'Kind of channel'), { choices: channelKinds }),
  address: field(WebAddress, text('网址或下载地址', 'Address'), { example: 'https://card.demo.invalid/' }),
  version: field(z.string().trim().min(1).max(40), text('版本', 'Version'), { example: '3.2.0' }),
  services: field(z.array(oneOf(channelServices)).min(1).max(4), text('提供的服务', 'Services'), {
    choices: channelServices,
  }),
  audience: field(z.string().trim().min(10).max(500), text('服务对象', 'For whom'), {
    help: text('含老年人、残疾人怎样使用', 'Also how elderly and disabled people use it'),
    widget: 'paragraph',
  }),
  until: field(z.iso.date(), text('授权期限', 'Authorised until'), { widget: 'date' }),
  ...contactFields,
});

const clauses = ['procedure.channel'] as const;
const channelErrors = ({ until }: Record<string, unknown>, { now, act }: FormGround) =>
  act === 'withdrawal' ? [] : untilErrors(until, now, 3);
const functional = prove('test-record', 'check-test-record', {
  ...{ id: 'functional-test', name: text('功能接入测试', 'Functional access test'), clauses },
});
const security = prove('test-record', 'check-test-record', {
  ...{ id: 'security-test', name: text('安全接入测试', 'Security access test'), clauses },
});

/** The procedure. */
export const channelAccess = defineProcedure({
  kind: 'channel-access',
  name: text('渠道接入', 'Channel access'),
  summary: text(
    '渠道通过功能和安全测试后，列入公布的授权渠道名单',
    'A channel passes both tests and is then on the published list of authorised channels',
  ),
  clauses,
  register: 'channel',
  form: ChannelForm,
  sections: [
    {
      ...{ id: 'channel', name: text('渠道', 'The channel') },
      fields: ['name', 'kind', 'address', 'version', 'services', 'audience', 'until'],
    },
    contactSection,
  ],
  materials: [
    {
      code: 'privacy-notice',
      name: text('个人信息保护说明', 'Privacy notice'),
      help: text('向持卡人公布的文本', 'As cardholders read it'),
      required: true,
    },
  ],
  nameOf: (form) => textIn(form, 'name'),
  uniqueOf: (form) => textIn(form, 'address'),
  shows: (form) => ({
    ...{ kind: textIn(form, 'kind'), address: textIn(form, 'address'), version: textIn(form, 'version') },
    services: Array.isArray(form['services']) ? form['services'].join(' ') : '',
  }),
  check: channelErrors,
  acts: {
    access: [
      fill({ clauses }),
      verify('check-application'),
      ...[functional, security, review(), sign({ clauses: ['access.data-security'] }), register()],
      takeEffect('enter-register', { name: text('公布', 'Published') }),
    ],
    change: [
      fill({ clauses }),
      verify('check-application'),
      ...[functional, security, review(), register(), takeEffect('enter-register')],
    ],
    renewal: [
      fill({ clauses }),
      verify('check-application'),
      ...[security, review(), register(), takeEffect('enter-register')],
    ],
    withdrawal: [
      fill({ name: text('退出申请', 'Application to withdraw') }),
      ...[review(), register(), takeEffect('enter-register')],
    ],
  },
});
