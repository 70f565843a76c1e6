/** The machine of procedures where an earlier result lets a stage be passed by. */
import { expect, test } from 'vitest';
import type { ProcedureEvent, ProcedureStart } from '../run-procedure-ports.ts';
import { text } from '../text.ts';
import type { PlannedStage } from './plan.ts';
import { begin, proceed, type ProcedureGround } from './proceed.ts';
import type { Stage } from './procedure.ts';
import { fill, review, takeEffect, verify } from './stages.ts';

const at = '2026-11-20T08:00:00Z';
const by = { policy: 'procedure-plan', digest: '0', rule: null, reason: text('规定', 'a rule') };
const planned = (stage: Stage): PlannedStage => ({
  ...stage,
  ...{ reviewers: [{ role: 'access-manager', level: 'case' }], workdays: null, remind: null, escalate: null, by },
});
const start: ProcedureStart = {
  ...{ caseId: 'case-1', procedure: 'system-access', act: 'access', registration: null },
  place: { region: '990100', institution: 'demo-clinic' },
  ...{ openedBy: 'applicant', openedAt: at },
};
const passedWhen = { stage: 'check', gives: 'volume', equals: 'within' };
const ground: ProcedureGround = {
  start,
  plan: {
    ...{ procedure: 'system-access', act: 'access' },
    stages: [fill(), verify('check'), review({ passedWhen }), takeEffect('enter')].map(planned),
  },
  calendar: { holidays: new Set(), workdays: new Set(), covers: new Set() } as never,
};
const submitted: ProcedureEvent = {
  event: 'acted',
  act: {
    ...{ id: 'a-1', action: 'submit', visit: 1, by: 'applicant', side: 'applicant', role: 'applicant' },
    ...{ institution: 'demo-clinic', at, paper: '0' },
  },
};
const checked = (gives: Record<string, string>): ProcedureEvent => ({
  ...{ event: 'done', at, visit: 2, verdict: 'passed', findings: [], gives },
});

test.each([
  [{ volume: 'within' }, 'effect', ['passed', 'passed']],
  [{ volume: 'over' }, 'review', ['passed']],
  [{}, 'review', ['passed']],
])('%j leads to %s', (gives: Record<string, string>, stage, actions) => {
  const { state } = begin(ground);
  const asked = proceed(ground, state, [submitted]);
  const { state: after, stamps, wanted } = proceed(ground, asked.state, [checked(gives)]);
  expect(ground.plan.stages[after.stage]?.id).toBe(stage);
  expect(stamps.map(({ action }) => action)).toEqual(actions);
  expect(wanted?.operation ?? null).toBe(stage === 'effect' ? 'enter' : null);
  // Where it is passed by, it is said of the stage itself.
  if (stage === 'effect') expect(stamps.at(-1)).toMatchObject({ stage: 'review', side: 'platform' });
});
