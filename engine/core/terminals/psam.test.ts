/** Every state of a PSAM, every act, every role, requester or another: allowed or refused by name, against a table written down here. */
import { expect, it, test } from 'vitest';
import { isProblem } from '../problem.ts';
import { roles, type Role } from '../rights.ts';
import { psamActs, psamRefusal, psamStates, withPsamAct, type Psam, type PsamAct, type PsamState } from './psam.ts';

/** The state that follows for m (an access manager who did not request it) or the slug that refuses it, the acts in the order of `psamActs`. */
const s = 'psam-state';
const forManager: Record<PsamState, readonly string[]> = {
  //            request      withdraw             refuse      issue     bind     replace     recall      scrap
  'in-stock': ['requested', s, s, s, s, s, s, 'scrapped'],
  requested: [s, 'not-the-requester', 'in-stock', 'issued', s, s, s, s],
  issued: [s, s, s, s, 'bound', s, 'recalled', s],
  bound: [s, s, s, s, s, 'replaced', 'recalled', s],
  blocked: [s, s, s, s, s, s, 'recalled', s],
  replaced: [s, s, s, s, s, s, 'recalled', 'scrapped'],
  recalled: [s, s, s, s, s, s, s, 'scrapped'],
  scrapped: [s, s, s, s, s, s, s, s],
};
const a = 'act-of-another-role';
const forApplicant: Record<PsamState, readonly string[]> = {
  'in-stock': ['requested', s, a, a, s, a, a, a],
  requested: [s, 'in-stock', a, a, s, a, a, a],
  issued: [s, s, a, a, 'bound', a, a, a],
  bound: [s, s, a, a, s, a, a, a],
  blocked: [s, s, a, a, s, a, a, a],
  replaced: [s, s, a, a, s, a, a, a],
  recalled: [s, s, a, a, s, a, a, a],
  scrapped: [s, s, a, a, s, a, a, a],
};

const acts = Object.keys(psamActs) as PsamAct[];
const states = Object.keys(psamStates) as PsamState[];
const at = '2026-11-22T00:00:00.000Z';
const psam = (state: PsamState): Psam => ({
  ...{ serial: '990000000001', region: '990000', institution: null, state, terminal: 'DEV-000001' },
  ...{ requestedBy: 'asker', issuedBy: null, checkValue: null, revision: 1, history: [] },
});
const outcome = (state: PsamState, act: PsamAct, role: Role, account: string): string => {
  try {
    return withPsamAct(psam(state), act, { actor: { role, account }, at, reason: null }).state;
  } catch (error) {
    if (isProblem(error)) return error.slug;
    throw error;
  }
};

test.each(states)('a PSAM that is %s', (state) => {
  expect(acts.map((act) => outcome(state, act, 'access-manager', 'another'))).toEqual(forManager[state]);
  expect(acts.map((act) => outcome(state, act, 'applicant', 'asker'))).toEqual(forApplicant[state]);
});

it('is touched by no other role, in any state, by any act', () => {
  const others = (Object.keys(roles) as Role[]).filter((role) => !['access-manager', 'applicant'].includes(role));
  const seen = others.flatMap((role) =>
    states.flatMap((state) => acts.map((act) => outcome(state, act, role, 'another'))),
  );
  expect(new Set(seen)).toEqual(new Set([a]));
});

it('is issued, refused and scrapped by another than who requested it, in every state', () => {
  const asker = { role: 'access-manager', account: 'asker' } as const;
  for (const state of states)
    for (const act of ['issue', 'refuse', 'scrap'] as const) {
      const slug = psamRefusal(psam(state), act, asker)?.slug;
      expect(`${state} ${act} ${slug}`).toMatch(/same-requester|psam-state/);
    }
  expect(psamRefusal(psam('requested'), 'withdraw', asker)).toBeNull();
});

it('remembers who asked, who issued, and what the key service said', () => {
  const asked = withPsamAct({ ...psam('in-stock'), requestedBy: null, terminal: null }, 'request', {
    ...{ actor: { role: 'applicant', account: 'asker' }, at, reason: null },
    terminal: { id: 'DEV-000009', institution: 'demo-library' },
  });
  expect(asked).toMatchObject({
    state: 'requested',
    requestedBy: 'asker',
    terminal: 'DEV-000009',
    institution: 'demo-library',
  });
  const issued = withPsamAct(asked, 'issue', {
    ...{ actor: { role: 'access-manager', account: 'another' }, at, reason: null },
    checkValue: '0A1B2C',
  });
  expect(issued).toMatchObject({ issuedBy: 'another', checkValue: '0A1B2C' });
  expect(issued.history.map(({ act, by }) => [act, by])).toEqual([
    ['request', 'asker'],
    ['issue', 'another'],
  ]);
});
