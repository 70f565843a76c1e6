/** Read card (读卡): reads the issuer's and the holder's files of the card, and has the card prove that it is genuine (卡认证). */
import { z } from 'zod';
import { cardType } from '../case-types.ts';
import { maskId, maskName } from '../mask.ts';
import { defineNode } from '../node.ts';
import { isProblem, titleOf } from '../problem.ts';
import { text } from '../text.ts';

export const readCard = defineNode({
  kind: 'read-card',
  group: 'card',
  label: text('读卡与卡认证', 'Read and authenticate card'),
  summary: text(
    '读取卡内基本信息，并由卡证明自己持有密钥',
    'Reads what the card says of itself and of its holder; the card proves that it holds its key',
  ),
  effect: 'read',
  clauses: ['scenario.card-mode', 'scenario.offline-auth'],
  settings: z.strictObject({
    mode: z
      .enum(['contact', 'contactless'])
      .default('contact')
      .meta({ label: text('读卡方式', 'Read by'), help: text('接触或非接触', 'Contact or contactless') }),
    authenticate: z
      .boolean()
      .default(true)
      .meta({
        label: text('卡认证', 'Authenticate'),
        help: text('由卡证明自己持有密钥', 'Have the card prove that it holds its key'),
      }),
  }),
  example: { mode: 'contact', authenticate: true },
  ports: ({ authenticate }) => [
    { id: 'read', label: text('已读取', 'Read') },
    ...(authenticate ? [{ id: 'not-genuine', label: text('认证未通过', 'Not genuine') }] : []),
    { id: 'failed', label: text('读卡失败', 'Not readable') },
  ],
  output: ({ authenticate }) => ({
    as: 'card',
    type: cardType,
    ports: authenticate ? ['read', 'not-genuine'] : ['read'],
  }),
  face: ({ mode, authenticate }, language) =>
    ({
      'zh-CN': `${mode === 'contact' ? '接触' : '非接触'}${authenticate ? ' · 卡认证' : ''}`,
      en: `${mode === 'contact' ? 'Contact' : 'Contactless'}${authenticate ? ' · authenticated' : ''}`,
    })[language],
  async run({ settings, data, effects }) {
    try {
      const card = await effects.call('card-reader.read', { from: data.from, ...settings });
      const masked = `${maskName(card.name)} ${maskId(card.socialSecurityNumber)}`;
      if (settings.authenticate && !card.authenticated) {
        return {
          port: 'not-genuine',
          output: card,
          note: text(`卡认证未通过：${masked}`, `The card did not prove its key: ${masked}`),
        };
      }
      return { port: 'read', output: card, note: text(`已读取 ${masked}`, `Read ${masked}`) };
    } catch (error) {
      if (!isProblem(error)) throw error;
      return { port: 'failed', note: text(titleOf(error, 'zh-CN'), titleOf(error, 'en')) };
    }
  },
});
