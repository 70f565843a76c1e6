/** Walks a case of a procedure over the public interface to where it is over or held: everybody who is asked answers, after what is wrong was sent and returned once, where that is wanted. */
import { assertExists } from '../../engine/core/control.ts';
import type { ProcedureAct } from '../../engine/core/procedures/procedure.ts';
import type { ActionView, ProcedureView } from '../../engine/core/procedures/procedure-view.ts';
import { applicantAt, because } from './apply.ts';
import { act, openAccess } from './institution.ts';
import type { TestApi } from './platform-api.ts';
import { procedureForms, type Form, type ProcedureForms, type SingleKind } from './procedure-forms.ts';
import { until } from './until.ts';

/** What is walked: an act of a procedure; of every act but access `registration` is the entry of the register that it is about. */
export interface Walked {
  kind: SingleKind;
  act: ProcedureAct;
  /** Whether whoever reviews or provides returns it once, and what cannot prove anything is handed in first. */
  detours?: boolean;
  /** The stage before whose answer it stops. */
  until?: string;
}

/** The day of a trial is past after so long. */
const trialMs = 60 * 86_400_000;

/** No walk enters so many stages, returns and all. */
const mostVisits = 30;

/** The form of an act: a withdrawal takes what is in the register. */
const formFor = ({ form, changed }: ProcedureForms, act: ProcedureAct): Form =>
  act === 'change' ? { ...form, ...changed } : form;

/** Opens a case and walks it; gives it as its applicant sees it then. */
export async function walkProcedure(it: TestApi, walked: Walked & { registration?: string }): Promise<ProcedureView> {
  const { kind, registration } = walked;
  const body = { act: walked.act, ...(registration !== undefined && { registration }) };
  return goOn(it, await openAccess(it, procedureForms[kind].account, kind, body), walked);
}

/** Walks a case that is open on from where it stands. */
export async function goOn(it: TestApi, id: string, walked: Walked): Promise<ProcedureView> {
  const forms = procedureForms[walked.kind];
  const applicant = applicantAt(it, forms.account, id);
  const form = formFor(forms, walked.act);
  const taken = new Set<string>();
  const isFirst = (what: string) => walked.detours === true && !taken.has(what) && taken.add(what).size > 0;

  /** Sends what the one who is asked would send. */
  async function answer({ stage, holder }: ProcedureView, action: ActionView) {
    if (action.id === 'submit') return applicant.submit(form, forms.materials);
    if (action.id === 'sign') return applicant.sign();
    if (action.id === 'hand-in') {
      const ground = { stage: stage.id, form, now: it.api.now(), sampleTests: it.rulesets.sampleTests };
      const paper = assertExists(forms.paper, `papers of ${walked.kind}`)(ground);
      return applicant.act('hand-in', { paper: isFirst(stage.id) ? {} : paper });
    }
    const account = holder.side === 'provider' ? 'applicant-bus' : assertExists(holder.role, 'a reviewer');
    if (!isFirst('return')) return act(it, account, applicant.id, action.id, { reason: because });
    const marks = [{ pointer: '/contactPhone', note: '请填写可接通的手机号' }];
    return act(it, account, applicant.id, 'return', { reason: because, marks });
  }

  for (;;) {
    const seen = await until(async () => {
      const view = await applicant.view();
      return view.phase !== 'doing' && view;
    });
    if (seen.phase === 'over' || seen.phase === 'held' || seen.stage.id === walked.until) return seen;
    if (seen.visit > mostVisits) throw new Error(`stuck: ${JSON.stringify(seen.stages)}`);
    if (seen.phase === 'lasting') {
      await it.skip(trialMs);
      await until(async () => (await applicant.view()).visit > seen.visit);
      continue;
    }
    const onward = assertExists(
      seen.actions.find(({ leads }) => leads === 'on'),
      `a way on from ${seen.stage.id}`,
    );
    const said = await answer(seen, onward);
    if (said.status !== 200)
      throw new Error(`${walked.kind} ${walked.act} at ${seen.stage.id}: ${JSON.stringify(said.body)}`);
  }
}

/** The entry of the register that a granted case made or wrote anew. */
export const entryOf = ({ stages }: ProcedureView): string =>
  assertExists(stages.find(({ id }) => id === 'effect')?.result?.gives['registration'], 'an entry');
