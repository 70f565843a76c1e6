/** Notify (通知): sends the words of a prompt to somebody, once; a notice that fails does not hold the case, unless it must arrive (access.prompts). */
import { z } from 'zod';
import { oneOf } from '../one-of.ts';
import type { InputOf } from '../connectors.ts';
import { Expression } from '../expressions/expression.ts';
import { defineNode, type NodeContext, type NodeResult } from '../node.ts';
import { isProblem, titleOf } from '../problem.ts';
import { PromptCode } from '../prompts/prompt.ts';
import { refusalOf } from '../refusal.ts';
import {
  evaluateFields,
  FieldExpressions,
  pathsReadBy,
  statedExpressions,
} from '../expressions/setting-expressions.ts';
import { fill, text, type Text } from '../text.ts';

/** The ways a notice can go. */
const channels = {
  sms: text('短信', 'Text message'),
  app: text('应用内消息', 'Message in the app'),
  webhook: text('系统回调', 'Webhook'),
} as const satisfies Record<InputOf<'notify.send'>['channel'], Text>;

const settings = z.strictObject({
  channel: oneOf(channels)
    .default('sms')
    .meta({
      label: text('渠道', 'Channel'),
      help: text('短信、应用内消息或系统回调', 'Text message, message in the app, or webhook'),
    }),
  to: Expression.meta({
    label: text('接收方', 'To'),
    help: text(
      '给出手机号、社会保障号码或地址的表达式，如 inputs.mobile',
      'Expression that gives a telephone number, social security number or address, such as inputs.mobile',
    ),
  }),
  prompt: PromptCode.meta({
    label: text('提示语', 'Prompt'),
    help: text('发送哪条提示语', 'The prompt whose words are sent'),
  }),
  variables: FieldExpressions.default({}).meta({
    label: text('变量', 'Variables'),
    help: text('提示语中 {名称} 的取值表达式', 'For each {name} in the prompt, the expression that gives it'),
  }),
  must: z
    .boolean()
    .default(false)
    .meta({
      label: text('必须送达', 'Must arrive'),
      help: text('送达前办件在此等待并重试', 'The case stays here and tries again until it was sent'),
    }),
});
type Settings = z.infer<typeof settings>;

const stated = ({ to, variables }: Settings) => statedExpressions({ to, variables }, { to: { type: 'string' } });

async function send({ settings, evaluate, effects, key }: NodeContext<Settings>): Promise<NodeResult> {
  const { channel, prompt } = settings;
  const values = evaluateFields(settings.variables, evaluate);
  const template = effects.show(prompt).text;
  const words = text(fill(template['zh-CN'], values), fill(template.en, values));
  const to = String(evaluate(settings.to));
  const { message } = await effects.call('notify.send', { key, channel, to, prompt, words });
  const name = channels[channel];
  return {
    port: 'sent',
    output: { message, sentAt: effects.now().toISOString() },
    note: text(`已发送${name['zh-CN']}`, `${name.en} sent`),
  };
}

/** Why a notice was not sent, where the case goes on without it. @throws what must hold the case */
function failure(error: unknown, must: boolean): Text {
  if (must) return refusalOf(error);
  if (!isProblem(error)) throw error;
  return text(titleOf(error, 'zh-CN'), titleOf(error, 'en'));
}

export const notify = defineNode({
  kind: 'notify',
  group: 'prompt',
  label: text('通知', 'Notify'),
  summary: text(
    '把一条提示语发给持卡人或系统，只发一次',
    'Sends the words of a prompt to the cardholder or a system, once',
  ),
  effect: 'write',
  clauses: ['access.prompts'],
  settings,
  example: { channel: 'sms', to: 'inputs.mobile', prompt: 'notify.done', variables: { name: 'card.name' } },
  ports: () => [
    { id: 'sent', label: text('已发送', 'Sent') },
    { id: 'failed', label: text('未送达', 'Not sent') },
  ],
  output: () => ({
    as: 'notice',
    type: {
      type: 'record',
      label: text('通知', 'Notice'),
      fields: {
        message: { type: 'string', label: text('消息编号', 'Message number') },
        sentAt: { type: 'time', label: text('发送时间', 'Sent at') },
      },
    },
    ports: ['sent'],
  }),
  expressions: stated,
  discloses: (settings) => [
    {
      to: text(`${channels[settings.channel]['zh-CN']}服务`, `Service of ${settings.channel}`),
      paths: pathsReadBy(stated(settings)),
    },
  ],
  promptCodes: ({ prompt }) => [prompt],
  face: ({ channel, prompt }, language) => `${channels[channel][language]} · ${prompt}`,
  run: (context) =>
    send(context).catch((error: unknown) => ({ port: 'failed', note: failure(error, context.settings.must) })),
});
