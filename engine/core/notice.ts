/** Notices (通知) to those who apply, decide and are on duty: templates by code, what fills them, where they go, and the record of how they got there. */
import { z } from 'zod';
import type { CaseEvent } from './case-event.ts';
import { oneOf } from './one-of.ts';
import type { FieldError } from './problem.ts';
import { lintPrompt, type PromptFinding } from './prompts/prompt-lint.ts';
import { holesIn, PromptCode, PromptHole } from './prompts/prompt.ts';
import { maskValue } from './mask.ts';
import type { Place } from './rights.ts';
import { fill, languages, Text, text, type Language } from './text.ts';

/** The ways a notice goes, in words. */
export const noticeChannels = {
  email: text('电子邮件', 'E-mail'),
  sms: text('短信', 'Text message'),
  webhook: text('系统回调', 'Webhook'),
} as const satisfies Record<string, Text>;
export type NoticeChannel = keyof typeof noticeChannels;
export const NoticeChannel = oneOf(noticeChannels);

/** The words of a notice, with holes. */
export const NoticeTemplate = z
  .strictObject({
    tone: z.enum(['info', 'success', 'refused', 'attention']).describe('Neutral, done, refused or needs somebody'),
    channels: z
      .array(NoticeChannel)
      .min(1)
      .optional()
      .describe('The ways that its words are written for; left out: any'),
    subject: Text.describe('Subject of the mail; the first words everywhere else'),
    text: Text,
    holes: z.record(z.string().regex(/^\w+$/), PromptHole).describe('What fills each {name} in its words'),
  })
  .describe('A notice of one code');
export type NoticeTemplate = z.infer<typeof NoticeTemplate>;
export type NoticeTemplates = Record<string, NoticeTemplate>;

/** A file of rulesets/notices/. */
export const NoticeCatalogue = z.strictObject({
  $schema: z.string().optional(),
  notices: z.record(PromptCode, NoticeTemplate),
});

const longestSubject = 30;
/** What goes out as one text message, and what is reckoned for a hole of it. */
const longestMessage = 70;
const reckonedHole = '一'.repeat(12);
/** What may stand in a text message: it lies open on a locked screen, so nobody's data and nobody's words. */
const plainHoles: readonly string[] = ['matter', 'due', 'since'];

/** What is wrong with a template whose words are for text messages alone. */
function messageFindings({ channels, subject, text: words, holes }: NoticeTemplate): [rule: string, message: Text][] {
  if (channels?.join() !== 'sms') return [];
  const reckoned = `${subject['zh-CN']}${words['zh-CN']}`.replace(/\{\w+\}/g, reckonedHole).replace(/\s/g, '');
  const tooLong = text(`超过 ${longestMessage} 字`, `It has more than ${longestMessage} characters`);
  return [
    ...([...reckoned].length > longestMessage ? [['message-length', tooLong] as [string, Text]] : []),
    ...Object.keys(holes)
      .filter((hole) => !plainHoles.includes(hole) || holes[hole]?.personal)
      .map((hole): [string, Text] => [
        'message-hole',
        text(`短信里不能有 {${hole}}`, `{${hole}} may not stand in a text message`),
      ]),
  ];
}

/** What is wrong with the words of a template: the tone of prompts, for subject and text, and holes that are declared and used. */
export function lintNotice(code: string, template: NoticeTemplate): PromptFinding[] {
  const { tone, subject, text: words, holes } = template;
  const declared = (part: Text) =>
    Object.fromEntries(Object.entries(holes).filter(([hole]) => holesIn(part['zh-CN']).includes(hole)));
  const ofSubject = lintPrompt(code, { audience: 'operator', tone: 'info', text: subject, holes: declared(subject) });
  const finding = (rule: string, message: Text): PromptFinding => ({
    ...{ code, rule, message },
    ...{ form: 'text', language: 'zh-CN' },
  });
  const everywhere = languages.flatMap((language) => [...holesIn(subject[language]), ...holesIn(words[language])]);
  return [
    ...ofSubject.filter(({ rule }) => rule !== 'ending' && rule !== 'spoken-personal'),
    ...lintPrompt(code, { audience: 'operator', tone, text: words, holes: declared(words) }),
    ...Object.keys(holes)
      .filter((hole) => !everywhere.includes(hole))
      .map((hole) => finding('holes', text(`没有用到 {${hole}}`, `{${hole}} is not used`))),
    ...([...subject['zh-CN']].length > longestSubject
      ? [finding('subject-length', text('标题过长', 'The subject is too long'))]
      : []),
    ...messageFindings(template).map(([rule, message]) => finding(rule, message)),
    ...holesIn(subject['zh-CN'])
      .filter((hole) => holes[hole]?.personal)
      .map((hole) => finding('personal-subject', text(`标题里有个人信息 {${hole}}`, `{${hole}} is personal`))),
  ];
}

/** What a notice is about. */
export const NoticeSubject = z.strictObject({
  kind: z.enum(['case', 'task', 'batch']),
  id: z.string().min(1).max(100),
});
export type NoticeSubject = z.infer<typeof NoticeSubject>;

/** What fills the holes of a template: the same in every language, or a text. */
export type NoticeVariables = Readonly<Record<string, string | Text>>;

