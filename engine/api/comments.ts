/** Comments on a scenario: their list, adding, changing and deleting one's own, and resolving threads. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { CommentText, isEditable, mentionsIn, mostMentions, NewComment, rolesWithComments } from '../core/comment.ts';
import type { Comment, Mentionable } from '../core/comment.ts';
import { problem } from '../core/problem.ts';
import { may, type Actor, type Place } from '../core/rights.ts';
import { text } from '../core/text.ts';
import { releaseNumbered } from '../store/releases.ts';
import type { ApiParts } from './api-parts.ts';
import { defineRoute, PageQuery, type Route } from './define-route.ts';
import { scenarioOf } from './scenarios.ts';
import { tagOf } from './tag-of.ts';

const commentOf = (api: ApiParts, { id }: { id: string }): Promise<Comment> => api.store.comments.get(id);

/** Who reads the comments of a place, and can be mentioned there. */
async function mentionableAt(api: ApiParts, place: Place): Promise<Mentionable[]> {
  const found = await api.store.accounts.reaching(place, rolesWithComments);
  return found
    .filter((actor) => may(actor, 'comment.read', place) && (api.demo || !actor.demo))
    .map(({ account, name, role }) => ({ account, name, role }));
}

/** The accounts that a text mentions. @throws Problem `invalid-input` where one may not see the scenario */
async function mentionsOf(api: ApiParts, written: string, place: Place): Promise<string[]> {
  const mentions = mentionsIn(written);
  if (mentions.length === 0) return [];
  const known = new Set((await mentionableAt(api, place)).map(({ account }) => account));
  const errors = mentions
    .filter((account) => !known.has(account))
    .map((account) => ({
      ...{ pointer: '/text', rule: 'mentionable' },
      message: text(`@${account} 不是能看到本场景批注的账号`, `@${account} is no account that sees the comments here`),
    }));
  if (mentions.length > mostMentions)
    errors.push({
      ...{ pointer: '/text', rule: 'too-many' },
      message: text(`最多提到 ${mostMentions} 人`, `At most ${mostMentions} people can be mentioned`),
    });
  if (errors.length > 0) throw problem('invalid-input', { errors });
  return mentions;
}

export const listComments = defineRoute({
  method: 'get',
  path: '/api/scenarios/{id}/comments',
  right: 'comment.read',
  summary: text('批注列表', 'List the comments on a scenario, the oldest first'),
  query: PageQuery.omit({ q: true }),
  subject: scenarioOf,
  answer: { status: 200, description: 'A page of comments; answers name the comment that begins their thread' },
  handle: async ({ api, params, query }) => ({ body: await api.store.comments.list(params.id, query) }),
});

/** The comment that a new one answers. @throws Problem `invalid-input` */
async function answered(api: ApiParts, scenario: string, thread: string): Promise<Comment> {
  const first = await api.store.comments.get(thread).catch(() => null);
  if (first?.scenario === scenario && first.thread === null) return first;
  const message = text('没有这个批注', 'There is no such thread');
  throw problem('invalid-input', { errors: [{ pointer: '/thread', rule: 'known', message }] });
}

export const addComment = defineRoute({
  method: 'post',
  path: '/api/scenarios/{id}/comments',
  right: 'comment.write',
  summary: text('添加批注', 'Comment on a scenario, or answer a comment'),
  body: NewComment,
  creates: true,
  subject: scenarioOf,
  answer: { status: 201, description: 'The comment' },
  async handle({ api, session: { actor }, params, subject, body, attempt }) {
    const { region, institution, draft, releases } = subject;
    if (body.version !== undefined) releaseNumbered(releases, body.version);
    const first = body.thread === undefined ? null : await answered(api, params.id, body.thread);
    const fresh = {
      ...{ id: randomUUID(), scenario: params.id, scenarioName: draft.scenario.name, region, institution },
      ...{ thread: first?.id ?? null, node: first ? first.node : (body.node ?? null) },
      ...{ version: first ? first.version : (body.version ?? null), text: body.text },
      mentions: await mentionsOf(api, body.text, subject),
      ...{ by: actor.account, byName: actor.name, at: api.now().toISOString() },
    };
    return { body: await api.store.comments.add(fresh, attempt) };
  },
});

/** @throws Problem `comment-closed` where it is not one's own, too old or gone */
function demandOwn(comment: Comment, actor: Actor, isStill: boolean): void {
  if (comment.by === actor.account && comment.deletedAt === null && isStill) return;
  throw problem('comment-closed');
}

export const editComment = defineRoute({
  method: 'put',
  path: '/api/comments/{id}',
  right: 'comment.write',
  summary: text('修改自己的批注（十五分钟内）', 'Change one’s own comment, within a quarter of an hour'),
  body: z.strictObject({ text: CommentText }),
  edits: true,
  subject: commentOf,
  answer: { status: 200, description: 'The comment with its new revision' },
  problems: ['comment-closed'],
  async handle({ api, session: { actor }, subject, body, revision }) {
    demandOwn(subject, actor, isEditable(subject, actor, api.now()));
    const mentions = await mentionsOf(api, body.text, subject);
    const changed = { text: body.text, mentions, at: api.now().toISOString() };
    const edited = await api.store.comments.edit({ ...subject, revision }, changed);
    return { body: edited, headers: tagOf(edited.revision) };
  },
});

export const deleteComment = defineRoute({
  method: 'delete',
  path: '/api/comments/{id}',
  right: 'comment.write',
  summary: text('删除自己的批注', 'Delete one’s own comment: its words go, that there was one stays'),
  subject: commentOf,
  answer: { status: 200, description: 'The comment without its words' },
  problems: ['comment-closed', 'edited-meanwhile'],
  async handle({ api, session: { actor }, subject }) {
    demandOwn(subject, actor, true);
    return { body: await api.store.comments.remove(subject, api.now().toISOString()) };
  },
});

const words = {
  resolve: text('标记批注已解决', 'Resolve a thread'),
  reopen: text('重新打开批注', 'Open a thread again'),
};

/** Resolving a thread, and opening it again. */
export const commentActs: readonly Route[] = (['resolve', 'reopen'] as const).map((act) =>
  defineRoute({
    method: 'post',
    path: `/api/comments/{id}/${act}`,
    right: 'comment.write',
    summary: words[act],
    subject: commentOf,
    answer: { status: 200, description: 'The comment that begins the thread, as it is now' },
    problems: ['comment-closed', 'edited-meanwhile'],
    async handle({ api, session, subject }) {
      if (!session || subject.thread !== null) throw problem('comment-closed');
      if ((subject.resolved !== null) === (act === 'resolve')) return { body: subject };
      const resolved = act === 'resolve' ? { by: session.actor.account, at: api.now().toISOString() } : null;
      return { body: await api.store.comments.resolve(subject, resolved) };
    },
  }),
);

export const listMentionable = defineRoute({
  method: 'get',
  path: '/api/scenarios/{id}/comments/people',
  right: 'comment.write',
  summary: text('可以提到的人', 'Find whom a comment on the scenario can mention: at most ten'),
  query: PageQuery.pick({ q: true }),
  subject: scenarioOf,
  answer: { status: 200, description: 'Accounts with names and roles' },
  async handle({ api, subject, query: { q = '' } }) {
    const wanted = q.trim().toLowerCase();
    const items = (await mentionableAt(api, subject))
      .filter(({ account, name }) => [account, ...Object.values(name)].join(' ').toLowerCase().includes(wanted))
      .slice(0, 10);
    return { body: { items, next: null, total: items.length } };
  },
});
