/** A ticket of the national platform that the cardholder's app scans and confirms: what scan-code and authorised-login share. */
import { z } from 'zod';
import { answerError } from './answer.ts';
import type { TaskRequest } from './case.ts';
import type { InputOf, OutputOf } from './connectors.ts';
import type { Happened, NodeContext, NodeResult, Port, Waiting } from './node.ts';
import { isProblem, titleOf } from './problem.ts';
import { Role } from './rights.ts';
import { text, type Text } from './text.ts';
import { Tell, told } from './prompts/usual-prompts.ts';

type Redeemed = OutputOf<'national-platform.redeem-ticket'>;

/** What a node wants a ticket for. */
export interface TicketWish {
  settings: TicketSettings;
  purpose: InputOf<'national-platform.open-ticket'>['purpose'];
  /** What the page says above the code to scan. */
  title: Text;
  /** What becomes of the confirmed holder's particulars: the output. */
  taken(holder: NonNullable<Redeemed['holder']>): unknown;
  /** Prompts: while it waits, and of each way out. */
  prompts: { asked: string; confirmed: string };
}

/** Settings that both kinds have: where the phone goes, and who attends. */
export const TicketSettings = z.strictObject({
  returnTo: z
    .string()
    .regex(/^https:\/\/[a-zA-Z0-9.-]+(:\d{1,5})?(\/[^\s"'<>\\]*)?$/)
    .max(500)
    .exactOptional()
    .meta({
      label: text('返回地址', 'Return address'),
      help: text('确认后手机上打开的网址', 'Where the phone goes once the holder has confirmed'),
    }),
  role: Role.default('operator').meta({
    label: text('经办角色', 'Attended by'),
    help: text('谁的屏幕上出现要扫的码', 'On whose screen the code to scan appears'),
  }),
  tell: Tell,
});
export type TicketSettings = z.infer<typeof TicketSettings>;

/** The ways out of a node that waits for a ticket. */
export const ticketPorts: readonly Port[] = [
  { id: 'confirmed', label: text('已确认', 'Confirmed') },
  { id: 'refused', label: text('未同意', 'Refused') },
  { id: 'expired', label: text('超时未扫', 'Expired') },
  { id: 'unavailable', label: text('无法办理', 'Unavailable') },
];

/** The prompts of a ticket: its own, and those of every ticket. */
export const ticketPrompts = ({ settings: { tell }, prompts: { asked, confirmed } }: TicketWish): readonly string[] =>
  tell ? [asked, confirmed, 'ticket.refused', 'ticket.expired', 'ticket.unavailable'] : [];

/** What is remembered of a ticket while it is out. */
const Ticket = z.strictObject({ ticket: z.string(), url: z.string(), until: z.string() });
type Ticket = z.infer<typeof Ticket>;

const taskFor = ({ title, settings: { role } }: TicketWish, { url }: Ticket): TaskRequest => ({
  title,
  role,
  level: 'case',
  fields: [],
  actions: [{ id: 'stop', label: text('改用其他方式', 'Use another way') }],
  shows: [{ label: text('请用手机扫这个码', 'To be scanned by the phone'), value: url }],
});

const waitFor = (wish: TicketWish, ticket: Ticket, note?: Text): Waiting => ({
  wait: { task: taskFor(wish, ticket), message: 'ticket', until: ticket.until },
  memory: ticket,
  ...(note ? { note } : told(wish.settings, wish.prompts.asked)),
});

const unavailable = ({ settings }: TicketWish, note: Text): NodeResult => ({
  port: 'unavailable',
  note,
  ...told(settings, 'ticket.unavailable'),
});

const refused = ({ settings }: TicketWish, note: Text): NodeResult => ({
  port: 'refused',
  note,
  ...told(settings, 'ticket.refused'),
});

/** Opens a ticket, and begins to wait until the app has answered it or it expires. */
export async function openTicket({ effects, key }: NodeContext<unknown>, wish: TicketWish) {
  const { purpose, settings } = wish;
  const { returnTo } = settings;
  try {
    const opened = await effects.call('national-platform.open-ticket', {
      purpose,
      key,
      ...(returnTo !== undefined && { returnTo }),
    });
    return waitFor(wish, { ticket: opened.ticket, url: opened.url, until: opened.expiresAt });
  } catch (error) {
    if (!isProblem(error)) throw error;
    return unavailable(wish, text(titleOf(error, 'zh-CN'), titleOf(error, 'en')));
  }
}

/** What follows for a ticket: a message says that the app has answered it, and so may its expiry, should the message be lost. */
export async function followTicket(
  { effects, memory }: NodeContext<unknown> & { memory: unknown },
  happened: Happened,
  wish: TicketWish,
): Promise<NodeResult | Waiting> {
  const ticket = Ticket.parse(memory);
  if ('answer' in happened) {
    const wrong = answerError(taskFor(wish, ticket), happened.answer);
    return wrong ? waitFor(wish, ticket, wrong) : refused(wish, text('改用其他方式', 'Another way was chosen'));
  }
  if ('message' in happened && happened.message.body['ticket'] !== ticket.ticket) {
    return waitFor(wish, ticket, text('消息不是这张票据的', 'The message is of another ticket'));
  }
  const over = 'elapsed' in happened;
  try {
    const redeemed = await effects.call('national-platform.redeem-ticket', { ticket: ticket.ticket });
    return leave(wish, redeemed, over) ?? waitFor(wish, ticket, text('持卡人尚未确认', 'Not confirmed yet'));
  } catch (error) {
    if (!isProblem(error)) throw error;
    const note = text(titleOf(error, 'zh-CN'), titleOf(error, 'en'));
    return over ? unavailable(wish, note) : waitFor(wish, ticket, note);
  }
}

/** The way out that the state of a ticket gives; none while it may still be confirmed. */
function leave(wish: TicketWish, { state, holder }: Redeemed, over: boolean): NodeResult | null {
  if (state === 'refused') return refused(wish, text('持卡人没有同意', 'The cardholder did not agree'));
  if (state === 'expired' || (state === 'pending' && over)) {
    const note = text('超时未确认', 'Not confirmed in time');
    return { port: 'expired', note, ...told(wish.settings, 'ticket.expired') };
  }
  if (state === 'pending') return null;
  if (!holder)
    return unavailable(wish, text('全国平台没有给出持卡人', 'The national platform did not say who confirmed'));
  return {
    port: 'confirmed',
    output: wish.taken(holder),
    note: text('持卡人已在手机上确认', 'The cardholder confirmed on the phone'),
    ...told(wish.settings, wish.prompts.confirmed),
  };
}
