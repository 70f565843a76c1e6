/** Wait (等待): the case rests for a length of time, for working days, or until a time that an expression gives. */
import { z } from 'zod';
import { limitFrom } from '../calendar.ts';
import { limitWords } from '../expiry.ts';
import { Expression } from '../expressions/expression.ts';
import { defineNode, type NodeContext, type NodeResult, type Waiting } from '../node.ts';
import { problem } from '../problem.ts';
import { Duration } from '../scenario.ts';
import { text } from '../text.ts';

const settings = z
  .strictObject({
    within: Duration.exactOptional().meta({
      label: text('时长', 'Length of time'),
      help: text('如 PT30M（三十分钟）、P3D（三天）', 'Such as PT30M (thirty minutes) or P3D (three days)'),
    }),
    workdays: z
      .int()
      .min(1)
      .max(250)
      .exactOptional()
      .meta({
        label: text('工作日', 'Working days'),
        help: text('等到第几个工作日结束', 'Until the end of so many working days'),
      }),
    until: Expression.exactOptional().meta({
      label: text('直到', 'Until'),
      help: text('给出时刻或日期的表达式，如 form.startOn', 'An expression of a time or date, such as form.startOn'),
    }),
  })
  .refine((given) => Object.values(given).filter((value) => value !== undefined).length === 1, {
    message: 'One of: a length of time, working days, an expression',
    params: { zh: '时长、工作日、表达式三者选一' },
  });
type Settings = z.infer<typeof settings>;

/** The moment an expression gives: a time as it is, a date as its beginning in China. */
function momentOf(source: string, value: unknown): Date {
  const date = typeof value === 'string' && z.regexes.date.test(value) ? `${value}T00:00:00+08:00` : value;
  const moment = typeof date === 'string' ? new Date(date) : new Date(NaN);
  if (!Number.isNaN(moment.getTime())) return moment;
  throw problem('expression-failed', {
    expression: source,
    reason: text('结果不是时刻或日期', 'the result is neither a time nor a date'),
  });
}

const untilOf = ({ settings: set, effects, evaluate }: NodeContext<Settings>): Date =>
  set.until === undefined ? limitFrom(effects.now(), set, effects.calendar) : momentOf(set.until, evaluate(set.until));

const done: NodeResult = { port: 'done' };

export const wait = defineNode({
  kind: 'wait',
  group: 'time',
  label: text('等待', 'Wait'),
  summary: text('等一段时间、若干工作日，或等到某个时刻', 'Rests for a length of time, working days, or until a time'),
  effect: 'wait',
  clauses: ['platform.functions'],
  settings,
  example: { workdays: 3 },
  ports: () => [{ id: 'done', label: text('时间到', 'Time is up') }],
  expressions: ({ until }) =>
    until === undefined ? [] : [{ pointer: '/until', source: until, expects: { type: 'any' } }],
  face: ({ within, workdays, until }, language) => until ?? limitWords({ within, workdays }, language),
  async run(context): Promise<NodeResult | Waiting> {
    const until = untilOf(context);
    if (until <= context.effects.now()) return done;
    return { wait: { until: until.toISOString() }, memory: { until: until.toISOString() } };
  },
  async resume({ memory }, happened): Promise<NodeResult | Waiting> {
    if ('elapsed' in happened) return done;
    const { until } = z.object({ until: z.string() }).parse(memory);
    return { wait: { until }, memory, note: text('仍在等待', 'Still waiting') };
  },
});
