/** How votes make a decision: level after level, each by its rule, and nobody votes twice. */
import { z } from 'zod';
import type { Answer } from './case.ts';
import { assertExists } from './control.ts';
import { Role, roles } from './rights.ts';
import { text, type Text } from './text.ts';

/** Who decides at one level, and by which rule. */
const Level = z
  .strictObject({
    role: Role.meta({ label: text('角色', 'Role'), help: text('有此角色的人可以审批', 'Whoever has it may decide') }),
    at: z
      .enum(['case', 'city', 'province'])
      .default('case')
      .meta({
        label: text('层级', 'Level'),
        help: text('办理地、市级或省级', 'Where the case is, its city, its province'),
      }),
    rule: z
      .enum(['one', 'all', 'any'])
      .default('one')
      .meta({
        label: text('规则', 'Rule'),
        help: text(
          '一人：由一人决定；全部：都须同意；任一：一人同意即可，都不同意才否决',
          'one: one person decides; all: every one must approve; any: one approval is enough, refused once all have refused',
        ),
      }),
    people: z
      .int()
      .min(1)
      .max(9)
      .default(1)
      .meta({
        label: text('人数', 'People'),
        help: text('几人参与，规则为“一人”时填 1', 'How many take part; 1 where one decides'),
      }),
  })
  .refine(({ rule, people }) => (rule === 'one') === (people === 1), {
    path: ['people'],
    message: 'One person where one decides, else at least two',
    params: { zh: '“一人”填 1，其他规则至少 2 人' },
  });
/** Who decides at one level, and by which rule. */
export type Level = z.infer<typeof Level>;

/** The levels of an approval, in the order in which they decide. */
export const Levels = z
  .array(Level)
  .min(1)
  .max(5)
  .default([{ role: 'operator', at: 'case', rule: 'one', people: 1 }])
  .meta({
    label: text('审批级次', 'Levels'),
    help: text('逐级审批，前一级同意后才到下一级', 'In turn: a level is asked once the one before it has approved'),
  });

/** The votes so far. `level` counts from 0. */
export const Votes = z.array(
  z.object({ level: z.int(), by: z.string(), action: z.enum(['approve', 'refuse', 'return']) }),
);
export type Votes = z.infer<typeof Votes>;
type Action = Votes[number]['action'];

/** How an approval ends. */
type ApprovalOutcome = 'approved' | 'refused' | 'returned';

const countOf = (votes: Votes, level: number, action: Action): number =>
  votes.filter((vote) => vote.level === level && vote.action === action).length;

/** How many approvals a level needs, and how many refusals end it. */
const needs = ({ rule, people }: Level) =>
  ({
    one: { approvals: 1, refusals: 1 },
    all: { approvals: people, refusals: 1 },
    any: { approvals: 1, refusals: people },
  })[rule];

const isPassed = (level: Level, index: number, votes: Votes): boolean =>
  countOf(votes, index, 'approve') >= needs(level).approvals;

const indexNow = (levels: readonly Level[], votes: Votes): number =>
  levels.findIndex((level, index) => !isPassed(level, index, votes));

/** The level that is asked now; while an approval is under way there is one. */
export const levelNow = (levels: readonly Level[], votes: Votes): Level =>
  assertExists(levels[indexNow(levels, votes)], 'a level to ask');

/** What a vote leads to: an end, or on to the next; or why it does not count. */
type Counted = { refused: Text } | { votes: Votes; outcome: ApprovalOutcome | null; note: Text };

/** Counts one answer as a vote. */
export function countVote(levels: readonly Level[], votes: Votes, { by, action }: Answer): Counted {
  if (votes.some((vote) => vote.by === by)) {
    return { refused: text('同一人不能审批两次', 'The same person cannot decide twice') };
  }
  const index = indexNow(levels, votes);
  const level = levelNow(levels, votes);
  const after = [...votes, { level: index, by, action: action as Action }];
  const note = text(
    `第 ${index + 1} 级已有 ${countOf(after, index, 'approve')} 人同意、${countOf(after, index, 'refuse')} 人不同意`,
    `Level ${index + 1}: ${countOf(after, index, 'approve')} for, ${countOf(after, index, 'refuse')} against`,
  );
  return { votes: after, outcome: outcomeOf(levels, level, index, after), note };
}

function outcomeOf(levels: readonly Level[], level: Level, index: number, votes: Votes): ApprovalOutcome | null {
  if (countOf(votes, index, 'return') > 0) return 'returned';
  if (countOf(votes, index, 'refuse') >= needs(level).refusals) return 'refused';
  return indexNow(levels, votes) === -1 ? 'approved' : null;
}

const places = { case: text('办理地', 'local'), city: text('市级', 'city'), province: text('省级', 'province') };
const rules = { one: text('', ''), all: text('全部', 'all of '), any: text('任一', 'any of ') };

/** A level in a few words. */
export const levelWords = ({ role, at, rule, people }: Level): Text =>
  text(
    `${places[at]['zh-CN']}${roles[role].name['zh-CN']}${rule === 'one' ? '' : `（${rules[rule]['zh-CN']} ${people} 人）`}`,
    `${roles[role].name.en}, ${places[at].en}${rule === 'one' ? '' : ` (${rules[rule].en}${people})`}`,
  );
