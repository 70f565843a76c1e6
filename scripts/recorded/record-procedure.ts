/** Runs a story of a procedure through the public interface of a whole platform, and gives its history. */
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { assertExists } from '../../engine/core/control.ts';
import { problem } from '../../engine/core/problem.ts';
import type { ProcedureView } from '../../engine/core/procedures/procedure-view.ts';
import { workflowIdOf } from '../../engine/core/run-scenario-ports.ts';
import { because } from '../../test/support/apply.ts';
import { act } from '../../test/support/institution.ts';
import { startApi, type TestApi } from '../../test/support/platform-api.ts';
import { entryOf, goOn, walkProcedure } from '../../test/support/walk-procedure.ts';
import type { Happening, ProcedureStory } from './procedures.ts';
import { scrubbed, type Recorded } from './record.ts';

let platform: Promise<TestApi> | undefined;
/** The entries of the registers that stories have made, by the procedure. */
const entries = new Map<string, string>();

/** Ends the platform on which stories ran. */
export const stopRecording = async (): Promise<void> => (await platform)?.stop();

/** Records one story; what is changed, renewed or withdrawn was taken on by an earlier one, or is now. */
export async function recordProcedure(story: ProcedureStory): Promise<Recorded> {
  const { name, kind, happens = [], ends } = story;
  const it = await (platform ??= startApi({ engine: 'temporal' }));
  const registration = story.act === 'access' ? undefined : await entryFor(it, story);
  const seen = await walkProcedure(it, {
    ...{ kind, act: story.act, detours: story.detours === true },
    ...(registration !== undefined && { registration }),
    ...(story.at !== undefined && { until: story.at }),
  });
  for (const each of happens) await happen(it, story, seen.id, each);
  const over = happens.length > 0 ? await goOn(it, seen.id, { kind, act: story.act }) : seen;
  if (over.outcome !== ends) throw new Error(`${name} was to be ${ends}, and is ${String(over.outcome)}`);
  if (ends === 'granted') entries.set(kind, entryOf(over));
  if (story.act === 'withdrawal') entries.delete(kind);
  const { client } = assertExists(it.environment, 'a Temporal');
  const history = await client.workflow.getHandle(workflowIdOf(over.id)).fetchHistory();
  const shows = new Set(over.stamps.map(({ stage, action }) => `${stage}.${action}`));
  return { name, shows: [...shows].sort(), history: scrubbed(historyToJSON(history)) };
}

async function entryFor(it: TestApi, { kind }: ProcedureStory): Promise<string> {
  const known = entries.get(kind);
  return known ?? entryOf(await walkProcedure(it, { kind, act: 'access' }));
}

async function happen(it: TestApi, { kind, act: of }: ProcedureStory, id: string, happening: Happening): Promise<void> {
  if (happening === 'breaks') return failOnce(it, () => goOn(it, id, { kind, act: of }));
  if ('days' in happening) return it.skip(happening.days * 86_400_000);
  const answer = await act(it, happening.by, id, happening.action, happening.rest);
  if (answer.status !== 200) throw new Error(`${happening.action}: ${JSON.stringify(answer.body)}`);
}

/** The register cannot be written, until whoever is on duty has it tried again. */
async function failOnce(it: TestApi, walk: () => Promise<ProcedureView>): Promise<void> {
  const { registrations } = it.api.store;
  const enter = registrations.enter.bind(registrations);
  registrations.enter = () => Promise.reject(problem('internal'));
  const { id, phase } = await walk();
  registrations.enter = enter;
  if (phase !== 'held') throw new Error(`${id} was to be held, and is ${phase}`);
  const answer = await act(it, 'duty-operator', id, 'retry', { reason: because });
  if (answer.status !== 200) throw new Error(`retry: ${JSON.stringify(answer.body)}`);
}
