/** What may be taken as an answer to a task: one of its actions, with its reason and its fields. */
import { filledErrors, type AskedField } from './asked-field.ts';
import type { Answer, TaskRequest } from './case.ts';
import { text, type Text } from './text.ts';

/** How long a reason must be, and may be, in characters. */
const reasonLength = { least: 20, most: 1000 } as const;

/** What is wrong with an answer, in words that repeat nothing of it; null where it may be taken. */
export function answerError(task: TaskRequest, answer: Answer, fields: readonly AskedField[] = []): Text | null {
  const action = task.actions.find(({ id }) => id === answer.action);
  if (!action) return text('没有这种答复方式', 'There is no such way to answer');
  const length = [...(answer.reason ?? '').trim()].length;
  if (action.needsReason && (length < reasonLength.least || length > reasonLength.most)) {
    return text(
      `“${action.label['zh-CN']}”须写明理由，${reasonLength.least} 至 ${reasonLength.most} 字`,
      `“${action.label.en}” needs a reason of ${reasonLength.least} to ${reasonLength.most} characters`,
    );
  }
  const errors = action.needsFields ? filledErrors(fields, answer.fields, '/fields') : [];
  if (errors.length === 0) return null;
  return text(
    errors.map(({ message }) => message['zh-CN']).join('；'),
    errors.map(({ message }) => message.en).join('; '),
  );
}
