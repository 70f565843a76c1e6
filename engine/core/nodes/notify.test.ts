/** The stories of notify. */
import { problem } from '../problem.ts';
import { verifyNode } from '../../../test/support/verify-node.ts';
import { notify } from './notify.ts';

const data = { inputs: { mobile: '19900000001' } };
const away = problem('connector-unavailable', { connector: 'notice' });
const mustArrive = { to: 'inputs.mobile', prompt: 'pay.paid', must: true };

verifyNode(notify, [
  {
    why: 'sends the words of the prompt, filled in, in both languages',
    data,
    port: 'sent',
    output: { message: 'DM-c/node/1', sentAt: '2026-11-21T04:00:00.002Z' },
    prompts: [],
    note: /^已发送短信 /,
    asked: [
      {
        operation: 'notify.send',
        input: {
          key: 'c/node/1',
          channel: 'sms',
          to: '19900000001',
          prompt: 'notify.done',
          words: {
            'zh-CN': '示范王小明，您的事项已经办好。如有疑问请拨打 12333。',
            en: '示范王小明, your matter is done. For questions please call 12333.',
          },
        },
      },
    ],
  },
  {
    why: 'reaches the app of the cardholder',
    settings: { channel: 'app', to: 'card.socialSecurityNumber', prompt: 'pay.paid' },
    port: 'sent',
    note: /应用内消息/,
    asked: [{ operation: 'notify.send', input: { channel: 'app' } }],
  },
  { why: 'does not hold the case where nobody can be reached', data, outside: { 'notify.send': away }, port: 'failed' },
  {
    why: 'does not hold the case where the receiver is not known',
    data: { inputs: {} },
    port: 'failed',
    note: /inputs\.mobile/,
    asked: [],
  },
  {
    why: 'holds the case where the notice must arrive',
    settings: mustArrive,
    data,
    outside: { 'notify.send': away },
    problem: 'connector-unavailable',
  },
  {
    why: 'takes a refusal as an answer even where the notice must arrive',
    settings: mustArrive,
    data,
    outside: { 'notify.send': problem('message-rejected', { reason: 'to' }) },
    port: 'failed',
    note: /to/,
  },
]);
