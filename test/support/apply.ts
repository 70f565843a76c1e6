/** An applicant on its way through a procedure, over the public interface: fills in, hands in, signs, and is reviewed. */
import { assertExists } from '../../engine/core/control.ts';
import { generatePrivateKey } from '../../engine/crypto/sm2-key.ts';
import { sign } from '../../engine/crypto/sm2.ts';
import { sm3 } from '../../engine/crypto/sm3.ts';
import type { ProcedureView } from '../../engine/core/procedures/procedure-view.ts';
import type { StageResult } from '../../engine/core/procedures/procedure-state.ts';
import { testItems } from '../../engine/core/procedures/test-record.ts';
import { act, handIn, openAccess } from './institution.ts';
import type { TestApi } from './platform-api.ts';
import { until } from './until.ts';

/** Whom to reach, as forms ask it. */
export const contact = {
  ...{ contactName: '演示联系人', contactPhone: '19900000001', contactEmail: 'contact@demo.invalid', declares: true },
};

/** A reason that is long enough. */
export const because = '材料齐全，内容与登记信息一致，同意按所申请的范围办理。';

/** A day so many days from now. */
export const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** A record of a test that proves a stage. */
export const recordFor = (stage: string, version: string) => ({
  ...{ laboratory: '演示检测中心', number: 'DEMO-2026-001', version, testedOn: inDays(-1) },
  results: Object.fromEntries(Object.keys(testItems[stage] ?? {}).map((id) => [id, 'passed'])),
});

/** Opens a case and gives what its applicant does. */
export async function applicantOf(it: TestApi, account: string, kind: string, body: object = {}) {
  return applicantAt(it, account, await openAccess(it, account, kind, body));
}

/** What the applicant of a case that is open does. */
export function applicantAt(it: TestApi, account: string, id: string) {
  const view = async () => (await it.as(account, 'GET', `/api/cases/${id}`)).body as ProcedureView;

  return {
    id,
    view,
    /** Acts as the applicant. */
    act: (action: string, rest: object = {}) => act(it, account, id, action, rest),

    /** Fills in, hands the files in, and submits. */
    async submit(form: object, materials: readonly string[]) {
      const { headers } = await it.as(account, 'GET', `/api/cases/${id}/application`);
      const saved = await it.as(account, 'PUT', `/api/cases/${id}/application`, {
        body: form,
        headers: { 'if-match': headers.get('etag') ?? '' },
      });
      const { materials: there, revision } = saved.body as { materials: { as: string }[]; revision: number };
      const has = there.map(({ as }) => as);
      for (const as of materials) if (!has.includes(as)) await handIn(it, id, as, account);
      return act(it, account, id, 'submit', { revision });
    },

    /** Signs the agreement that waits. */
    async sign() {
      const asked = await it.as(account, 'GET', `/api/cases/${id}/application`);
      const { agreement } = asked.body as { agreement: string };
      const key = generatePrivateKey();
      const signature = sign(key, Buffer.from(sm3(agreement))).toString('hex');
      return act(it, account, id, 'sign', { paper: { publicKey: key.publicKey.toPem(), signature } });
    },

    /** Waits until the case stands at a stage. */
    reaches: (stage: string, phase = 'asking') =>
      until(async () => {
        const seen = await view();
        return seen.stage.id === stage && seen.phase === phase;
      }),

    /** Waits for the result of a stage, and gives it. */
    async result(stage: string, verdict: 'passed' | 'failed'): Promise<StageResult> {
      let found: StageResult | null = null;
      await until(async () => {
        found = (await view()).stages.find((each) => each.id === stage)?.result ?? null;
        return found?.verdict === verdict;
      });
      return assertExists<StageResult>(found, stage);
    },

    /** Waits until it is over, and gives its outcome. */
    async outcome() {
      await until(async () => (await view()).phase === 'over');
      return (await view()).outcome;
    },
  };
}
