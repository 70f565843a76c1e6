/** Gives a system its credentials for testing at once: the client id that it calls by, with the key that it handed in. */
import { textIn } from '../../../engine/core/procedures/fields.ts';
import { text } from '../../../engine/core/text.ts';
import { sm3 } from '../../../engine/crypto/sm3.ts';
import { keyOf } from '../../../engine/crypto/system-evidence.ts';
import { error, failed, passed, submittedOf, type StageOperation } from './define-operation.ts';

const notAKey = error('/publicKey', 'sm2-key', text('不是 PEM 格式的 SM2 公钥', 'This is no SM2 public key in PEM'));

/** Gives the client id; the same for the same system and case. */
export const openSandbox: StageOperation = async (work, parts) => {
  const { form } = await submittedOf(work, parts);
  const key = keyOf(textIn(form, 'publicKey'));
  if (!key) return failed(notAKey);
  const client = `test-${textIn(form, 'system')}-${sm3(work.caseId).slice(0, 8)}`;
  return passed({ client, key: sm3(key.toDer()) });
};
