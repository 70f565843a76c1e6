/** Form (表单): somebody fills in fields, and they go on as typed data. */
import { z } from 'zod';
import { answerError } from '../answer.ts';
import { AskedFields, typeOfFields } from '../asked-field.ts';
import type { Answer, TaskRequest } from '../case.ts';
import { expiresAt, expirySetting, limitWords } from '../expiry.ts';
import { defineNode, type NodeResult, type Waiting } from '../node.ts';
import { Role } from '../rights.ts';
import { Text, text } from '../text.ts';
import { Tell, told } from '../prompts/usual-prompts.ts';

const settings = z.strictObject({
  title: Text.meta({ label: text('标题', 'Title'), help: text('待办上的标题', 'What the task is called') }),
  fields: AskedFields.refine((fields) => fields.length > 0, {
    message: 'At least one field',
    params: { zh: '至少一个字段' },
  }).meta({ label: text('字段', 'Fields'), help: text('要填写的内容', 'What is to be filled in') }),
  role: Role.default('operator').meta({
    label: text('填写角色', 'Filled in by'),
    help: text('谁可以填写', 'Who may fill it in'),
  }),
  level: z
    .enum(['case', 'city', 'province'])
    .default('case')
    .meta({
      label: text('层级', 'Level'),
      help: text('办理地、市级或省级', 'Where the case is, its city, its province'),
    }),
  expires: expirySetting('P3D'),
  tell: Tell,
});
type Settings = z.infer<typeof settings>;

const taskFor = ({ title, fields, role, level }: Settings): TaskRequest => ({
  title,
  role,
  level,
  fields,
  actions: [{ id: 'send', label: text('提交', 'Send'), needsFields: true }],
  shows: [],
});

const waitFor = (set: Settings, until: string, note?: Text): Waiting => ({
  wait: { task: taskFor(set), until },
  memory: { until },
  ...(note ? { note } : told(set, 'form.asked')),
});

/** What was filled in; fields left empty are not there at all. */
const filledIn = ({ fields }: Answer): Answer['fields'] =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));

export const form = defineNode({
  kind: 'form',
  group: 'people',
  label: text('表单', 'Form'),
  summary: text(
    '请人填写内容，填好的内容可供后面使用',
    'Somebody fills in fields, and what is filled in can be used on',
  ),
  effect: 'wait',
  clauses: ['scenario.inclusive', 'access.prompts'],
  settings,
  example: {
    title: text('填写联系方式', 'How to reach the cardholder'),
    fields: [
      {
        name: 'mobile',
        type: 'string',
        label: text('手机号', 'Mobile number'),
        pattern: '[0-9]{11}',
        personal: 'contact',
      },
    ],
    expires: { workdays: 3 },
  },
  ports: () => [
    { id: 'sent', label: text('已提交', 'Sent') },
    { id: 'expired', label: text('超时未填', 'Expired') },
  ],
  output: ({ fields, title }) => ({ as: 'form', type: typeOfFields(fields, title), ports: ['sent'] }),
  promptCodes: ({ tell }) => (tell ? ['form.asked', 'form.sent', 'form.expired'] : []),
  face: ({ fields, expires }, language) =>
    [...fields.map(({ label }) => label[language]), limitWords(expires, language)].join(' · '),
  run: async ({ settings: set, effects }) => waitFor(set, expiresAt(set.expires, effects)),
  async resume({ settings: set, memory }, happened): Promise<NodeResult | Waiting> {
    const { until } = z.object({ until: z.string() }).parse(memory);
    if ('elapsed' in happened) {
      return { port: 'expired', note: text('没有按时填写', 'Not filled in in time'), ...told(set, 'form.expired') };
    }
    if ('message' in happened) return waitFor(set, until, text('没有等待消息', 'No message is waited for'));
    const wrong = answerError(taskFor(set), happened.answer, set.fields);
    if (wrong) return waitFor(set, until, wrong);
    const output = filledIn(happened.answer);
    const count = Object.keys(output).length;
    return {
      port: 'sent',
      output,
      note: text(`已填写 ${count} 项`, `${count} field${count === 1 ? '' : 's'} filled in`),
      ...told(set, 'form.sent'),
    };
  },
});
