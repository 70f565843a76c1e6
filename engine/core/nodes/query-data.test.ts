/** The stories of query shared data. */
import { problem } from '../problem.ts';
import { verifyNode } from '../../../test/support/verify-node.ts';
import { queryData } from './query-data.ts';

const pension = { name: 'pension', type: 'boolean', label: { 'zh-CN': '养老保险', en: 'Pension' } } as const;
const withConsent = { resource: 'insurance', fields: [pension], purpose: '核验资格', consent: 'consent.reference' };

verifyNode(queryData, [
  {
    why: 'gives the fields that were asked for, and no other',
    port: 'found',
    output: { pension: true, months: 182 },
    prompts: [],
    note: /^已取得：参加养老保险、缴费月数 Obtained/,
    asked: [
      {
        operation: 'data-share.query',
        input: { resource: 'insurance', fields: ['pension', 'months'], purpose: '核验补贴资格' },
      },
    ],
  },
  {
    why: 'leaves out what the provider adds unasked',
    settings: { resource: 'insurance', fields: [pension], purpose: '核验资格' },
    outside: { 'data-share.query': { found: true, fields: { pension: true, salary: 1 } } },
    port: 'found',
    output: { pension: true },
  },
  {
    why: 'does without a field that may be missing',
    outside: { 'data-share.query': { found: true, fields: { pension: false } } },
    port: 'found',
    output: { pension: false },
  },
  {
    why: 'says that there is no record',
    settings: { resource: 'disability', fields: [pension], purpose: '核验资格' },
    port: 'not-found',
    prompts: ['query-data.not-found'],
  },
  {
    why: 'does not pass on an answer of another type, and names the field, not the value',
    outside: { 'data-share.query': { found: true, fields: { pension: '示范王小明' } } },
    port: 'unavailable',
    prompts: ['query-data.unavailable'],
    note: /pension/,
  },
  {
    why: 'does not pass on an answer that lacks what must be there',
    outside: { 'data-share.query': { found: true, fields: {} } },
    port: 'unavailable',
    note: /pension：必填/,
  },
  {
    why: 'rests on the consent that was given',
    settings: withConsent,
    data: { consent: { given: true, reference: 'C-1' } },
    port: 'found',
    asked: [{ operation: 'data-share.query', input: { consent: 'C-1' } }],
  },
  {
    why: 'asks nobody without the consent that it needs',
    settings: withConsent,
    data: { consent: { given: false, reference: '' } },
    port: 'refused',
    prompts: ['query-data.refused'],
    note: /没有持卡人的授权/,
    asked: [],
  },
  {
    why: 'asks about whom the expression names',
    settings: { resource: 'household', subject: 'inputs.child', fields: [pension], purpose: '核验资格', tell: false },
    data: { inputs: { child: '990100201506010029' } },
    outside: { 'data-share.query': { found: false, fields: {} } },
    port: 'not-found',
    prompts: [],
    asked: [{ operation: 'data-share.query', input: { subject: '990100201506010029' } }],
  },
  {
    why: 'takes a refusal as an answer',
    outside: { 'data-share.query': problem('message-rejected', { reason: 'purpose' }) },
    port: 'refused',
    prompts: ['query-data.refused'],
    note: /purpose/,
  },
  {
    why: 'goes its own way when the provider is away',
    outside: { 'data-share.query': problem('connector-unavailable', { connector: 'data-share' }) },
    port: 'unavailable',
    prompts: ['query-data.unavailable'],
  },
  {
    why: 'goes its own way when the provider is slow',
    outside: { 'data-share.query': problem('too-slow') },
    port: 'unavailable',
  },
]);
