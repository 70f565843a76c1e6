/** Walks the shipped review of a subsidy through the public interface, as the people of the demo province do. */
import { randomUUID } from 'node:crypto';
import type { CaseRecord } from '../../engine/core/case.ts';
import type { TaskRecord } from '../../engine/core/task.ts';
import type { Answered, TestApi } from './platform-api.ts';
import { until } from './until.ts';

/** What a clerk records. */
export const farmed = { area: 12, crop: 'rice', surveyed: '2026-11-20' };

/** The one open task of a case, as whoever asks sees it; waits until there is one. */
export const openTask = (it: TestApi, caseId: string, account: string): Promise<TaskRecord> =>
  until(async () => {
    const asked = await it.as(account, 'GET', `/api/tasks?case=${caseId}`);
    return (asked.body as { items: TaskRecord[] }).items[0];
  });

/** Answers a task as somebody. */
export const answerAs = (it: TestApi, account: string, task: string, answer: object): Promise<Answered> =>
  it.as(account, 'POST', `/api/tasks/${task}/answer`, { body: { id: randomUUID(), ...answer } });

/** Opens a case at the counter of a city, and gives its id once it waits for consent. */
export async function openClaim(it: TestApi): Promise<string> {
  const opened = await it.as('clerk', 'POST', '/api/scenarios/subsidy-review/cases', { body: { card: 'demo-wang' } });
  if (opened.status !== 201) throw new Error(JSON.stringify(opened.body));
  const { id } = opened.body as CaseRecord;
  await statusIs(it, id, 'waiting');
  return id;
}

/** Waits until a case has a status, and gives its record. */
export const statusIs = (it: TestApi, caseId: string, status: CaseRecord['status']): Promise<CaseRecord> =>
  until(async () => {
    const record = await it.api.store.cases.get(caseId);
    return record.status === status && record;
  });

/** Answers consent and form, so that the case waits for its approval. */
export async function claimUntilApproval(it: TestApi): Promise<string> {
  const id = await openClaim(it);
  await answerAs(it, 'clerk', (await openTask(it, id, 'clerk')).id, { action: 'give' });
  await answerAs(it, 'clerk', (await openTask(it, id, 'clerk')).id, { action: 'send', fields: farmed });
  await openTask(it, id, 'approver');
  return id;
}
