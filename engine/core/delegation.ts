/** A delegation (委托办理): from one day to another somebody of the same role does what an absent person holds. Its rules are told as findings. */
import { z } from 'zod';
import { reasonOf } from './answer.ts';
import { chinaDay } from './calendar.ts';
import type { FieldError } from './problem.ts';
import { liesIn, may, roles, type Actor, type Place, type Right } from './rights.ts';
import { text, type Text } from './text.ts';

/** How many days it lasts at most, the first and the last among them. */
export const mostDays = 180;

/** How long its reason must be, and may be, in characters. */
export const delegationReason = { least: 2, most: 200 } as const;

const Account = z.string().min(1).max(80);
const Day = z.iso.date();

/** What is asked for. Days are those of China, YYYY-MM-DD, and both count. */
export const NewDelegation = z.strictObject({
  from: Account.optional().describe('The account of whoever is away; left out: your own'),
  to: Account.describe('The account of who stands in'),
  firstDay: Day,
  lastDay: Day,
  reason: reasonOf(delegationReason).describe('Why: 2 to 200 characters'),
});
export type NewDelegation = z.infer<typeof NewDelegation>;

/** Its first and its last day. */
export type Days = Pick<Delegation, 'firstDay' | 'lastDay'>;

/** A delegation as it is kept. It belongs to the place of whoever is away. */
export interface Delegation extends Place {
  id: string;
  from: string;
  to: string;
  firstDay: string;
  lastDay: string;
  reason: string;
  /** Who set it: whoever is away, or their manager. */
  by: string;
  at: string;
  /** Who ended it before its last day was over. */
  ended: { by: string; at: string } | null;
}

export const delegationStates = {
  'to-come': text('未开始', 'To come'),
  'in-force': text('生效中', 'In force'),
  over: text('已到期', 'Over'),
  ended: text('已提前结束', 'Ended early'),
} as const satisfies Record<string, Text>;
export type DelegationState = keyof typeof delegationStates;

/** How it stands at a moment. */
export function delegationState({ firstDay, lastDay, ended }: Delegation, now: Date): DelegationState {
  if (ended) return 'ended';
  const today = chinaDay(now);
  if (today < firstDay) return 'to-come';
  return today <= lastDay ? 'in-force' : 'over';
}

/** Whether it can still be ended. */
export const isOpen = (state: DelegationState): boolean => state === 'to-come' || state === 'in-force';

/** Somebody of an institution's or the administration's people, without what lists do not show. */
export type Colleague = Pick<Actor, 'account' | 'role' | 'region' | 'institution'>;

/** Whether somebody may do what an absent person does: another of the same role whose place covers theirs. */
export const mayStandInFor = (other: Colleague, absent: Colleague): boolean =>
  other.account !== absent.account &&
  other.role === absent.role &&
  liesIn(absent.region, other.region) &&
  (other.institution === null || other.institution === absent.institution);

/** Whether somebody may set and end the delegations of a person: their own, or as a manager of the place. */
export const mayDelegateFor = (actor: Actor, absent: Colleague): boolean =>
  actor.account === absent.account || may(actor, 'delegation.assign', absent);

/** Whether somebody's role takes cases on: of other tasks nobody is the holder, and everybody of the role goes on with them. */
export const takesCasesOn = ({ role }: Pick<Colleague, 'role'>): boolean =>
  (roles[role].rights as readonly Right[]).includes('procedure.act');

const dayMs = 86_400_000;
/** How many days there are from one to another, both counted. */
const daysOf = ({ firstDay, lastDay }: Days): number => (Date.parse(lastDay) - Date.parse(firstDay)) / dayMs + 1;

const overlaps = (one: Days, other: Days): boolean => one.firstDay <= other.lastDay && other.firstDay <= one.lastDay;

const wrong = (pointer: string, rule: string, zh: string, en: string): FieldError => ({
  ...{ pointer, rule, message: text(zh, en) },
});

function dayErrors(asked: Days, today: string): FieldError[] {
  if (asked.lastDay < asked.firstDay)
    return [wrong('/lastDay', 'order', '最后一天不能早于第一天', 'The last day must not come before the first')];
  const errors: FieldError[] = [];
  if (asked.firstDay < today)
    errors.push(wrong('/firstDay', 'past', '第一天不能早于今天', 'The first day must not lie in the past'));
  if (daysOf(asked) > mostDays)
    errors.push(
      wrong('/lastDay', 'too-long', `最多委托 ${mostDays} 天`, `A delegation lasts ${mostDays} days at most`),
    );
  return errors;
}

/** Whoever stands in must be able to do the same. */
function personErrors(absent: Colleague, other: Colleague | null): FieldError[] {
  if (!takesCasesOn(absent))
    return [
      wrong(
        ...(['/from', 'takes-nothing-on'] as const),
        '此人的角色不领取办件：其待办由同角色的人共同办理，不需要委托',
        'Their role takes no cases on: everybody of the role goes on with its tasks, and nothing needs delegating',
      ),
    ];
  if (other?.account === absent.account)
    return [wrong('/to', 'self', '不能委托给本人', 'Nobody can stand in for themselves')];
  if (other && mayStandInFor(other, absent)) return [];
  return [
    wrong(
      ...(['/to', 'can-act'] as const),
      '此人不能代为办理：须为同一角色、辖区相符的另一人',
      'Must be another person of the same role whose region covers that of whoever is away',
    ),
  ];
}

const daysWords = ({ firstDay, lastDay }: Days, to: string): string => `${firstDay} ${to} ${lastDay}`;

/** Nobody is away and stands in for somebody on the same day, so that no delegation is passed on; and nobody is away twice. */
function clashes(from: string, to: string, asked: Days, others: readonly Delegation[]): FieldError[] {
  return others
    .filter((other) => other.ended === null && overlaps(other, asked))
    .flatMap((other): FieldError[] => {
      const [zh, en] = [daysWords(other, '至'), daysWords(other, 'to')];
      if (other.from === from)
        return [wrong('/firstDay', 'overlap', `${zh} 已有一个委托`, `There is a delegation from ${en} already`)];
      if (other.from === to)
        return [
          wrong(
            ...(['/to', 'away'] as const),
            `此人 ${zh} 自己也不在，不能代为办理`,
            `They are away themselves from ${en}, and cannot stand in`,
          ),
        ];
      if (other.to !== from) return [];
      return [
        wrong(
          ...(['/firstDay', 'stands-in'] as const),
          `${zh} 正替别人办理，委托不能再转托；请先结束那个委托`,
          `Stands in for somebody from ${en}, and a delegation is not passed on: end that one first`,
        ),
      ];
    });
}

/** Everything that is wrong with a delegation that is asked for. `others` are those of either person that are not over. */
export function delegationErrors(
  asked: Days,
  {
    absent,
    other,
    others,
    now,
  }: { absent: Colleague; other: Colleague | null; others: readonly Delegation[]; now: Date },
): FieldError[] {
  const found = [...personErrors(absent, other), ...dayErrors(asked, chinaDay(now))];
  if (found.length > 0 || !other) return found;
  return clashes(absent.account, other.account, asked, others);
}
