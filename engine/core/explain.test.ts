/** Every case that is not over says what it waits for, in words of both languages. */
import { describe, expect, it } from 'vitest';
import { endNode, smallVersion } from '../../test/support/scenario-of.ts';
import { caseStatuses, isOver, type CaseRecord, type CaseStatus } from './case.ts';
import { explain, type ToExplain } from './explain.ts';
import type { Overlay } from './run-scenario-ports.ts';
import { text } from './text.ts';

const version = smallVersion(
  [
    { id: 'rest', kind: 'wait', name: text('公示期', 'Public notice'), settings: { within: 'P7D' } },
    { id: 'report', kind: 'wait-for-message', settings: { name: 'done-outside' } },
    endNode('over'),
  ],
  ['start > rest', 'rest > report', 'report.received > over', 'report.expired > over'],
);
const record: CaseRecord = {
  id: 'c-1',
  scenario: { id: 'small', name: text('小场景', 'Small'), version: 1, digest: version.digest },
  service: 'durable',
  status: 'waiting',
  outcome: null,
  holder: null,
  region: '990100',
  institution: null,
  openedBy: 'clerk',
  openedAt: '2026-11-21T06:00:00Z',
  endedAt: null,
  problem: null,
  at: ['rest'],
  standing: [],
  trace: [],
};
const token: Overlay['tokens'][number] = {
  id: 1,
  path: 'rest',
  phase: 'waiting',
  visit: 1,
  scope: 0,
  within: [],
  dueAt: null,
  until: '2026-11-28T06:00:00Z',
  task: null,
  problem: null,
};
const overlayOf = (...tokens: Partial<typeof token>[]): Overlay => ({
  digest: version.digest,
  tokens: tokens.map((each) => ({ ...token, ...each })),
  paused: null,
  overdue: false,
  outcome: null,
});
const explained = (more: Partial<ToExplain>) =>
  explain({ record, overlay: overlayOf({}), tasks: [], version, ...more });

describe('why a case waits', () => {
  it('for a time: the node by its name, and until when', () => {
    const { summary, waits } = explained({});
    expect(waits).toMatchObject([{ kind: 'time', name: { en: 'Public notice' }, until: '2026-11-28T06:00:00Z' }]);
    expect(summary['zh-CN']).toBe('等到约定的时间');
  });

  it('for a message: its name, and who may pass it on', () => {
    const { waits, next } = explained({ overlay: overlayOf({ path: 'report' }) });
    expect(waits).toMatchObject([{ kind: 'message', whom: { en: 'An outside system' } }]);
    expect(waits[0]?.words.en).toContain('done-outside');
    expect(next[0]).toMatchObject({ act: 'message', right: 'case.message' });
    expect(next[0]?.by.en).toContain('Duty operator');
  });

  it('for other branches, and for a write that is under way', () => {
    const { waits } = explained({
      overlay: overlayOf({ phase: 'joining' }, { phase: 'performing' }, { phase: 'inside' }),
    });
    expect(waits.map(({ kind }) => kind)).toEqual(['join', 'writing']);
  });

  it('held by a problem: its words, its token, and only the ways out that lead somewhere', () => {
    const problem = { slug: 'message-rejected', title: text('报文未通过校验', 'The message was refused') };
    const { waits, next } = explained({
      record: { ...record, status: 'held', problem },
      overlay: overlayOf({ id: 7, path: 'report', phase: 'failed', problem }),
    });
    expect(waits).toMatchObject([{ kind: 'held', token: 7, problem: 'message-rejected' }]);
    expect(waits[0]?.ports.map(({ id }) => id)).toEqual(['received', 'expired']);
    expect(next.map(({ act }) => act)).toEqual(['retry', 'skip', 'pause', 'cancel']);
  });

  it('paused: by whom and why', () => {
    const paused = { by: 'duty', at: '2026-11-21T07:00:00Z', reason: '等待核实' };
    const { summary, next } = explained({
      record: { ...record, status: 'paused' },
      overlay: { ...overlayOf({}), paused },
    });
    expect(summary).toEqual({ 'zh-CN': '已由 duty 暂停：等待核实', en: 'Paused by duty: 等待核实' });
    expect(next.map(({ act }) => act)).toEqual(['resume', 'cancel']);
  });

  it('by the record alone while the engine is away, also of a node that is gone', () => {
    const { live, waits } = explained({ overlay: null, record: { ...record, at: ['rest', 'gone'] } });
    expect(live).toBe(false);
    expect(waits.map(({ kind, name }) => [kind, name.en])).toEqual([
      ['unknown', 'Public notice'],
      ['unknown', 'gone'],
    ]);
  });

  it.each(caseStatuses)('%s: words in both languages, and something to do until it is over', (status: CaseStatus) => {
    const { summary, next } = explained({ record: { ...record, status }, overlay: null });
    expect(summary['zh-CN']).toMatch(/\p{Script=Han}/u);
    expect(summary.en).not.toMatch(/\p{Script=Han}/u);
    expect(next.length > 0).toBe(!isOver({ status }));
  });
});
