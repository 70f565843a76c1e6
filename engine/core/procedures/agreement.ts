/** The text of the agreement that an applicant signs: what it commits to, for what it submitted, in words that both sides digest alike. */
import { z } from 'zod';
import type { ProcedureStart } from '../run-procedure-ports.ts';
import { textIn } from './fields.ts';
import { procedureActs, procedureKinds } from './procedure.ts';

/** What an applicant hands in to sign: the public key as PEM, and r‖s in hexadecimal. */
export const AgreementSignature = z.object({ publicKey: z.string().max(1000), signature: z.string().max(1000) });

/** The agreement, as UTF-8 text; its SM3 digest in hexadecimal is what is signed. Clause access.data-security. */
export const agreementOf = (start: ProcedureStart, form: Record<string, unknown>, submitted: string): string =>
  [
    '社会保障卡一卡通接入协议',
    `办件：${start.caseId}（${procedureKinds[start.procedure]['zh-CN']}，${procedureActs[start.act]['zh-CN']}）`,
    start.procedure === 'batch-access'
      ? `批次：${textIn(form, 'name')}（申请单位受清单中各机构委托；清单和共用内容均计入下列摘要）`
      : `接入单位：${textIn(form, 'name')}（统一社会信用代码 ${textIn(form, 'creditCode')}）`,
    `申请内容的 SM3 摘要：${submitted}`,
    '一、接入单位按所申请的服务使用社会保障卡，不超出所申请的目的和范围。',
    '二、依法保护持卡人的个人信息；只取得服务所必需的信息，不另作他用，不向他人提供。',
    '三、联网业务全程使用国密算法（SM2、SM3、SM4）签名、摘要和加密，妥善保管密钥。',
    '四、传统服务与智能服务并行，为老年人、残疾人提供便利，不得拒绝实体卡。',
    '五、发生安全事件立即报告；管理机构可依规定暂停或终止接入。',
    '六、本协议自双方签名之日起生效。',
  ].join('\n');
