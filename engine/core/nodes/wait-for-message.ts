/** Wait for a message (等待消息): the case rests until an outside system says something of an agreed shape, or the expiry. */
import { z } from 'zod';
import { expiresAt, expirySetting, limitWords } from '../expiry.ts';
import { defineNode, type NodeResult, type Waiting } from '../node.ts';
import { VariableName } from '../scenario.ts';
import { text, type Text } from '../text.ts';
import { Tell, told } from '../prompts/usual-prompts.ts';
import { valueErrors, ValueType } from '../value-type.ts';

const settings = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
    .max(60)
    .refine((name) => name !== 'ticket', {
      message: 'The name ticket is taken: scan-code and authorised-login wait for it',
      params: { zh: '名称 ticket 已用于扫一扫和授权登录' },
    })
    .meta({
      label: text('消息名称', 'Name of the message'),
      help: text('与对方约定的名称，如 loan-returned', 'As agreed with the other side, such as loan-returned'),
    }),
  body: z
    .record(VariableName, ValueType)
    .refine((body) => Object.keys(body).length <= 40, {
      message: 'At most 40 fields',
      params: { zh: '最多 40 个字段' },
    })
    .default({})
    .meta({
      label: text('内容', 'Body'),
      help: text('消息应有的字段和类型', 'The fields that the message must have, and their types'),
    }),
  expires: expirySetting('P7D'),
  tell: Tell,
});
type Settings = z.infer<typeof settings>;

const typeOf = ({ body }: Settings): ValueType => ({
  type: 'record',
  label: text('消息', 'Message'),
  fields: body,
});

const waitFor = ({ name }: Settings, until: string, note?: Text): Waiting => ({
  wait: { message: name, until },
  memory: { until },
  ...(note && { note }),
});

/** Which fields do not fit, without what they hold. */
function misfit(body: Record<string, unknown>, set: Settings): Text | null {
  const pointers = valueErrors(body, typeOf(set), '').map(({ pointer }) => pointer);
  if (pointers.length === 0) return null;
  const which = pointers.join(' ').slice(0, 200);
  return text(`消息内容不符：${which}`, `The message does not fit: ${which}`);
}

/** What was agreed on, and nothing else that the message may hold. */
const taken = (body: Record<string, unknown>, { body: agreed }: Settings): Record<string, unknown> =>
  Object.fromEntries(Object.entries(body).filter(([field, value]) => Object.hasOwn(agreed, field) && value !== null));

export const waitForMessage = defineNode({
  kind: 'wait-for-message',
  group: 'time',
  label: text('等待消息', 'Wait for a message'),
  summary: text('等外部系统发来约定的消息', 'Rests until an outside system sends the agreed message'),
  effect: 'wait',
  clauses: ['access.mode', 'data.reflow'],
  settings,
  example: { name: 'loan-returned', body: { returnedOn: { type: 'date' } }, expires: { within: 'P30D' } },
  ports: () => [
    { id: 'received', label: text('已收到', 'Received') },
    { id: 'expired', label: text('超时未到', 'Expired') },
  ],
  output: (set) => ({ as: 'message', type: typeOf(set), ports: ['received'] }),
  promptCodes: ({ tell }) => (tell ? ['message.expired'] : []),
  face: ({ name, expires }, language) => `${name} · ${limitWords(expires, language)}`,
  run: async ({ settings: set, effects }) => waitFor(set, expiresAt(set.expires, effects)),
  async resume({ settings: set, memory }, happened): Promise<NodeResult | Waiting> {
    const { until } = z.object({ until: z.string() }).parse(memory);
    if ('elapsed' in happened) {
      const note = text('消息没有按时到', 'No message came in time');
      return { port: 'expired', note, ...told(set, 'message.expired') };
    }
    if ('answer' in happened) return waitFor(set, until, text('没有等待答复', 'No answer is waited for'));
    const { name, body } = happened.message;
    if (name !== set.name) return waitFor(set, until, text('不是所等的消息', 'It is another message'));
    const wrong = misfit(body, set);
    if (wrong) return waitFor(set, until, wrong);
    return { port: 'received', output: taken(body, set), note: text(`已收到消息 ${name}`, `Message ${name} received`) };
  },
});
