/** Comments: what people say to each other about a scenario, at a node or at the whole, with whom they mention. */
import { z } from 'zod';
import { holdsCitizenId, noCitizenId } from './citizen-ids-in-text.ts';
import { roles, type Actor, type Place, type Role } from './rights.ts';
import type { Text } from './text.ts';

/** The longest comment, in characters. */
export const longestComment = 2000;
/** How many people one comment may mention. */
export const mostMentions = 10;
/** How long who wrote a comment may change it. */
export const editableMs = 15 * 60_000;

export const CommentText = z
  .string()
  .trim()
  .min(1)
  .max(longestComment)
  .refine((written) => !holdsCitizenId(written), {
    error: noCitizenId.en,
    params: { rule: 'citizen-id', zh: noCitizenId['zh-CN'] },
  })
  .describe('The words; `@account` mentions somebody; no personal data');

/** A comment that somebody is about to add. */
export const NewComment = z.strictObject({
  text: CommentText,
  node: z.string().max(60).optional().describe('Id of the node it is about; else it is about the whole'),
  version: z.number().int().min(1).optional().describe('The version it is about; else it is about the draft'),
  thread: z.string().max(60).optional().describe('Id of the comment that it answers'),
});
export type NewComment = z.infer<typeof NewComment>;

/** A comment. One without `thread` begins a thread, and it alone is resolved. */
export interface Comment extends Place {
  id: string;
  scenario: string;
  thread: string | null;
  node: string | null;
  version: number | null;
  /** Empty where it was deleted. */
  text: string;
  mentions: string[];
  by: string;
  byName: Text;
  at: string;
  /** Changes with each edit: its ETag. */
  revision: number;
  editedAt: string | null;
  deletedAt: string | null;
  resolved: { by: string; at: string } | null;
}

/** A mention of whoever asks, in GET /api/mentions. */
export interface Mention extends Comment {
  scenarioName: Text;
  unread: boolean;
}

/** Somebody who can be mentioned. */
export interface Mentionable {
  account: string;
  name: Text;
  role: Role;
}

/** The accounts that a text mentions, each once: `@account` at the beginning or behind anything that is no part of a word. */
export const mentionsIn = (written: string): string[] => [
  ...new Set([...written.matchAll(/(?<![A-Za-z0-9_.@])@([a-z][a-z0-9-]{1,59})/g)].map(([, account = '']) => account)),
];

/** The roles that read comments, and can be mentioned. */
export const rolesWithComments = (Object.keys(roles) as Role[]).filter((role) =>
  (roles[role].rights as readonly string[]).includes('comment.read'),
);

/** Tells whether a comment is somebody's own and young enough to be changed. */
export const isEditable = ({ by, at, deletedAt }: Comment, { account }: Pick<Actor, 'account'>, now: Date): boolean =>
  by === account && deletedAt === null && now.getTime() - Date.parse(at) <= editableMs;

/** A thread: the comment that begins it, and its answers, the oldest first. */
export interface Thread {
  first: Comment;
  answers: Comment[];
}

/** The threads of comments, the oldest first; where the first was deleted, a thread stays as long as it has answers. */
export function threadsOf(comments: readonly Comment[]): Thread[] {
  const ordered = [...comments].sort((a, b) => a.at.localeCompare(b.at));
  const answers = Map.groupBy(
    ordered.filter(({ thread }) => thread !== null),
    ({ thread }) => thread,
  );
  return ordered
    .filter(({ thread }) => thread === null)
    .map((first) => ({ first, answers: (answers.get(first.id) ?? []).filter(({ deletedAt }) => deletedAt === null) }))
    .filter((thread) => thread.first.deletedAt === null || thread.answers.length > 0);
}

/** How many threads are open at each node. */
export function openThreadsByNode(threads: readonly Thread[]): ReadonlyMap<string, number> {
  const open = threads.flatMap(({ first }) => (first.resolved === null && first.node !== null ? [first.node] : []));
  return new Map([...Map.groupBy(open, (node) => node)].map(([node, all]) => [node, all.length]));
}
