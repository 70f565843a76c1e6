/** Authenticate card (卡认证): the card on the terminal proves that it holds its key, so that a copy is known (scenario.offline-auth). */
import { z } from 'zod';
import { defineNode } from '../node.ts';
import { Text, text } from '../text.ts';
import { notReadable, Tell, told } from '../prompts/usual-prompts.ts';

export const authenticateCard = defineNode({
  kind: 'authenticate-card',
  group: 'card',
  label: text('卡认证', 'Authenticate card'),
  summary: text(
    '由终端上的卡证明自己持有密钥，识别复制卡',
    'The card on the terminal proves that it holds its key, so that a copy is known',
  ),
  effect: 'read',
  clauses: ['scenario.offline-auth', 'terminal.management'],
  settings: z.strictObject({
    purpose: Text.default(text('身份凭证', 'Proof of identity')).meta({
      label: text('用途', 'Purpose'),
      help: text('为何要求卡认证，记入终端日志', "What it is done for; goes into the terminal's log"),
    }),
    tell: Tell,
  }),
  example: { purpose: text('借书', 'Lending a book') },
  ports: () => [
    { id: 'authenticated', label: text('认证通过', 'Authenticated') },
    { id: 'not-genuine', label: text('认证未通过', 'Not genuine') },
    { id: 'failed', label: text('读卡失败', 'Not readable') },
  ],
  output: () => ({
    as: 'cardAuthentication',
    type: {
      type: 'record',
      label: text('卡认证', 'Card authentication'),
      fields: {
        authenticated: { type: 'boolean', label: text('认证通过', 'Authenticated') },
        at: { type: 'time', label: text('认证时间', 'Authenticated at') },
      },
    },
    ports: ['authenticated', 'not-genuine'],
  }),
  promptCodes: ({ tell }) => (tell ? ['card.not-genuine', 'card.not-readable'] : []),
  face: ({ purpose }, language) => purpose[language],
  async run({ settings, data, effects }) {
    try {
      const { authenticated } = await effects.call('card-reader.authenticate', {
        from: data.from,
        purpose: settings.purpose['zh-CN'].slice(0, 200),
      });
      const output = { authenticated, at: effects.now().toISOString() };
      if (authenticated) return { port: 'authenticated', output, note: text('卡认证通过', 'The card proved its key') };
      return {
        port: 'not-genuine',
        output,
        ...told(settings, 'card.not-genuine'),
        note: text('卡认证未通过', 'The card did not prove its key'),
      };
    } catch (error) {
      return notReadable(settings, error);
    }
  },
});
