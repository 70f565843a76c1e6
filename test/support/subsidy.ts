/** Walks the shipped review of a subsidy through the public interface, as the people of the demo province do. */
import { randomUUID } from 'node:crypto';
import { until } from './until.ts';
import type { Answered, TestApi } from './platform-api.ts';

/** What a clerk records. */
export const farmed = { area: 12, crop: 'rice', surveyed: '2026-11-20' };

/** The one open task of a case, as whoever asks sees it; waits until there is one. */
export async function openTask(it: TestApi, caseId: string, account: string): Promise<Answered['body']> {
  let found: Answered['body'];
  await until(async () => {
    const { body } = await it.as(account, 'GET', `/api/tasks?case=${caseId}`);
    found = body.items[0];
    return found !== undefined;
  });
  return found;
}

/** Answers a task as somebody. */
export const answerAs = (it: TestApi, account: string, task: string, answer: object): Promise<Answered> =>
  it.as(account, 'POST', `/api/tasks/${task}/answer`, { body: { id: randomUUID(), ...answer } });

/** Opens a case at the counter of a city, and gives its id once it waits for consent. */
export async function openClaim(it: TestApi): Promise<string> {
  const opened = await it.as('clerk', 'POST', '/api/scenarios/subsidy-review/cases', { body: { card: 'demo-wang' } });
  if (opened.status !== 201) throw new Error(JSON.stringify(opened.body));
  await statusIs(it, opened.body.id, 'waiting');
  return opened.body.id;
}

/** Waits until a case has a status, and gives its record. */
export async function statusIs(it: TestApi, caseId: string, status: string): Promise<Answered['body']> {
  let record: Answered['body'];
  await until(async () => {
    record = await it.api.store.cases.get(caseId);
    return record.status === status;
  });
  return record;
}

/** Answers consent and form, so that the case waits for its approval. */
export async function claimUntilApproval(it: TestApi): Promise<string> {
  const id = await openClaim(it);
  await answerAs(it, 'clerk', (await openTask(it, id, 'clerk')).id, { action: 'give' });
  await answerAs(it, 'clerk', (await openTask(it, id, 'clerk')).id, { action: 'send', fields: farmed });
  await openTask(it, id, 'approver');
  return id;
}
