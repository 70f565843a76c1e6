/** Enters what was granted into the register of its procedure, or writes its entry anew. */
import { randomUUIDv7 } from 'node:crypto';
import { assertExists } from '../../../engine/core/control.ts';
import { textIn } from '../../../engine/core/procedures/fields.ts';
import { procedures } from '../../../engine/core/procedures/index.ts';
import { toldOf } from '../../../engine/core/registers/divergence.ts';
import type { RegisterName, Registration } from '../../../engine/core/registers/registration.ts';
import { isProblem } from '../../../engine/core/problem.ts';
import { text } from '../../../engine/core/text.ts';
import { settleTrust } from '../../../engine/core/settle-trust.ts';
import type { StageWork } from '../../../engine/core/run-procedure-ports.ts';
import { error, failed, passed, submittedOf, type OperationParts, type StageOperation } from './define-operation.ts';
import { volumeCauses } from './take-volume.ts';

/** What an act makes of the state of an entry. */
const stateAfter = { withdrawal: 'withdrawn', termination: 'terminated' } as const;

/** What belongs to an institution says so; institutions and cooperating ones stand for themselves. */
const parentOf = (register: RegisterName, { place }: StageWork['start']): string | null =>
  register === 'institution' || register === 'partner' ? null : place.institution;

/** What hangs on an entry that is over goes with it: the order is carried out like any other, at once or when it is found. */
async function takeAlong(
  { caseId, visit, start }: StageWork,
  { issuer, standingOrders }: OperationParts,
  entry: Registration,
  act: 'withdrawal' | 'termination',
): Promise<void> {
  const { region, institution } = entry;
  await standingOrders.insert(
    {
      ...{
        id: randomUUIDv7(),
        entry: entry.id,
        region,
        institution,
        by: start.openedBy,
        at: issuer.now().toISOString(),
      },
      ...(act === 'withdrawal' ? { act: 'withdraw', side: 'applicant' } : { act: 'terminate', side: 'authority' }),
      ...{ reason: `接入办件 ${caseId} 已批准。`, state: 'open', isApplied: true, changed: 0, told: null, tried: [] },
    },
    { made: `procedure ${caseId} ${visit}`, of: '' },
  );
}

/** Enters it. Of the same case and visit it writes the same again. */
export const enterRegister: StageOperation = async (work, parts) => {
  const { start, caseId, visit, submitted, given } = work;
  const { form } = await submittedOf(work, parts);
  const procedure = procedures[start.procedure];
  const register = assertExists(procedure.register, 'the register of what is entered');
  const id = start.registration ?? (register === 'institution' ? (start.place.institution ?? caseId) : caseId);
  const before = await parts.registrations.find(id);
  const { act } = start;
  const isOver = act === 'withdrawal' || act === 'termination';
  // What a review took is held; where policy has nobody review, it is taken here.
  const causes = isOver ? [] : await volumeCauses(work, form, parts, 'error');
  if (causes.length > 0) return failed(...causes);
  const volumes = (isOver ? [] : (procedure.volumes?.(form) ?? [])).map(({ of, daily }) => ({ of, daily }));
  // A change issues no trust material: what only stands in the register stays so until it is renewed.
  const state = isOver ? stateAfter[act] : act === 'change' && before ? before.state : 'active';
  const entry: Registration = {
    ...{ id, register, region: textIn(form, 'region') || (before?.region ?? start.place.region) },
    institution: before?.institution ?? start.place.institution,
    name: isOver && before ? before.name : procedure.nameOf(form),
    ...{ state, flags: before?.flags ?? {}, parent: before?.parent ?? parentOf(register, start) },
    number: given['registration']?.['number'] ?? before?.number ?? null,
    form: isOver && before ? before.form : (submitted ?? ''),
    case: isOver && before ? before.case : caseId,
    since: before?.state === state ? before.since : parts.now().toISOString(),
    shows: isOver && before ? before.shows : procedure.shows(form),
    until: isOver ? (before?.until ?? null) : textIn(form, 'until') || null,
    ...(volumes.length > 0 && { volumes }),
  };
  try {
    const unique = procedure.uniqueOf?.(form) ?? id;
    await parts.registrations.enter(
      { ...entry, told: toldOf(entry, parts.now().toISOString()) },
      isOver ? `${id} ${state}` : unique,
      `${caseId} ${visit}`,
    );
    // A renewal has what devices hold count again; what is over takes all along.
    await settleTrust({ certificates: parts.issuer.records, devices: parts.devices }, entry, parts.now());
    if (isOver) await takeAlong(work, parts, entry, act);
  } catch (problem) {
    if (!isProblem(problem, 'already-exists')) throw problem;
    return failed(error('/creditCode', 'unique', text('已有同一主体的登记', 'It is in the register already')));
  }
  return passed({ registration: id });
};
