/** Consent: what the cardholder is shown, masked, and what follows from yes, no and silence. */
import { expect, it } from 'vitest';
import { answered } from '../../../test/support/answered.ts';
import { readingOfPerson } from '../../../test/support/run-node.ts';
import { verifyNode } from '../../../test/support/verify-node.ts';
import { maskId, maskName } from '../mask.ts';
import { consent } from './consent.ts';

const { name, socialSecurityNumber } = readingOfPerson('demo-wang');
const at = '2026-11-21T04:01:00Z';

verifyNode(consent, [
  {
    why: 'shows what goes to whom, masked',
    waits: {
      until: '2026-11-21T04:30:00.000Z',
      task: {
        title: {
          'zh-CN': '请持卡人确认：为“办理借书”向“市图书馆”提供以下信息',
          en: 'The cardholder is to agree: for “Lending books”, “City library” is given the following',
        },
        role: 'operator',
        level: 'case',
        fields: [],
        actions: [
          { id: 'give', label: { 'zh-CN': '同意', en: 'Agree' } },
          { id: 'refuse', label: { 'zh-CN': '不同意', en: 'Do not agree' } },
        ],
        shows: [
          { label: { 'zh-CN': '姓名', en: 'Name' }, value: maskName(name) },
          { label: { 'zh-CN': '社会保障号码', en: 'Social security number' }, value: maskId(socialSecurityNumber) },
        ],
      },
    },
    prompts: ['consent.asked'],
  },
  {
    why: 'what the case does not know is shown as a dash, by its path',
    settings: { ...consent.example, personal: ['form.mobile', 'card.birthDate', 'card.toString'] },
    data: { form: { mobile: '13900000000' } },
    waits: {
      task: expect.objectContaining({
        shows: [
          { label: { 'zh-CN': 'form.mobile', en: 'form.mobile' }, value: '13*********' },
          { label: { 'zh-CN': '出生日期', en: 'Date of birth' }, value: expect.stringMatching(/^19\*{8}$/) as string },
          { label: { 'zh-CN': 'card.toString', en: 'card.toString' }, value: '—' },
        ],
      }) as never,
    },
  },
  {
    why: 'a yes is kept with its time and a number to refer to',
    happens: [answered('give')],
    port: 'given',
    output: { given: true, at, reference: 'c/node/1' },
    prompts: ['consent.given'],
    note: /个人授权：同意提供 2 项信息/,
  },
  {
    why: 'a no is an answer, and needs no reason',
    settings: { ...consent.example, of: 'channel' },
    happens: [answered('refuse')],
    port: 'refused',
    output: { given: false, at, reference: 'c/node/1' },
    prompts: ['consent.refused'],
    note: /渠道授权：不同意/,
  },
  {
    why: 'anything else is neither, and the time does not begin anew',
    happens: [answered('perhaps')],
    waits: { until: '2026-11-21T04:30:00.000Z' },
    prompts: [],
    note: /没有这种答复方式/,
  },
  {
    why: 'a message is not consent',
    happens: [{ message: { name: 'consent', body: { given: true } } }],
    waits: {},
    note: /没有等待消息/,
  },
  {
    why: 'silence is not consent',
    happens: [{ elapsed: true }],
    port: 'expired',
    output: undefined,
    prompts: ['consent.expired'],
  },
  {
    why: 'says nothing where the author wants it quiet',
    settings: { ...consent.example, tell: false },
    happens: [answered('give')],
    port: 'given',
    prompts: [],
  },
]);

it('reads what it asks consent for', () =>
  expect(consent.reads?.(consent.settings.parse(consent.example))).toEqual(['card.name', 'card.socialSecurityNumber']));
