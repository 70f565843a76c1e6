/** Every act of every procedure, planned by the policy that ships, for tests that hold for all of them. */
import { mondayToFriday } from '../../engine/core/calendar.ts';
import { procedures } from '../../engine/core/procedures/index.ts';
import { makePlan } from '../../engine/core/procedures/make-plan.ts';
import { planPolicy } from '../../engine/core/procedures/plan.ts';
import type { ProcedureGround } from '../../engine/core/procedures/proceed.ts';
import type { ProcedureAct } from '../../engine/core/procedures/procedure.ts';
import type { ProcedureStart } from '../../engine/core/run-procedure-ports.ts';
import { policyNamed } from './rulesets.ts';

/** Monday, 23 November 2026, nine o'clock in China. */
export const opened = '2026-11-23T01:00:00.000Z';

const base = { policy: policyNamed(planPolicy), digest: 'digest' };

/** A procedure's act with what the machine is asked with. */
export interface PlannedAct {
  name: string;
  ground: ProcedureGround;
}

/** Plans every act. */
export async function plannedActs(): Promise<PlannedAct[]> {
  const planned: PlannedAct[] = [];
  for (const procedure of Object.values(procedures))
    for (const act of Object.keys(procedure.acts) as ProcedureAct[]) {
      const start: ProcedureStart = {
        ...{ caseId: `${procedure.kind}-${act}`, procedure: procedure.kind, act, registration: null },
        ...{ place: { region: '990100', institution: 'demo-clinic' }, openedBy: 'applicant', openedAt: opened },
      };
      const asked = { base, layers: [], now: new Date(opened), calendar: mondayToFriday };
      const plan = await makePlan(procedure, start, asked);
      planned.push({ name: `${procedure.kind} ${act}`, ground: { start, plan, calendar: mondayToFriday } });
    }
  return planned;
}
