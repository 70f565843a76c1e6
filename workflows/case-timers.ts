/** The timers of a case: what its tokens wait for, and when they and the case itself are due. */
import { CancellationScope, isCancellation, sleep } from '@temporalio/workflow';
import type { CaseState, Token } from '../engine/core/case.ts';
import type { CaseEvent } from '../engine/core/interpreter/interpret.ts';
import type { RunningCase } from './running-case.ts';

interface Due {
  /** Names the timer: it is kept while the case still has one of that name. */
  name: string;
  at: string;
  event: CaseEvent;
}

/** Makes the timers of a case; `arrange` starts those that its state asks for, and stops the others. */
export function createTimers(running: RunningCase): { arrange(): void } {
  const started = new Map<string, CancellationScope>();

  function begin({ name, at, event }: Due): void {
    const scope = new CancellationScope();
    started.set(name, scope);
    void scope
      .run(async () => {
        await sleep(Math.max(1, new Date(at).getTime() - Date.now()));
        running.events.push(event);
      })
      .catch((error: unknown) => {
        if (!isCancellation(error)) throw error;
      });
  }

  return {
    arrange() {
      const due = running.state.outcome ? [] : duesOf(running.state);
      const names = new Set(due.map(({ name }) => name));
      for (const [name, scope] of started) {
        if (names.has(name)) continue;
        started.delete(name);
        scope.cancel();
      }
      for (const each of due) if (!started.has(each.name)) begin(each);
    },
  };
}

const duesOf = ({ tokens, dueAt }: CaseState): Due[] =>
  [
    ...tokens.flatMap(duesOfToken),
    ...(dueAt === null ? [] : [{ name: `case ${dueAt}`, at: dueAt, event: { event: 'overdue', at: dueAt } as const }]),
  ].sort(earlierFirst);

const earlierFirst = (a: { at: string }, b: { at: string }): number => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0);

/** Puts the times that have come into their order, where several came at once; everything else stays in its place. */
export function inOrderOfTime(events: readonly CaseEvent[]): CaseEvent[] {
  const elapsed = events.filter((each) => each.event === 'elapsed').sort(earlierFirst);
  return events.map((each) => (each.event === 'elapsed' ? (elapsed.shift() ?? each) : each));
}

function duesOfToken({ id, wait, dueAt, phase }: Token): Due[] {
  const due = (timer: 'wait' | 'limit', at: string): Due => ({
    name: `${timer} ${id} ${at}`,
    at,
    event: { event: 'elapsed', token: id, timer, at },
  });
  return [
    ...(phase === 'waiting' && wait?.until !== undefined ? [due('wait', wait.until)] : []),
    ...(dueAt === undefined ? [] : [due('limit', dueAt)]),
  ];
}
