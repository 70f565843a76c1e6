/** The events of a procedure's case that an institution's own system can be told of: which they are, and what is said of one. */
import { oneOf } from './one-of.ts';
import { text, type Text } from './text.ts';

/** What a system may ask to be told of a case. */
export const caseEvents = {
  moved: text('进入下一环节', 'moved on to its next stage'),
  returned: text('退回补正', 'was returned for correction'),
  'not-passed': text('核验没有通过', 'did not pass a check'),
  commented: text('有新的留言', 'has a new comment'),
  stopped: text('试运行中止', 'had its trial stopped'),
  'due-soon': text('即将到期', 'is due soon'),
  overdue: text('已超期', 'is overdue'),
  granted: text('已通过', 'was granted'),
  rejected: text('未予通过', 'was rejected'),
  expired: text('逾期办结', 'expired'),
  withdrawn: text('已撤回', 'was withdrawn'),
} as const satisfies Record<string, Text>;
export type CaseEventName = keyof typeof caseEvents;
export const CaseEventName = oneOf(caseEvents);

/** What a system is told, besides which case it is; `test` is of no case. */
export interface CaseEvent {
  event: CaseEventName | 'test';
  /** Id of the stage that the case stands at, or ended at. */
  stage: string | null;
  /** When it happened (RFC 3339). */
  at: string;
}
