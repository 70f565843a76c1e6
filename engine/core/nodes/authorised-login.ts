/** Authorised login (授权登录): the cardholder signs in by the e-card's app, and gives the particulars that are asked for and no others (scenario.card-mode). */
import { z } from 'zod';
import {
  followTicket,
  openTicket,
  ticketPorts,
  ticketPrompts,
  TicketSettings,
  type TicketWish,
} from '../app-ticket.ts';
import { codeHolderType } from '../case-types.ts';
import { defineNode } from '../node.ts';
import { text } from '../text.ts';
import type { ValueType } from '../value-type.ts';

const particulars = [
  'name',
  'socialSecurityNumber',
  'identificationCode',
  'cardNumber',
  'birthDate',
  'sex',
  'division',
] as const;
type Particular = (typeof particulars)[number];

const settings = TicketSettings.extend({
  scopes: z
    .array(z.enum(particulars))
    .min(1)
    .max(particulars.length)
    .default(['name', 'socialSecurityNumber', 'identificationCode'])
    .meta({
      label: text('授权内容', 'Scopes'),
      help: text(
        '登录时请持卡人提供的信息，没有列出的不取',
        'What the cardholder is asked to give; nothing else is taken',
      ),
    }),
});
type Settings = z.infer<typeof settings>;

const fields: Record<string, ValueType> = codeHolderType.fields;

const spoken = (scopes: readonly Particular[]) => ({
  'zh-CN': scopes.map((scope) => codeHolderType.fields[scope].label['zh-CN']).join('、'),
  en: scopes.map((scope) => codeHolderType.fields[scope].label.en).join(', '),
});

const wishOf = ({ scopes, ...rest }: Settings): TicketWish => ({
  settings: rest,
  purpose: 'login',
  title: text(
    `请持卡人用手机授权登录，提供：${spoken(scopes)['zh-CN']}`,
    `The cardholder is to sign in with the phone and give: ${spoken(scopes).en}`,
  ),
  taken: (holder) => ({ ...Object.fromEntries(scopes.map((scope) => [scope, holder[scope]])), level: holder.level }),
  prompts: { asked: 'login.scan', confirmed: 'login.confirmed' },
});

export const authorisedLogin = defineNode({
  kind: 'authorised-login',
  group: 'card',
  label: text('授权登录', 'Authorised login'),
  summary: text(
    '持卡人用电子社保卡授权登录，只提供列出的信息',
    'The cardholder signs in by the e-card, giving only what is asked for',
  ),
  effect: 'wait',
  clauses: ['scenario.card-mode', 'scenario.online-national', 'access.data-security'],
  settings,
  example: { scopes: ['name', 'socialSecurityNumber'], returnTo: 'https://yikatong.example/return' },
  ports: () => ticketPorts,
  output: ({ scopes }) => ({
    as: 'card',
    type: {
      ...codeHolderType,
      fields: Object.fromEntries(Object.entries(fields).filter(([name]) => [...scopes, 'level'].includes(name))),
    },
    ports: ['confirmed'],
  }),
  promptCodes: (set) => ticketPrompts(wishOf(set)),
  face: ({ scopes }, language) => spoken(scopes)[language],
  run: (context) => openTicket(context, wishOf(context.settings)),
  resume: (context, happened) => followTicket(context, happened, wishOf(context.settings)),
});
