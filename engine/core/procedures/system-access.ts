/** System access (应用系统接入): what a system wants and how it is reached, tried by the conformance kit before it gets its certificate, and watched before it goes live. */
import { z } from 'zod';
import { oneOf } from '../one-of.ts';
import { SystemName } from '../envelope.ts';
import { text } from '../text.ts';
import { contactFields, contactSection, WebAddress } from './contact-fields.ts';
import { field, textIn } from './fields.ts';
import { defineProcedure } from './procedure.ts';
import { dependingOn, fill, perform, prove, register, review, takeEffect, trial, verify, volume } from './stages.ts';

/** How a system uses the platform (clause access.mode). */
export const accessModes = {
  api: text('接口调用', 'Interfaces'),
  page: text('嵌入页面', 'Embedded page'),
  file: text('文件交换', 'Files'),
  driver: text('终端驱动', 'Terminal driver'),
} as const;

/** Over which network it is reached (clause access.protocol). */
export const networks = {
  government: text('电子政务外网', 'Government extranet'),
  dedicated: text('专线', 'Dedicated line'),
  internet: text('互联网', 'Internet'),
} as const;

/** What a system may be let to use. */
export const scopes = {
  'card.verify': text('实体卡核验', 'Verification of cards'),
  'e-card.verify': text('电子社保卡扫码核验', 'Verification of e-card codes'),
  'e-card.login': text('电子社保卡授权登录', 'Sign-in by the e-card'),
  'person.verify': text('实名实人核验', 'Verification of name and person'),
  'payment.settle': text('支付结算', 'Payment and settlement'),
  'usage.reflow': text('用卡数据回流', 'Use flows back'),
} as const;

const Scope = z.strictObject({
  scope: field(oneOf(scopes), text('接口', 'Interface'), { choices: scopes }),
  purpose: field(z.string().trim().min(6).max(300), text('用途', 'Purpose'), { example: '借阅时核验持卡人' }),
  daily: field(z.int().min(1).max(10_000_000), text('日均用量（次）', 'Uses a day'), { example: '2000' }),
});

/** The form. */
export const SystemForm = z.strictObject({
  name: field(z.string().trim().min(2).max(100), text('系统名称', 'Name'), { example: '演示图书馆借阅系统' }),
  system: field(SystemName, text('系统标识', 'Identifier'), {
    help: text('小写字母、数字和连字符，报文和证书用它', 'Small letters, digits and hyphens; messages name it so'),
    example: 'demo-library-lending',
  }),
  mode: field(oneOf(accessModes), text('接入方式', 'Mode of access'), { choices: accessModes }),
  network: field(oneOf(networks), text('网络', 'Network'), { choices: networks }),
  endpoint: field(WebAddress, text('系统地址', 'Address'), {
    help: text('报文发往此地址下的 /messages', 'Messages go to /messages below it'),
    example: 'https://lending.demo.invalid',
  }),
  build: field(z.string().trim().min(1).max(80), text('系统版本', 'Build'), { example: '2.4.1' }),
  interfaceVersion: field(z.string().trim().min(1).max(40), text('接口版本', 'Version of the interface'), {
    example: '1.0',
  }),
  publicKey: field(z.string().trim().min(80).max(2000), text('SM2 公钥', 'SM2 public key'), {
    help: text('PEM 文本；只交公钥，私钥自行保管', 'PEM; the public key only, the private one stays with you'),
    widget: 'paragraph',
  }),
  scopes: field(z.array(Scope).min(1).max(20), text('申请的接口', 'Interfaces asked for'), { widget: 'rows' }),
  ...contactFields,
});

const rowsOf = (form: Record<string, unknown>): Record<string, unknown>[] =>
  Array.isArray(form['scopes']) ? (form['scopes'] as Record<string, unknown>[]) : [];

