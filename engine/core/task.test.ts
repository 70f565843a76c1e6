/** What a stretch makes of the tasks of its case. */
import { describe, expect, it } from 'vitest';
import { initialState } from './case-state.ts';
import type { CaseState, TaskRequest, Token } from './case.ts';
import { placeOfTask, tasksAfter, tasksWithdrawn } from './task.ts';
import { text } from './text.ts';

const request: TaskRequest = {
  title: text('审核', 'Review'),
  role: 'approver',
  level: 'city',
  fields: [],
  actions: [{ id: 'approve', label: text('同意', 'Approve') }],
  shows: [],
};
const asking: Token = {
  id: 3,
  at: 'review',
  phase: 'waiting',
  scope: 0,
  visit: 2,
  wait: { task: request, until: '2026-11-30T00:00:00Z' },
  memory: { votes: [] },
};
const stateWith = (...tokens: Token[]): CaseState => ({
  ...initialState({ caseId: 'c', card: { reader: 'r' }, inputs: {}, place: { region: '990103', institution: 'lib' } }),
  tokens,
});
const stretch = (
  before: CaseState,
  after: CaseState,
  events: Parameters<typeof tasksAfter>[0]['events'] = [],
  taken = ['a1'],
) =>
  tasksAfter({
    ...{ caseId: 'c', scenario: { id: 's', name: text('场景', 'Scenario') } },
    ...{ before, after, events, taken, at: '2026-11-21T04:00:00Z' },
  });
const answer = { id: 'a1', by: 'wang', at: '2026-11-21T04:00:00Z', action: 'approve', fields: { mobile: '1' } };

describe('the tasks of a case', () => {
  it('a token that begins to ask opens a task at the city of the case', () => {
    expect(stretch(stateWith(), stateWith(asking))).toMatchObject([
      {
        ...{ id: 'c~review~2', state: 'open', node: 'review', dueAt: '2026-11-30T00:00:00Z' },
        place: { region: '990100', institution: null },
      },
    ]);
  });

  it('an answer that was taken closes it, and keeps nothing of what was filled in', () => {
    const [closed, ...others] = stretch(stateWith(asking), stateWith(), [
      { event: 'answered', token: 3, node: 'review', answer },
    ]);
    expect(others).toEqual([]);
    expect(closed).toMatchObject({ id: 'c~review~2', state: 'answered', answers: [{ by: 'wang', action: 'approve' }] });
    expect(JSON.stringify(closed)).not.toContain('mobile');
  });

  it('a vote leaves it open for the next; an answer that its node did not take is not an answer', () => {
    const voted = { ...asking, memory: { votes: ['wang'] } };
    const events = [{ event: 'answered', token: 3, node: 'review', answer }] as const;
    expect(stretch(stateWith(asking), stateWith(voted), events)).toMatchObject([
      { state: 'open', answers: [{ id: 'a1' }] },
    ]);
    expect(stretch(stateWith(asking), stateWith(asking), events, [])).toMatchObject([{ state: 'open', answers: [] }]);
  });

  it('its time may run out, and its case may go another way', () => {
    const at = '2026-11-30T00:00:00Z';
    const elapsed = [{ event: 'elapsed', token: 3, timer: 'wait', at }] as const;
    expect(stretch(stateWith(asking), stateWith(), elapsed)).toMatchObject([{ state: 'expired' }]);
    expect(stretch(stateWith(asking), stateWith())).toMatchObject([{ state: 'withdrawn' }]);
    expect(tasksWithdrawn('c', stateWith(asking), at)).toMatchObject([{ id: 'c~review~2', state: 'withdrawn' }]);
  });

  it('the next visit of a node is another task', () => {
    expect(stretch(stateWith(asking), stateWith({ ...asking, visit: 3 })).map(({ id, state }) => [id, state])).toEqual([
      ['c~review~3', 'open'],
      ['c~review~2', 'withdrawn'],
    ]);
  });

  it.each([
    ['case', '990103', 'lib'],
    ['city', '990100', null],
    ['province', '990000', null],
  ] as const)('the level %s is the place %s', (level, region, institution) => {
    expect(placeOfTask({ region: '990103', institution: 'lib' }, level)).toEqual({ region, institution });
  });
});
