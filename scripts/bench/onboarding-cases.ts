/** What the onboarding bench runs: cases of institution access with every act ready, and the writes of the bare workflow. */
import { createHash } from 'node:crypto';
import { socialCreditCheckCharacter } from '../../engine/core/codes/social-credit-code.ts';
import { canonicalJson } from '../../engine/core/canonical-json.ts';
import { agreementOf } from '../../engine/core/procedures/agreement.ts';
import type { ActInput, ProcedureStart } from '../../engine/core/run-procedure-ports.ts';
import { generatePrivateKey } from '../../engine/crypto/sm2-key.ts';
import { sign } from '../../engine/crypto/sm2.ts';
import { sm3 } from '../../engine/crypto/sm3.ts';
import type { Store } from '../../engine/store/connect-store.ts';
import { clinicForm } from '../../test/support/institution.ts';

/** A step of the bare workflow, told to the database as a write of the size of a projection. */
export interface BareStep {
  id: string;
  step: number;
  taken: number;
}

/** The activities of the bare workflow. */
export interface BareSteps {
  writeStep(step: BareStep): Promise<void>;
  writeWork(step: BareStep): Promise<void>;
}

const base31 = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const key = generatePrivateKey();
const publicKey = key.publicKey.toPem();
const stamp = { by: 'bench', at: new Date().toISOString() };

/** A unified social credit code of its own for each number, in a division that does not exist. */
function creditCodeOf(number: number): string {
  let tail = '';
  for (let rest = number, place = 0; place < 7; place += 1, rest = Math.floor(rest / 31))
    tail = base31.charAt(rest % 31) + tail;
  const first17 = `52990100DE${tail}`;
  return first17 + socialCreditCheckCharacter(first17);
}

/** What is handed in for one institution, and its digest. */
function applicationOf(number: number): { content: object; digest: string } {
  const form = { ...clinicForm, name: `演示机构${number}`, creditCode: creditCodeOf(number) };
  const materials = ['certificate', 'authorisation'].map((code) => ({
    ...{ code, id: `${code}-${number}`, name: `${code}.pdf` },
    digest: createHash('sha256').update(`${code}-${number}`).digest('hex'),
  }));
  const content = { form, materials };
  return { content, digest: sm3(canonicalJson(content)) };
}

/** A case about to be opened. */
export const startOf = (caseId: string): ProcedureStart => ({
  ...{ caseId, procedure: 'institution-access', act: 'access', registration: null },
  ...{ place: { region: '990100', institution: null }, openedBy: 'applicant', openedAt: new Date().toISOString() },
});

/** Writes a case as the API would before it starts the workflow, with all that its applicant will hand in; gives the acts in order. */
export async function prepareCase(store: Store, caseId: string, number: number): Promise<ActInput[]> {
  const start = startOf(caseId);
  const { content, digest } = applicationOf(number);
  await store.papers.keep(caseId, digest, content, stamp);
  const agreement = agreementOf(start, (content as { form: Record<string, unknown> }).form, digest);
  const signature = { publicKey, signature: sign(key, Buffer.from(sm3(agreement))).toString('hex') };
  const signed = sm3(canonicalJson(signature));
  await store.papers.keep(caseId, signed, signature, stamp);
  await store.procedureCases.insert({ start, only: caseId, attempt: { made: caseId, of: caseId } });
  const act = (rest: Pick<ActInput, 'action' | 'side' | 'role' | 'visit' | 'by'> & Partial<ActInput>): ActInput => ({
    ...{ id: `${caseId} ${rest.by} ${rest.action}`, institution: null, at: new Date().toISOString() },
    ...rest,
  });
  const reason = '材料齐全，内容与登记信息一致，同意该机构接入一卡通应用平台。';
  const applicant = { side: 'applicant', role: 'applicant', by: 'applicant' } as const;
  return [
    act({ ...applicant, action: 'submit', visit: 1, paper: digest }),
    act({ side: 'reviewer', role: 'access-manager', by: 'access-manager', action: 'approve', visit: 3, reason }),
    act({ side: 'reviewer', role: 'approver', by: 'approver', action: 'approve', visit: 3, reason }),
    act({ ...applicant, action: 'sign', visit: 4, paper: signed }),
  ];
}
