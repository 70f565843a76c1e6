/** Mentions, threads, and what a comment may hold. */
import { expect, test } from 'vitest';
import { text } from './text.ts';
import { CommentText, isEditable, mentionsIn, openThreadsByNode, threadsOf, type Comment } from './comment.ts';

const comment = (id: string, more: Partial<Comment> = {}): Comment => ({
  ...{ id, scenario: 'museum', thread: null, node: null, version: null, text: 'words', mentions: [] },
  ...{ by: 'designer', byName: text('甲', 'A'), at: `2026-11-21T08:00:0${id}Z`, revision: 1 },
  ...{ editedAt: null, deletedAt: null, resolved: null, region: '990000', institution: null },
  ...more,
});

test('a text mentions accounts, but not the parts of addresses', () => {
  expect(mentionsIn('请 @reviewer 看一下，@duty-operator、@reviewer')).toEqual(['reviewer', 'duty-operator']);
  expect(mentionsIn('请@reviewer看')).toEqual(['reviewer']);
  expect(mentionsIn('write to someone@example.org or @@x')).toEqual([]);
});

test('a citizen id number is refused, by its rule', () => {
  const { error } = CommentText.safeParse('持卡人 990101199003071237 读卡失败');
  expect(error?.issues).toMatchObject([{ params: { rule: 'citizen-id' } }]);
  expect(CommentText.safeParse('  ').success).toBe(false);
});

test('threads hold their answers; a deleted one stays only for its answers', () => {
  const all = [
    comment('1', { deletedAt: 'then' }),
    comment('2', { thread: '1' }),
    comment('3', { deletedAt: 'then' }),
    comment('4', { thread: '3', deletedAt: 'then' }),
    comment('5'),
  ];
  expect(threadsOf(all.reverse()).map(({ first, answers }) => [first.id, answers.map(({ id }) => id)])).toEqual([
    ['1', ['2']],
    ['5', []],
  ]);
});

test('open threads are counted at their nodes', () => {
  const resolved = { by: 'reviewer', at: 'then' };
  const all = [
    comment('1', { node: 'a' }),
    comment('2', { node: 'a' }),
    comment('3', { node: 'b', resolved }),
    comment('4'),
  ];
  expect([...openThreadsByNode(threadsOf(all))]).toEqual([['a', 2]]);
});

test('only one’s own comment can be changed, and only for a quarter of an hour', () => {
  const it = comment('1');
  const after = (minutes: number) => new Date(Date.parse(it.at) + minutes * 60_000);
  expect(isEditable(it, { account: 'designer' }, after(15))).toBe(true);
  expect(isEditable(it, { account: 'designer' }, after(16))).toBe(false);
  expect(isEditable(it, { account: 'reviewer' }, after(1))).toBe(false);
  expect(isEditable({ ...it, deletedAt: 'then' }, { account: 'designer' }, after(1))).toBe(false);
});
