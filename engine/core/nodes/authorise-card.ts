/** Authorise card (卡鉴权): the card lets the terminal do something, once the terminal's PSAM has proved its key (scenario.offline-auth). */
import { z } from 'zod';
import type { InputOf } from '../connectors.ts';
import { defineNode } from '../node.ts';
import { text, type Text } from '../text.ts';
import { notReadable, Tell, told } from '../prompts/usual-prompts.ts';

/** What a terminal may ask to be let do, each by a key of its own. */
const rights = {
  read: text('读取', 'Read'),
  update: text('更新', 'Update'),
  unlock: text('解锁', 'Unlock'),
  pin: text('重置密码', 'Reset the PIN'),
} as const satisfies Record<InputOf<'card-reader.authorise'>['right'], Text>;
const rightNames = ['read', 'update', 'unlock', 'pin'] as const;

export const authoriseCard = defineNode({
  kind: 'authorise-card',
  group: 'card',
  label: text('卡鉴权', 'Authorise card'),
  summary: text(
    '终端凭 PSAM 向卡证明自己有权操作',
    'The terminal proves to the card by its PSAM that it may do what it is to do',
  ),
  effect: 'read',
  clauses: ['scenario.offline-auth', 'terminal.psam'],
  settings: z.strictObject({
    right: z
      .enum(rightNames)
      .default('read')
      .meta({
        label: text('权限', 'Right'),
        help: text('终端要对卡做的操作', 'What the terminal is to be let do'),
      }),
    tell: Tell,
  }),
  example: { right: 'read' },
  ports: () => [
    { id: 'authorised', label: text('鉴权通过', 'Authorised') },
    { id: 'not-authorised', label: text('鉴权未通过', 'Not authorised') },
    { id: 'failed', label: text('读卡失败', 'Not readable') },
  ],
  output: () => ({
    as: 'cardAuthorisation',
    type: {
      type: 'record',
      label: text('卡鉴权', 'Card authorisation'),
      fields: {
        right: { type: 'string', values: rightNames, label: text('权限', 'Right') },
        authorised: { type: 'boolean', label: text('鉴权通过', 'Authorised') },
        at: { type: 'time', label: text('鉴权时间', 'Authorised at') },
      },
    },
    ports: ['authorised', 'not-authorised'],
  }),
  promptCodes: ({ tell }) => (tell ? ['card.not-authorised', 'card.not-readable'] : []),
  face: ({ right }, language) => rights[right][language],
  async run({ settings, data, effects }) {
    const { right } = settings;
    try {
      const { authorised } = await effects.call('card-reader.authorise', { from: data.from, right });
      const output = { right, authorised, at: effects.now().toISOString() };
      const words = rights[right];
      if (authorised)
        return {
          port: 'authorised',
          output,
          note: text(`卡鉴权通过：${words['zh-CN']}`, `The card let the terminal: ${words.en}`),
        };
      return {
        port: 'not-authorised',
        output,
        ...told(settings, 'card.not-authorised'),
        note: text(`卡鉴权未通过：${words['zh-CN']}`, `The card did not let the terminal: ${words.en}`),
      };
    } catch (error) {
      return notReadable(settings, error);
    }
  },
});