/** Each interface is asked for once. */
function scopeErrors(form: Record<string, unknown>) {
  const named = rowsOf(form).map((row) => row['scope']);
  return named.flatMap((scope, index) =>
    typeof scope === 'string' && named.indexOf(scope) < index
      ? [
          {
            ...{ pointer: `/scopes/${index}/scope`, rule: 'unique' },
            message: text('同一接口只申请一次，用途写在一起', 'An interface is asked for once, with all its purposes'),
          },
        ]
      : [],
  );
}

const clauses = ['procedure.system'] as const;
const conformance = dependingOn(
  ['build', 'interface', 'key'],
  prove('conformance-report', 'check-conformance', {
    ...{ id: 'conformance', name: text('符合性测试', 'Conformance tests'), clauses: ['access.data-security'] },
  }),
);
const assessment = dependingOn(
  ['build'],
  prove('test-record', 'check-test-record', {
    ...{ id: 'security-assessment', name: text('安全评估', 'Security assessment'), clauses: ['risk.control'] },
  }),
);
const certificate = prove('certificate-request', 'issue-certificate', {
  ...{ id: 'certificate', name: text('生产证书', 'Production certificate'), clauses: ['access.data-security'] },
});
const sandbox = perform('open-sandbox', { id: 'sandbox', name: text('测试凭据', 'Test credentials') });

/** The procedure. */
export const systemAccess = defineProcedure({
  kind: 'system-access',
  name: text('应用系统接入', 'System access'),
  summary: text('已接入机构的业务系统接入平台', 'A system of an institution that was taken on uses the platform'),
  clauses: ['procedure.system', 'access.mode', 'access.protocol'],
  register: 'system',
  form: SystemForm,
  sections: [
    { id: 'system', name: text('系统', 'The system'), fields: ['name', 'system', 'build', 'interfaceVersion'] },
    {
      ...{ id: 'connection', name: text('连接', 'Connection') },
      fields: ['mode', 'network', 'endpoint', 'publicKey'],
    },
    { id: 'scopes', name: text('接口与用量', 'Interfaces and volume'), fields: ['scopes'] },
    contactSection,
  ],
  materials: [
    {
      code: 'security-plan',
      name: text('安全方案', 'Security plan'),
      help: text('网络拓扑、密钥保管、日志和应急', 'Network, keeping of keys, logs and emergencies'),
      required: true,
    },
  ],
  nameOf: (form) => textIn(form, 'name'),
  uniqueOf: (form) => textIn(form, 'system'),
  shows: (form) => ({
    ...{ system: textIn(form, 'system'), mode: textIn(form, 'mode'), endpoint: textIn(form, 'endpoint') },
    ...{ build: textIn(form, 'build'), interfaceVersion: textIn(form, 'interfaceVersion') },
    scopes: rowsOf(form)
      .map(({ scope }) => String(scope))
      .join(' '),
  }),
  volumes: (form) =>
    rowsOf(form).flatMap(({ scope, daily }, index) =>
      typeof scope === 'string' && typeof daily === 'number'
        ? [{ of: scope, daily, pointer: `/scopes/${index}/daily` }]
        : [],
    ),
  dependsOn: ({ build, interfaceVersion, publicKey }) => ({ build, interface: interfaceVersion, key: publicKey }),
  check: scopeErrors,
  acts: {
    access: [
      fill({ clauses }),
      verify('check-application'),
      ...[sandbox, conformance, assessment],
      review({ takes: 'volume', passedWhen: { stage: 'check', gives: 'volume', equals: 'within' } }),
      ...[certificate, trial({ clauses: ['risk.control'] }), register(), takeEffect('enter-register')],
    ],
    change: [
      fill({ clauses }),
      verify('check-application'),
      ...[conformance, assessment, review({ takes: 'volume' }), register(), takeEffect('enter-register')],
    ],
    renewal: [fill({ clauses }), verify('check-application'), volume, certificate, takeEffect('enter-register')],
    withdrawal: [
      fill({ name: text('退出申请', 'Application to withdraw') }),
      ...[review(), register(), takeEffect('enter-register')],
    ],
  },
});