/** A notice about to be sent; its key makes it one, however often it is asked for. */
export interface NewNotice extends Place {
  key: string;
  /** Code of the template. */
  template: string;
  channel: NoticeChannel;
  /** Address, in clear: e-mail address, mobile number, or address of a webhook. */
  to: string;
  variables: NoticeVariables;
  about: NoticeSubject | null;
  /** Of a notice to an institution's system: its webhook, and what that is told in place of words. */
  told?: { webhook: string; event: CaseEvent };
}

export const noticeStates = ['waiting', 'sent', 'failed'] as const;
export type NoticeState = (typeof noticeStates)[number];

/** A try to deliver a notice. */
export interface NoticeAttempt {
  at: string;
  outcome: 'sent' | 'failed';
  /** What the receiver answered: a number, or a status with the beginning of its words. */
  answer: string | null;
  /** Why it failed, as a code such as `timed-out` or `http-503`. */
  cause: string | null;
}

/** A notice as people see it: an item of GET /api/notices. */
export interface NoticeRecord extends Place {
  id: string;
  template: string;
  channel: NoticeChannel;
  /** Masked. */
  to: string;
  about: NoticeSubject | null;
  state: NoticeState;
  /** Its words, what is personal in them masked. */
  subject: Text;
  text: Text;
  createdAt: string;
  sentAt: string | null;
  /** When it is tried next; null once it was sent, or given up. */
  nextAttemptAt: string | null;
  attempts: NoticeAttempt[];
  resends: { by: string; at: string; reason: string }[];
}

/** A notice as those of its case see it: that it went, how and to whom, and not its words: an item of GET /api/cases/{id}/notices. */
export interface CaseNoticeView extends Pick<
  NoticeRecord,
  'id' | 'channel' | 'to' | 'subject' | 'state' | 'createdAt' | 'sentAt' | 'nextAttemptAt'
> {
  /** How often it was tried. */
  tries: number;
}

const longestVariable = 300;
/** By https, or on this machine; without credentials, query or fragment. */
const webhook = /^(https:\/\/[a-z0-9.-]+|http:\/\/(127\.0\.0\.1|localhost))(:\d{1,5})?(\/[\w.~/-]*)?$/i;

/** Whether an address is one of its channel; a webhook's says nothing besides where it is, so that no personal data stands in it. */
export function isAddress(channel: NoticeChannel, to: string): boolean {
  if (channel === 'sms') return /^1\d{10}$/.test(to);
  if (channel === 'email') return to.length <= 320 && z.email().safeParse(to).success;
  return webhook.test(to) && to.length <= 500 && !/\d{15,}/.test(to);
}

const wordingsOf = (value: string | Text): string[] => (typeof value === 'string' ? [value] : Object.values(value));

/** Everything that is wrong with a notice, field by field; nothing of what fills it is repeated. */
export function noticeErrors(templates: NoticeTemplates, notice: NewNotice): FieldError[] {
  const wrong = (pointer: string, rule: string, zh: string, en: string): FieldError => ({
    ...{ pointer, rule, message: text(zh, en) },
  });
  const template = Object.hasOwn(templates, notice.template) ? templates[notice.template] : undefined;
  const address = isAddress(notice.channel, notice.to)
    ? []
    : [wrong('/to', 'address', '地址与通知方式不符', 'The address is none of that channel')];
  if (!template) return [...address, wrong('/template', 'known', '没有这个通知模板', 'There is no such template')];
  const { holes, channels } = template;
  const given = Object.entries(notice.variables);
  return [
    ...address,
    ...(channels === undefined || channels.includes(notice.channel)
      ? []
      : [wrong('/channel', 'channel', '模板不用于这种通知方式', 'The template is not for that channel')]),
    ...Object.keys(holes)
      .filter((hole) => wordingsOf(notice.variables[hole] ?? '').some((said) => said.trim() === ''))
      .map((hole) => wrong(`/variables/${hole}`, 'required', '缺少这个变量', 'This variable is missing')),
    ...given
      .filter(([name]) => !Object.hasOwn(holes, name))
      .map(([name]) =>
        wrong(`/variables/${name}`, 'unknown-field', '模板没有这个变量', 'The template has no such variable'),
      ),
    ...given
      .filter(([, value]) => wordingsOf(value).some((said) => [...said].length > longestVariable))
      .map(([name]) => wrong(`/variables/${name}`, 'too-long', '最多 300 字', 'At most 300 characters')),
  ];
}

/** The words of a notice; `masked` as those who look after notices see them. */
export function noticeWords(
  { subject, text: words, holes }: NoticeTemplate,
  variables: NoticeVariables,
  masked: boolean,
): { subject: Text; text: Text } {
  const valuesIn = (language: Language) =>
    Object.fromEntries(
      Object.entries(variables).map(([name, value]) => {
        const said = typeof value === 'string' ? value : value[language];
        return [name, masked && holes[name]?.personal ? maskValue(said) : said];
      }),
    );
  const filled = (part: Text): Text => text(fill(part['zh-CN'], valuesIn('zh-CN')), fill(part.en, valuesIn('en')));
  return { subject: filled(subject), text: filled(words) };
}
