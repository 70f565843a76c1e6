/** What may be taken as an answer to a task: one of its actions, with its reason and its fields. */
import { z } from 'zod';
import { filledErrors, type AskedField } from './asked-field.ts';
import type { Answer, TaskAction, TaskRequest } from './case.ts';
import type { FieldError } from './problem.ts';
import { text, type Text } from './text.ts';

/** How long a reason must be, and may be, in characters. */
export const reasonLength = { least: 20, most: 1000 } as const;

type Length = Readonly<Record<'least' | 'most', number>>;

const isOfLength = (reason: string, { least, most }: Length): boolean => {
  const { length } = [...reason.trim()];
  return length >= least && length <= most;
};
const isLongEnough = (reason: string): boolean => isOfLength(reason, reasonLength);

/** A reason of so many characters, without the blanks around it. */
export const reasonOf = (length: Length) =>
  z
    .string()
    .trim()
    .refine((reason) => isOfLength(reason, length), {
      message: `Give a reason of ${length.least} to ${length.most} characters`,
      params: { zh: `请写明理由，${length.least} 至 ${length.most} 字`, rule: 'reason' },
    });

/** Why somebody did something, in so many words that it can be understood later. */
export const Reason = reasonOf(reasonLength).describe('Why: 20 to 1,000 characters');

const needsReason = ({ label }: TaskAction): Text =>
  text(
    `“${label['zh-CN']}”须写明理由，${reasonLength.least} 至 ${reasonLength.most} 字`,
    `“${label.en}” needs a reason of ${reasonLength.least} to ${reasonLength.most} characters`,
  );

/** Everything that is wrong with an answer, field by field; nothing of what was filled in is repeated. */
export function answerErrors(
  task: Pick<TaskRequest, 'actions' | 'fields'>,
  answer: Pick<Answer, 'action' | 'fields' | 'reason'>,
): FieldError[] {
  const action = task.actions.find(({ id }) => id === answer.action);
  if (!action) {
    const message = text('没有这种答复方式', 'There is no such way to answer');
    return [{ pointer: '/action', rule: 'choice', message }];
  }
  const errors = filledErrors(action.needsFields ? task.fields : [], answer.fields, '/fields');
  if (!action.needsReason || isLongEnough(answer.reason ?? '')) return errors;
  return [...errors, { pointer: '/reason', rule: 'reason', message: needsReason(action) }];
}

/** What is wrong with an answer, in words that repeat nothing of it; null where it may be taken. */
export function answerError(task: TaskRequest, answer: Answer, fields: readonly AskedField[] = []): Text | null {
  const action = task.actions.find(({ id }) => id === answer.action);
  if (!action) return text('没有这种答复方式', 'There is no such way to answer');
  if (action.needsReason && !isLongEnough(answer.reason ?? '')) return needsReason(action);
  const errors = action.needsFields ? filledErrors(fields, answer.fields, '/fields') : [];
  if (errors.length === 0) return null;
  return text(
    errors.map(({ message }) => message['zh-CN']).join('；'),
    errors.map(({ message }) => message.en).join('; '),
  );
}
