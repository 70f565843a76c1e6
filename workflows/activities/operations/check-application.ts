/** Checks an application of an institution: its form once more, that the institution is in force, that nobody holds what there may be but one of, and its volume against the quota. */
import { canonicalJson } from '../../../engine/core/canonical-json.ts';
import type { Depends } from '../../../engine/core/evidence.ts';
import { formErrors } from '../../../engine/core/procedures/form-errors.ts';
import { procedures } from '../../../engine/core/procedures/index.ts';
import { dailyVolume } from '../../../engine/core/procedures/total-quota.ts';
import type { StageFinding } from '../../../engine/core/procedures/procedure-state.ts';
import { isInForce } from '../../../engine/core/registers/registration.ts';
import { liesIn } from '../../../engine/core/rights.ts';
import type { StageWork } from '../../../engine/core/run-procedure-ports.ts';
import { text } from '../../../engine/core/text.ts';
import { sm3 } from '../../../engine/crypto/sm3.ts';
import { keyOf } from '../../../engine/crypto/system-evidence.ts';
import {
  error,
  failed,
  passed,
  submittedOf,
  type OperationParts,
  type StageOperation,
  type Submitted,
} from './define-operation.ts';
import { volumeCauses } from './take-volume.ts';

const notInForce = error(
  '/name',
  'institution-in-force',
  text('本机构尚未接入或已被暂停', 'The institution was not taken on, or is suspended'),
);
const notThePlace = error(
  '/region',
  'own-place',
  text('所填地区不在本账号的辖区内', 'The division is not where this account belongs'),
);
const taken = error(
  '/name',
  'unique',
  text('已有同一标识的登记', 'Something of this identifier is in the register already'),
);

/** Everything that is wrong with what was submitted. */
export async function findingsOf(
  { start }: Pick<StageWork, 'start'>,
  { form, materials }: Submitted,
  parts: OperationParts,
): Promise<StageFinding[]> {
  const procedure = procedures[start.procedure];
  const { act, registration, place } = start;
  const ground = { act, now: parts.now(), materials: materials.map(({ code }) => code) };
  const wrong: StageFinding[] = formErrors(procedure, form, ground).map((each) => ({ ...each, severity: 'error' }));
  if (procedure.register !== 'partner') {
    const institution = place.institution === null ? null : await parts.registrations.find(place.institution);
    if (!institution || !isInForce(institution)) wrong.push(notInForce);
  }
  const { register } = procedure;
  const unique = procedure.uniqueOf?.(form);
  const holder = unique === undefined || register === null ? null : await parts.registrations.holding(register, unique);
  if (holder && holder.id !== registration) wrong.push(taken);
  const region = form['region'];
  if (typeof region === 'string' && !liesIn(region, place.region)) wrong.push(notThePlace);
  if (procedure.register === 'catalogue-item' && !(await parts.isInCatalogue(String(form['code']), place.region)))
    wrong.push(
      error('/code', 'known-item', text('应用目录没有这个编码', 'The application catalogue has no such code')),
    );
  return wrong;
}

/** Whether the volume is within the quota that policy lets pass, and what all together may use still holds it: then it is taken at once. Else it is reviewed, told why. */
export async function volumeOf(
  work: StageWork,
  form: Record<string, unknown>,
  parts: OperationParts,
): Promise<{ volume: 'within' | 'over'; causes: StageFinding[] }> {
  const { start, quota } = work;
  const isSmall = quota !== null && dailyVolume(procedures[start.procedure], form) <= quota;
  const causes = isSmall ? await volumeCauses(work, form, parts, 'warning') : [];
  return { volume: isSmall && causes.length === 0 ? 'within' : 'over', causes };
}

/** What the results of later tests depend on, as the form says it: a key by its fingerprint, what is no text by its digest. */
function dependsIn({ start }: StageWork, form: Record<string, unknown>): Depends {
  const said = Object.entries(procedures[start.procedure].dependsOn?.(form) ?? {});
  return Object.fromEntries(
    said.map(([name, value]) => {
      const key = name === 'key' && typeof value === 'string' ? keyOf(value) : null;
      return [name, key ? sm3(key.toDer()) : typeof value === 'string' ? value : sm3(canonicalJson(value))];
    }),
  );
}

/** Checks what was submitted. */
export const checkApplication: StageOperation = async (work, parts) => {
  const submitted = await submittedOf(work, parts);
  const wrong = await findingsOf(work, submitted, parts);
  if (wrong.length > 0) return failed(...wrong);
  const { volume, causes } = await volumeOf(work, submitted.form, parts);
  return passed({ volume, ...dependsIn(work, submitted.form) }, causes);
};
