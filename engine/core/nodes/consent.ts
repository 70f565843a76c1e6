/** Consent (授权): the cardholder agrees to which data goes to whom for which purpose: personal, department or channel authorisation (access.data-security). */
import { z } from 'zod';
import { answerError } from '../answer.ts';
import type { TaskRequest } from '../case.ts';
import { cardType } from '../case-types.ts';
import { expiresAt, expirySetting } from '../expiry.ts';
import type { CaseData } from '../facts/facts.ts';
import { maskValue } from '../mask.ts';
import { defineNode, type NodeContext, type NodeResult, type Waiting } from '../node.ts';
import { Role } from '../rights.ts';
import { DataPath } from '../scenario.ts';
import { Text, text } from '../text.ts';
import { Tell, told } from '../prompts/usual-prompts.ts';
import type { ValueType } from '../value-type.ts';

const authorisations = {
  personal: text('个人授权', 'Personal authorisation'),
  department: text('部门授权', 'Department authorisation'),
  channel: text('渠道授权', 'Channel authorisation'),
} as const satisfies Record<string, Text>;

const settings = z.strictObject({
  of: z
    .enum(['personal', 'department', 'channel'])
    .default('personal')
    .meta({
      label: text('授权种类', 'Kind'),
      help: text('个人、部门或渠道授权', 'Authorisation by the person, a department or a channel'),
    }),
  to: Text.meta({ label: text('提供给', 'To'), help: text('谁会得到这些信息', 'Who is given the data') }),
  purpose: Text.meta({ label: text('用途', 'Purpose'), help: text('信息用来做什么', 'What the data is used for') }),
  personal: z
    .array(DataPath)
    .min(1)
    .max(40)
    .meta({
      label: text('信息', 'Data'),
      help: text('同意提供的信息，如 card.name', 'The data that may be given, such as card.name'),
    }),
  role: Role.default('operator').meta({
    label: text('经办角色', 'Attended by'),
    help: text('谁请持卡人确认并记录', 'Who asks the cardholder and records the answer'),
  }),
  expires: expirySetting('PT30M'),
  tell: Tell,
});
type Settings = z.infer<typeof settings>;

const cardFields: Record<string, ValueType> = cardType.fields;

/** How a piece of data is called: by the card's own words where it is of the card. */
function labelOf(path: string): Text {
  const [variable, field = ''] = path.split('.');
  const known = variable === 'card' && Object.hasOwn(cardFields, field) ? cardFields[field]?.label : undefined;
  return known ?? text(path, path);
}

function maskedAt(path: string, data: CaseData): string {
  const value = path
    .split('.')
    .reduce<unknown>(
      (of, name) =>
        typeof of === 'object' && of !== null && Object.hasOwn(of, name)
          ? (of as Record<string, unknown>)[name]
          : undefined,
      data,
    );
  return typeof value === 'string' || typeof value === 'number' ? maskValue(String(value)) : '—';
}

const taskFor = ({ to, purpose, personal, role }: Settings, data: CaseData): TaskRequest => ({
  title: text(
    `请持卡人确认：为“${purpose['zh-CN']}”向“${to['zh-CN']}”提供以下信息`,
    `The cardholder is to agree: for “${purpose.en}”, “${to.en}” is given the following`,
  ),
  role,
  level: 'case',
  fields: [],
  actions: [
    { id: 'give', label: text('同意', 'Agree') },
    { id: 'refuse', label: text('不同意', 'Do not agree') },
  ],
  shows: personal.map((path) => ({ label: labelOf(path), value: maskedAt(path, data) })),
});

const waitFor = ({ settings: set, data }: NodeContext<Settings>, until: string, note?: Text): Waiting => ({
  wait: { task: taskFor(set, data), until },
  memory: { until },
  ...(note ? { note } : told(set, 'consent.asked')),
});

export const consent = defineNode({
  kind: 'consent',
  group: 'people',
  label: text('授权', 'Consent'),
  summary: text(
    '请持卡人确认向谁、为何用途、提供哪些信息',
    'The cardholder agrees to which data goes to whom for which purpose',
  ),
  effect: 'wait',
  clauses: ['access.data-security', 'flow.account-consent'],
  settings,
  example: {
    to: text('市图书馆', 'City library'),
    purpose: text('办理借书', 'Lending books'),
    personal: ['card.name', 'card.socialSecurityNumber'],
  },
  ports: () => [
    { id: 'given', label: text('同意', 'Given') },
    { id: 'refused', label: text('不同意', 'Refused') },
    { id: 'expired', label: text('超时未答', 'Expired') },
  ],
  output: () => ({
    as: 'consent',
    type: {
      type: 'record',
      label: text('授权', 'Consent'),
      fields: {
        given: { type: 'boolean', label: text('同意', 'Given') },
        at: { type: 'time', label: text('答复时间', 'Answered at') },
        reference: { type: 'string', label: text('授权编号', 'Reference') },
      },
    },
    ports: ['given', 'refused'],
  }),
  reads: ({ personal }) => personal,
  promptCodes: ({ tell }) => (tell ? ['consent.asked', 'consent.given', 'consent.refused', 'consent.expired'] : []),
  face: ({ of, to }, language) => `${authorisations[of][language]} · ${to[language]}`,
  run: async (context) => waitFor(context, expiresAt(context.settings.expires, context.effects)),
  async resume(context, happened): Promise<NodeResult | Waiting> {
    const { until } = z.object({ until: z.string() }).parse(context.memory);
    if ('elapsed' in happened) {
      const note = text('没有按时答复', 'Not answered in time');
      return { port: 'expired', note, ...told(context.settings, 'consent.expired') };
    }
    if ('message' in happened) return waitFor(context, until, text('没有等待消息', 'No message is waited for'));
    const wrong = answerError(taskFor(context.settings, context.data), happened.answer);
    if (wrong) return waitFor(context, until, wrong);
    const given = happened.answer.action === 'give';
    const { of, personal } = context.settings;
    return {
      port: given ? 'given' : 'refused',
      output: { given, at: happened.answer.at, reference: context.key },
      ...told(context.settings, given ? 'consent.given' : 'consent.refused'),
      note: given
        ? text(
            `${authorisations[of]['zh-CN']}：同意提供 ${personal.length} 项信息`,
            `${authorisations[of].en}: ${personal.length} piece${personal.length === 1 ? '' : 's'} of data may be given`,
          )
        : text(`${authorisations[of]['zh-CN']}：不同意`, `${authorisations[of].en}: not given`),
    };
  },
});
