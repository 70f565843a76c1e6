/** Change, renewal and withdrawal of what each procedure has taken on, through every stage, with what is returned and what does not prove anything on the way. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ProcedureAct } from '../../engine/core/procedures/procedure.ts';
import { startApi, type TestApi } from '../support/platform-api.ts';
import { procedureForms, singleProcedures } from '../support/procedure-forms.ts';
import { entryOf, walkProcedure } from '../support/walk-procedure.ts';

let it: TestApi;
beforeAll(async () => {
  it = await startApi({ engine: 'temporal' });
});
afterAll(() => it?.stop());

/** What each act leaves the entry in. */
const states = { change: 'active', renewal: 'active', withdrawal: 'withdrawn' } as const satisfies Partial<
  Record<ProcedureAct, string>
>;
type Later = keyof typeof states;

// The trial of a system takes sixty days of everybody's time: it comes last.
const inOrder = [...singleProcedures].sort(
  (one, other) => Number(one.kind === 'system-access') - Number(other.kind === 'system-access'),
);

test.each(inOrder)('$kind: changed, renewed and withdrawn', { timeout: 180_000 }, async (procedure) => {
  const { kind, acts, register } = procedure;
  const registration = entryOf(await walkProcedure(it, { kind, act: 'access' }));
  const entered = (await it.as('access-manager', 'GET', `/api/registrations/${registration}`)).body;
  expect(entered).toMatchObject({ state: 'active', register });
  const { form, changed } = procedureForms[kind];
  for (const act of Object.keys(states) as Later[]) {
    const over = await walkProcedure(it, { kind, act, registration, detours: true });
    expect([act, over.outcome]).toEqual([act, 'granted']);
    // Every stage was entered, and who reviews, provides or judges sent it back once.
    expect(new Set(over.stamps.map(({ stage }) => stage))).toEqual(new Set(over.stages.map(({ id }) => id)));
    const isReviewed = acts[act]!.some(({ asks }) => asks?.actions.some(({ id }) => id === 'return'));
    expect(over.stamps.filter(({ action }) => action === 'return')).toHaveLength(isReviewed ? 1 : 0);
    // What was proven and still holds is not asked for again.
    const asked = new Set(over.stamps.filter(({ action }) => action === 'hand-in').map(({ stage }) => stage));
    const proofs = acts[act]!.filter(({ id }) => asked.has(id));
    expect(over.stamps.filter(({ action, side }) => action === 'failed' && side === 'platform')).toHaveLength(
      proofs.length,
    );
    const entry = (await it.as('access-manager', 'GET', `/api/registrations/${registration}`)).body;
    expect(entry).toMatchObject({ state: states[act], number: entered.number, register });
    if (act === 'change') expect(entry.name).toBe(procedure.nameOf({ ...form, ...changed }));
  }
});
