/** The cardholder signs in by the e-card, and only what was asked for comes along. */
import { scannedHolder } from '../../../test/support/e-card.ts';
import { verifyNode } from '../../../test/support/verify-node.ts';
import { problem } from '../problem.ts';
import { authorisedLogin } from './authorised-login.ts';

const opened = { ticket: 't-1', url: 'https://platform.example/t/t-1', expiresAt: '2026-11-21T04:05:00Z' };
const holder = scannedHolder('show-code');
const away = problem('connector-unavailable', { connector: 'x' });
const open = 'national-platform.open-ticket';
const redeem = 'national-platform.redeem-ticket';
const message = { message: { name: 'ticket', body: { ticket: 't-1' } } };

verifyNode(authorisedLogin, [
  {
    why: 'the screen says what is to be given before anybody confirms',
    outside: { [open]: opened },
    waits: {
      message: 'ticket',
      task: {
        title: {
          'zh-CN': '请持卡人用手机授权登录，提供：姓名、社会保障号码',
          en: 'The cardholder is to sign in with the phone and give: Name, Social security number',
        },
        role: 'operator',
        level: 'case',
        fields: [],
        actions: [{ id: 'stop', label: { 'zh-CN': '改用其他方式', en: 'Use another way' } }],
        shows: [{ label: { 'zh-CN': '请用手机扫这个码', en: 'To be scanned by the phone' }, value: opened.url }],
      },
    },
    prompts: ['login.scan'],
    asked: [{ operation: open, input: { purpose: 'login', returnTo: 'https://yikatong.example/return' } }],
  },
  {
    why: 'what was not asked for is not taken',
    outside: { [open]: opened, [redeem]: { state: 'confirmed', holder } },
    happens: [message],
    port: 'confirmed',
    output: { name: holder.name, socialSecurityNumber: holder.socialSecurityNumber, level: 'show-code' },
    prompts: ['login.confirmed'],
  },
  {
    why: 'by itself it asks for what a verification of states needs',
    settings: {},
    outside: { [open]: opened, [redeem]: { state: 'confirmed', holder } },
    happens: [message],
    port: 'confirmed',
    output: {
      name: holder.name,
      socialSecurityNumber: holder.socialSecurityNumber,
      identificationCode: holder.identificationCode,
      level: 'show-code',
    },
  },
  {
    why: 'the holder may refuse',
    outside: { [open]: opened, [redeem]: { state: 'refused' } },
    happens: [message],
    port: 'refused',
  },
  {
    why: 'nobody may come',
    outside: { [open]: opened, [redeem]: { state: 'pending' } },
    happens: [{ elapsed: true }],
    port: 'expired',
  },
  { why: 'the platform may be away', outside: { [open]: away }, port: 'unavailable' },
]);
