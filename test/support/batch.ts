/** A batch on its way: an institution of the province applies for many others, over the public interface. */
import { listText } from '../../engine/core/list-file.ts';
import { socialCreditCheckCharacter } from '../../engine/core/codes/social-credit-code.ts';
import {
  batchColumns,
  type BatchColumn,
  type BatchItem,
  type BatchSummary,
} from '../../engine/core/procedures/batch-item.ts';
import { applicantOf, because, contact, inDays, recordFor } from './apply.ts';
import { act, handIn } from './institution.ts';
import type { TestApi } from './platform-api.ts';

/** The account that applies, of the demo library of the province. */
export const batchApplicant = 'applicant-library';

/** A unified social credit code of its own for each number, in a division that does not exist. */
export function creditCodeOf(number: number): string {
  const first = `52990100DE${String(number).padStart(7, '0')}`;
  return first + socialCreditCheckCharacter(first);
}

/** What a row says of an institution, with what is to be otherwise. */
export const batchRow = (number: number, cells: Partial<Record<BatchColumn, string>> = {}): string[] =>
  Object.values({
    ...{ name: `演示机构${number}`, creditCode: creditCodeOf(number), kind: '民办非企业单位', region: '990100' },
    ...{ licence: '', licenceUntil: '', ...cells },
  });

/** The text of a list. */
export const batchList = (rows: readonly string[][]): string =>
  listText([Object.values(batchColumns).map((words) => words['zh-CN']), ...rows]);

/** A form that may be submitted. */
export const batchForm = (items: readonly string[]) => ({
  ...{ name: '演示首批接入', field: 'medical', dutyPhone: '0990-1234567', items },
  services: '为社区居民提供持卡挂号、就诊和购药结算服务，窗口与自助机均可用卡。',
  ...(items.length > 0 && {
    ...{ version: '1.0', since: inDays(30) },
    feasibility: '已在两家机构试点三个月，人员、设备和运维均已到位。',
  }),
  ...contact,
});

/** Opens a batch, and gives what its applicant does. */
export async function openBatch(it: TestApi) {
  const applicant = await applicantOf(it, batchApplicant, 'batch-access');
  const { id } = applicant;
  const get = async (path: string, account = batchApplicant) => (await it.as(account, 'GET', path)).body;

  return {
    ...applicant,
    /** Hands the list in, fills in, and submits. */
    async apply(rows: readonly string[][], items: readonly string[]) {
      await handIn(it, id, 'rows', batchApplicant, batchList(rows));
      return applicant.submit(batchForm(items), ['certificate', 'authorisation', 'plan']);
    },

    /** Both reviewers approve; the test of the application is handed in. */
    async approve(items: readonly string[]) {
      await applicant.reaches('review');
      await act(it, 'access-manager', id, 'approve', { reason: because });
      await act(it, 'approver', id, 'approve', { reason: because });
      if (items.length > 0) {
        await applicant.reaches('security-test');
        await applicant.act('hand-in', { paper: recordFor('security-test', '1.0') });
      }
      await applicant.reaches('agreement');
    },

    summary: async () => (await get(`/api/cases/${id}/items/summary`)) as BatchSummary,
    items: async (query = '') =>
      ((await get(`/api/cases/${id}/items?limit=100${query}`)) as { items: BatchItem[] }).items,
  };
}
