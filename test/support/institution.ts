/** An institution that applies for access, acted by the demo accounts through the public interface. */
import { randomUUID } from 'node:crypto';
import { generatePrivateKey } from '../../engine/crypto/sm2-key.ts';
import { sign } from '../../engine/crypto/sm2.ts';
import { sm3 } from '../../engine/crypto/sm3.ts';
import type { TestApi } from './platform-api.ts';
import { until } from './until.ts';

/** A form that may be submitted. The division of its code, 990100, does not exist. */
export const clinicForm = {
  ...{ name: '演示社区诊所', creditCode: '52990100DEM000073E', kind: 'private-non-enterprise', region: '990100' },
  ...{ field: 'medical', services: '为社区居民提供持卡挂号、就诊和购药结算服务，窗口与自助机均可用卡。' },
  ...{ contactName: '演示联系人', contactPhone: '19900000001', contactEmail: 'contact@demo.invalid' },
  ...{ dutyPhone: '0990-1234567', declares: true },
};

const pdf = Buffer.from('%PDF-1.4 demo');

/** Opens a case and gives its id. */
export async function openAccess(
  it: TestApi,
  account = 'applicant',
  kind = 'institution-access',
  body = {},
): Promise<string> {
  const opened = await it.as(account, 'POST', `/api/procedures/${kind}/cases`, { body });
  if (opened.status !== 201) throw new Error(`not opened: ${opened.status} ${JSON.stringify(opened.body)}`);
  const { id } = opened.body as { id: string };
  await until(async () => (await it.as(account, 'GET', `/api/cases/${id}`)).status === 200);
  return id;
}

/** Hands a file in: a PDF, or the text of a list. */
export async function handIn(it: TestApi, id: string, as: string, account = 'applicant', list?: string) {
  const [type, ending] = list === undefined ? ['application/pdf', 'pdf'] : ['text/csv', 'csv'];
  const sent = await fetch(`${it.url}/api/cases/${id}/materials?as=${as}`, {
    method: 'POST',
    headers: {
      ...{ authorization: `Bearer ${await it.tokenOf(account)}`, 'idempotency-key': randomUUID() },
      ...{ 'content-type': type, 'content-disposition': `attachment; filename="${as}.${ending}"` },
    },
    body: list ?? pdf,
  });
  return sent.status;
}

/** Acts, as somebody who has just looked at the case. */
export async function act(it: TestApi, account: string, id: string, action: string, rest: object = {}) {
  const seen = await it.as(account, 'GET', `/api/cases/${id}`);
  const { visit } = seen.body as { visit?: number };
  return it.as(account, 'POST', `/api/cases/${id}/acts`, {
    body: { id: randomUUID(), action, visit: visit ?? 1, ...rest },
  });
}

/** Waits until a case stands at a stage, asking or over. */
export const reaches = (it: TestApi, id: string, stage: string, phase = 'asking') =>
  until(async () => {
    const answer = await it.as('access-manager', 'GET', `/api/cases/${id}`);
    const seen = answer.body as { stage: { id: string }; phase: string };
    return seen.stage.id === stage && seen.phase === phase;
  });

/** Fills the form in, hands the files in, and submits. */
export async function submit(it: TestApi, id: string, form: object = clinicForm) {
  const { headers } = await it.as('applicant', 'GET', `/api/cases/${id}/application`);
  const saved = await it.as('applicant', 'PUT', `/api/cases/${id}/application`, {
    body: form,
    headers: { 'if-match': headers.get('etag') ?? '' },
  });
  const { materials, revision } = saved.body as { materials: { as: string }[]; revision: number };
  const has = materials.map(({ as }) => as);
  for (const as of ['certificate', 'authorisation']) if (!has.includes(as)) await handIn(it, id, as);
  return act(it, 'applicant', id, 'submit', { revision });
}

/** The applicant's signature of the agreement that waits. */
export async function signed(it: TestApi, id: string) {
  const answer = await it.as('applicant', 'GET', `/api/cases/${id}/application`);
  const { agreement } = answer.body as { agreement: string };
  const key = generatePrivateKey();
  return {
    publicKey: key.publicKey.toPem(),
    signature: sign(key, Buffer.from(sm3(agreement))).toString('hex'),
  };
}
