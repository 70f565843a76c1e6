/** The bare workflow that the onboarding bench compares with, beside the real ones: as many updates, local activities and activities, and nothing decided. */
import { condition, defineUpdate, proxyActivities, proxyLocalActivities, setHandler } from '@temporalio/workflow';
import type { BareSteps } from './onboarding-cases.ts';

export { institutionAccess } from '../../workflows/procedures/institution-access.ts';

const { writeStep } = proxyLocalActivities<BareSteps>({ startToCloseTimeout: '20 seconds' });
const { writeWork } = proxyActivities<BareSteps>({ startToCloseTimeout: '20 seconds' });

/** What an update brings: an act of the size that a real one has. */
interface BareAct {
  id: string;
  reason: string;
}

/** Takes `acts` updates, a local activity each; after the first an activity, and after the last three, each with a local activity behind it. */
export async function bareProcedure(id: string, acts: number): Promise<string> {
  const came: BareAct[] = [];
  let step = 0;
  let taken = 0;
  const write = async () => writeStep({ id, step: (step += 1), taken });
  await write();
  setHandler(defineUpdate<{ changed: boolean }, [BareAct]>('act'), async (act) => {
    const mine = came.push(act);
    await condition(() => taken >= mine);
    return { changed: true };
  });
  while (taken < acts) {
    await condition(() => came.length > taken);
    await write();
    taken += 1;
    const works = taken === 1 ? 1 : taken === acts ? 3 : 0;
    for (let work = 0; work < works; work += 1) {
      await writeWork({ id, step: (step += 1), taken });
      await write();
    }
  }
  return 'granted';
}
