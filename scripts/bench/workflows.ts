/** The handwritten workflows that the scenario bench compares with, beside the real one. */
import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type { BenchSteps } from './scenario-steps.ts';

export { runScenario } from '../../workflows/run-scenario.ts';

const remote = proxyActivities<BenchSteps>({ startToCloseTimeout: '20 seconds' });
const local = proxyLocalActivities<BenchSteps>({ startToCloseTimeout: '20 seconds' });

/** (a) Nothing at all. */
export async function emptyWorkflow(): Promise<void> {}

/** (b) The same steps by hand, an activity each. */
export async function handwrittenActivities(steps: number): Promise<void> {
  for (let step = 0; step < steps; step += 1) await remote.runStep(step);
}

/** (c) The same steps by hand, a local activity each. */
export async function handwrittenLocals(steps: number): Promise<void> {
  for (let step = 0; step < steps; step += 1) await local.runStep(step);
}
