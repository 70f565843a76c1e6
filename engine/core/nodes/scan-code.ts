/** Scan (扫一扫): the cardholder's app scans a code of ours and confirms, and the national platform says who did (scenario.card-mode). */
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

const wishOf = (settings: TicketSettings): TicketWish => ({
  settings,
  purpose: 'scan',
  title: text('请持卡人用手机扫一扫并确认', 'The cardholder is to scan with the phone and confirm'),
  taken: (holder) => holder,
  prompts: { asked: 'ticket.scan', confirmed: 'ticket.confirmed' },
});

export const scanCode = defineNode({
  kind: 'scan-code',
  group: 'card',
  label: text('扫一扫', 'Scan'),
  summary: text(
    '持卡人用手机扫屏幕上的码并确认，由全国平台识别',
    'The cardholder scans a code on the screen and confirms on the phone',
  ),
  effect: 'wait',
  clauses: ['scenario.card-mode', 'scenario.online-national'],
  settings: TicketSettings,
  example: {},
  ports: () => ticketPorts,
  output: () => ({ as: 'card', type: codeHolderType, ports: ['confirmed'] }),
  promptCodes: (settings) => ticketPrompts(wishOf(settings)),
  face: (_settings, language) => ({ 'zh-CN': '手机扫屏幕上的码', en: 'The phone scans the screen' })[language],
  run: (context) => openTicket(context, wishOf(context.settings)),
  resume: (context, happened) => followTicket(context, happened, wishOf(context.settings)),
});
