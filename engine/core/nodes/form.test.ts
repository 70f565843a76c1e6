/** A form: filled in rightly, wrongly, too late; and what was filled in is typed. */
import { describe, expect, it } from 'vitest';
import { answered } from '../../../test/support/answered.ts';
import { verifyNode } from '../../../test/support/verify-node.ts';
import { text } from '../text.ts';
import { form } from './form.ts';

const mobile = {
  name: 'mobile',
  type: 'string' as const,
  label: text('手机号', 'Mobile number'),
  pattern: '[0-9]{11}',
  personal: 'contact' as const,
};
const asked = {
  title: text('填写联系方式', 'How to reach the cardholder'),
  fields: [
    mobile,
    { name: 'visitOn', type: 'date' as const, label: text('到馆日期', 'Day of the visit'), required: false },
    {
      name: 'branch',
      type: 'choice' as const,
      label: text('馆区', 'Branch'),
      required: false,
      choices: [
        { id: 'east', label: text('东馆', 'East') },
        { id: 'west', label: text('西馆', 'West') },
      ],
    },
    { name: 'copies', type: 'number' as const, label: text('册数', 'Copies'), required: false },
  ],
  level: 'city' as const,
  expires: { within: 'PT2H' },
};
const send = (fields: Record<string, string | number | boolean>) => answered('send', { fields });

verifyNode(form, [
  {
    why: 'asks whoever has the role at the level, until the time is up',
    settings: asked,
    now: '2026-11-20T04:00:00Z',
    waits: { until: '2026-11-20T06:00:00.000Z' },
    prompts: ['form.asked'],
    asked: [],
  },
  {
    why: 'by working days it waits over the weekend',
    now: '2026-11-20T04:00:00Z',
    waits: { until: '2026-11-25T16:00:00.000Z' },
  },
  {
    why: 'what was filled in goes on, and the record says only how much it was',
    settings: asked,
    happens: [send({ mobile: '13900000000', visitOn: '2026-11-23', branch: 'east' })],
    port: 'sent',
    output: { mobile: '13900000000', visitOn: '2026-11-23', branch: 'east' },
    prompts: ['form.sent'],
    note: /^已填写 3 项 3 fields filled in$/,
  },
  {
    why: 'a field left empty is not there at all',
    settings: asked,
    happens: [send({ mobile: '13900000000', visitOn: '' })],
    port: 'sent',
    output: { mobile: '13900000000' },
    note: /1 field filled in/,
  },
  {
    why: 'what is missing keeps it waiting, until the same time',
    settings: asked,
    happens: [send({})],
    waits: { until: '2026-11-21T06:00:00.000Z' },
    prompts: [],
    note: /请填写手机号/,
  },
  {
    why: 'what has the wrong form keeps it waiting, and is not repeated in the note',
    settings: asked,
    happens: [send({ mobile: '139-0000' })],
    waits: {},
    note: /^手机号格式不符 Mobile number does not have the right form$/,
  },
  {
    why: 'no day of the calendar, no choice that is offered, no number, no such field: all are said',
    settings: asked,
    happens: [send({ mobile: '13900000000', visitOn: '2026-02-30', branch: 'north', copies: '3', colour: 'red' })],
    waits: {},
    note: /没有这个字段；到馆日期应为日期，例如 2026-11-21；请选择馆区；册数的类型应为 number/,
  },
  {
    why: 'a wrong answer may be mended',
    settings: asked,
    happens: [send({}), answered('shout'), send({ mobile: '13900000000' })],
    port: 'sent',
  },
  {
    why: 'a message is nothing it waits for',
    happens: [{ message: { name: 'x', body: {} } }],
    waits: {},
    note: /没有等待消息/,
  },
  { why: 'nobody may come', happens: [{ elapsed: true }], port: 'expired', prompts: ['form.expired'] },
  { why: 'says nothing where the author wants it quiet', settings: { ...asked, tell: false }, waits: {}, prompts: [] },
]);

it('types what was filled in, and says of what class it is', () =>
  expect(form.output?.(form.settings.parse(asked))?.type).toMatchObject({
    type: 'record',
    fields: {
      mobile: { type: 'string', personal: 'contact' },
      visitOn: { type: 'date', optional: true },
      branch: { type: 'string', values: ['east', 'west'], optional: true },
      copies: { type: 'number', optional: true },
    },
  }));

describe('settings of a form', () => {
  const choice = { name: 'branch', type: 'choice', label: text('馆区', 'Branch') };
  const east = { id: 'east', label: text('东馆', 'East') };
  it.each([
    ['no field', []],
    ['two fields of one name', [mobile, mobile]],
    ['a choice without choices', [choice]],
    ['a choice that offers the same twice', [{ ...choice, choices: [east, east] }]],
    ['choices of a text', [{ ...mobile, choices: [east, { ...east, id: 'west' }] }]],
    ['a form of a date', [{ ...mobile, type: 'date' }]],
    ['a form that no author should write', [{ ...mobile, pattern: '(a+)+$' }]],
  ])('refuse %s', (_why, fields) => expect(form.settings.safeParse({ ...asked, fields }).success).toBe(false));
});
