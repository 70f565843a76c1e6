/** Why a certificate, a request or a revocation list is refused: each by the rule that it breaks. */
import { problem } from '../core/problem.ts';
import { text } from '../core/text.ts';

const reasons = {
  'too-large': text('文件过大', 'it is too large'),
  pem: text('不是 PEM 格式，或类型不符', 'it is not PEM of the kind that is asked for'),
  der: text('不是严格的 DER 编码', 'it is not strict DER'),
  trailing: text('结尾有多余的字节', 'bytes follow its end'),
  version: text('版本不符', 'it is of another version'),
  algorithm: text('签名算法不是 SM2 配 SM3', 'it is not signed by SM2 with SM3'),
  curve: text('公钥不是 SM2 曲线上的点', 'its public key is no point of the SM2 curve'),
  signature: text('签名不正确', 'its signature is wrong'),
  serial: text('序列号不合规', 'its serial number is not allowed'),
  name: text(
    '名称过长、重复、含有控制字符或未知的项',
    'its name is too long, repeats itself, or holds control characters or unknown parts',
  ),
  'credit-code': text('主体中没有正确的统一社会信用代码', 'its subject holds no valid social credit code'),
  subject: text('主体与登记的不一致', 'its subject is not the one that is registered'),
  extension: text('扩展项重复、有误或未知且标为关键', 'an extension is repeated, wrong, or critical and unknown'),
  time: text('时间写法有误，或先后颠倒', 'a time is written wrongly, or the times are the wrong way round'),
  'request-expired': text('证书请求已过期，请重新生成', 'the request is too old; make a fresh one'),
  'same-key': text('更换密钥须用新的密钥', 'a renewal needs a new key'),
  'key-in-use': text('该公钥已为另一主体签发过证书', 'the key was certified for another holder before'),
  'not-yet-valid': text('尚未生效', 'it is not valid yet'),
  expired: text('已过期', 'it has expired'),
  issuer: text('不是该机构签发的', 'it was issued by another'),
  usage: text('用途不符', 'it may not be used for this'),
  revoked: text('已吊销', 'it has been revoked'),
  'list-expired': text('吊销列表已过期', 'the revocation list is out of date'),
} as const;
export type CertificateRule = keyof typeof reasons;

/** Makes the problem `certificate-refused` of one rule. */
export const refused = (rule: CertificateRule) => problem('certificate-refused', { rule, reason: reasons[rule] });
