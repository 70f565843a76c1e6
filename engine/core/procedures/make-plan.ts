/** Makes the plan of a case: asks policy of each stage of the act. */
import type { WorkCalendar } from '../calendar.ts';
import { decide, type Decision } from '../policies/decide.ts';
import { facts, type CaseData, type Fact } from '../facts/facts.ts';
import { decideInLayers, type DigestedPolicy } from '../policies/policy-layers.ts';
import { problem } from '../problem.ts';
import type { ProcedureStart } from '../run-procedure-ports.ts';
import { text } from '../text.ts';
import { plannedStage, type Plan } from './plan.ts';
import { procedureActs, type Procedure, type Stage } from './procedure.ts';

/** What planning is asked with: the policy in force and its layers at the applicant's place. */
export interface PlanGround {
  base: DigestedPolicy;
  layers: readonly DigestedPolicy[];
  now: Date;
  calendar: WorkCalendar;
}

/** The catalogue of facts, with those that a procedure asks a policy by. */
export const factsAsked = (...names: string[]): Record<string, Fact> => ({
  ...facts,
  ...Object.fromEntries(
    names.map((name) => [
      `inputs.${name}`,
      {
        ...{ type: 'string', source: 'case', label: text(name, name), path: `inputs.${name}` },
        of: ({ data }) => data.inputs[name],
      } satisfies Fact,
    ]),
  ),
});

/** With the plan's own: which procedure, which act, which stage, and who reviews there by nature. */
const known = factsAsked('procedure', 'act', 'stage', 'side');

function decideStage(stage: Stage, { procedure, act, place }: ProcedureStart, ground: PlanGround): Promise<Decision> {
  const side = stage.lasts ? 'time' : (stage.asks?.side ?? 'platform');
  const data: CaseData = {
    inputs: { procedure, act, stage: stage.id, side },
    place,
    from: { reader: '' },
  };
  const { base, layers, now, calendar } = ground;
  return decideInLayers(base, layers, ({ policy, digest }) => decide(policy, digest, known, { data, now, calendar }));
}

/** Plans a case. @throws Problem `procedure-act` where the procedure has no such act */
export async function makePlan(procedure: Procedure, start: ProcedureStart, ground: PlanGround): Promise<Plan> {
  const stages = procedure.acts[start.act];
  if (!stages) throw problem('procedure-act', { procedure: procedure.name, act: procedureActs[start.act] });
  const decided = await Promise.all(
    stages.map(async (stage) => plannedStage(stage, await decideStage(stage, start, ground))),
  );
  return { procedure: start.procedure, act: start.act, stages: decided.filter((stage) => stage !== null) };
}
