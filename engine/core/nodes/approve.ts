/** Approve (审批): people decide, one or several, at one level or at several in turn, and never the same person twice. */
import { z } from 'zod';
import { answerError } from '../answer.ts';
import { countVote, levelNow, Levels, levelWords, Votes, type Level } from '../approval.ts';
import type { TaskRequest } from '../case.ts';
import { expiresAt, expirySetting } from '../expiry.ts';
import { Expression } from '../expressions/expression.ts';
import { maskValue } from '../mask.ts';
import { defineNode, type NodeContext, type NodeResult, type Waiting } from '../node.ts';
import { Text, text } from '../text.ts';
import { Tell, told } from '../prompts/usual-prompts.ts';

const Shown = z.strictObject({
  label: Text.meta({ label: text('标题', 'Label') }),
  value: Expression.meta({ label: text('内容', 'Value'), help: text('表达式，如 card.name', 'Such as card.name') }),
  clear: z
    .boolean()
    .default(false)
    .meta({
      label: text('不脱敏', 'Unmasked'),
      help: text('只用于不含个人信息的内容', 'Only for what holds no personal data'),
    }),
});

const settings = z.strictObject({
  title: Text.meta({ label: text('标题', 'Title'), help: text('待办上的标题', 'What the task is called') }),
  levels: Levels,
  shows: z
    .array(Shown)
    .max(20)
    .default([])
    .meta({ label: text('展示内容', 'Shows'), help: text('审批人据以决定的内容', 'What the decision is made by') }),
  mayReturn: z
    .boolean()
    .default(true)
    .meta({ label: text('可退回', 'May be returned'), help: text('可退回补正', 'It may be sent back to be mended') }),
  expires: expirySetting('P5D'),
  tell: Tell,
});
type Settings = z.infer<typeof settings>;
type Context = NodeContext<Settings>;

/** What is remembered while people are asked. */
const Memory = z.object({ until: z.string(), votes: Votes });
type Memory = z.infer<typeof Memory>;

const plain = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? '—'));

const taskFor = ({ settings: { title, shows, mayReturn }, evaluate }: Context, level: Level): TaskRequest => ({
  title,
  role: level.role,
  level: level.at,
  fields: [],
  actions: [
    { id: 'approve', label: text('同意', 'Approve') },
    { id: 'refuse', label: text('不同意', 'Refuse'), needsReason: true },
    ...(mayReturn ? [{ id: 'return', label: text('退回补正', 'Return'), needsReason: true }] : []),
  ],
  shows: shows.map(({ label, value, clear }) => {
    const words = plain(evaluate(value)).slice(0, 200);
    return { label, value: clear ? words : maskValue(words) };
  }),
});

const waitFor = (context: Context, memory: Memory, note?: Text): Waiting => ({
  wait: { task: taskFor(context, levelNow(context.settings.levels, memory.votes)), until: memory.until },
  memory,
  ...(note ? { note } : told(context.settings, 'approval.asked')),
});

const outcomes = {
  approved: text('审批同意', 'Approved'),
  refused: text('审批不同意', 'Refused'),
  returned: text('退回补正', 'Returned'),
} as const satisfies Record<string, Text>;

export const approve = defineNode({
  kind: 'approve',
  group: 'people',
  label: text('审批', 'Approve'),
  summary: text(
    '由一人或多人、一级或逐级审批，同一人不审两次',
    'One or several people decide, at one level or several in turn, nobody twice',
  ),
  effect: 'wait',
  clauses: ['platform.functions', 'cooperation.departments'],
  settings,
  example: {
    title: text('审核补贴申请', 'Review of the subsidy'),
    levels: [
      { role: 'operator', at: 'case' },
      { role: 'scenario-reviewer', at: 'city', rule: 'all', people: 2 },
    ],
    shows: [{ label: text('申请人', 'Applicant'), value: 'card.name' }],
    expires: { workdays: 5 },
  },
  ports: ({ mayReturn }) => [
    { id: 'approved', label: text('同意', 'Approved') },
    { id: 'refused', label: text('不同意', 'Refused') },
    ...(mayReturn ? [{ id: 'returned', label: text('退回', 'Returned') }] : []),
    { id: 'expired', label: text('超时未批', 'Expired') },
  ],
  output: ({ mayReturn }) => ({
    as: 'approval',
    type: {
      type: 'record',
      label: text('审批', 'Approval'),
      fields: {
        outcome: { type: 'string', values: Object.keys(outcomes), label: text('结论', 'Outcome') },
        at: { type: 'time', label: text('时间', 'At') },
        by: { type: 'list', of: { type: 'string' }, label: text('审批人', 'By') },
        reason: { type: 'string', optional: true, label: text('理由', 'Reason') },
      },
    },
    ports: mayReturn ? ['approved', 'refused', 'returned'] : ['approved', 'refused'],
  }),
  expressions: ({ shows }) =>
    shows.map(({ value }, index) => ({ pointer: `/shows/${index}/value`, source: value, expects: { type: 'any' } })),
  promptCodes: ({ mayReturn, tell }) =>
    tell
      ? [
          'approval.asked',
          'approval.approved',
          'approval.refused',
          ...(mayReturn ? ['approval.returned'] : []),
          'approval.expired',
        ]
      : [],
  face: ({ levels }, language) => levels.map((level) => levelWords(level)[language]).join(' → '),
  run: async (context) => waitFor(context, { until: expiresAt(context.settings.expires, context.effects), votes: [] }),
  async resume(context, happened): Promise<NodeResult | Waiting> {
    const memory = Memory.parse(context.memory);
    if ('elapsed' in happened) {
      const note = text('没有按时审批', 'Not decided in time');
      return { port: 'expired', note, ...told(context.settings, 'approval.expired') };
    }
    if ('message' in happened) return waitFor(context, memory, text('没有等待消息', 'No message is waited for'));
    const { levels } = context.settings;
    const { answer } = happened;
    const wrong = answerError(taskFor(context, levelNow(levels, memory.votes)), answer);
    if (wrong) return waitFor(context, memory, wrong);
    const counted = countVote(levels, memory.votes, answer);
    if ('refused' in counted) return waitFor(context, memory, counted.refused);
    const { votes, outcome, note } = counted;
    if (outcome === null) return waitFor(context, { ...memory, votes }, note);
    const reason = outcome === 'approved' ? undefined : answer.reason?.trim();
    return {
      port: outcome,
      output: { outcome, at: answer.at, by: votes.map(({ by }) => by), ...(reason !== undefined && { reason }) },
      note: outcomes[outcome],
      ...told(context.settings, `approval.${outcome}`),
    };
  },
});
