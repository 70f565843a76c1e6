/** What the status words of a card mean, and the problem that each becomes. */
import { problem, type Problem } from '../../engine/core/problem.ts';
import { text, type Text } from '../../engine/core/text.ts';

/** The status words that our cards and readers give, each with its words. */
const named: Readonly<Record<number, Text>> = {
  0x6281: text('返回的数据可能有误', 'Part of the data may be wrong'),
  0x6300: text('认证失败', 'Authentication failed'),
  0x6400: text('卡片执行出错，未作更改', 'The card failed and changed nothing'),
  0x6581: text('卡片存储出错', 'The memory of the card failed'),
  0x6700: text('指令长度错误', 'The length of the command is wrong'),
  0x6882: text('卡片不支持安全报文', 'The card does not take secure messaging'),
  0x6981: text('指令与文件结构不符', 'The command does not fit the structure of the file'),
  0x6982: text('不满足安全状态', 'The security status is not satisfied'),
  0x6983: text('密码或认证方法已锁定', 'The PIN or the authentication is locked'),
  0x6984: text('随机数无效', 'There is no valid random number'),
  0x6985: text('不满足使用条件', 'The conditions of use are not satisfied'),
  0x6986: text('没有选择当前文件', 'No file is selected'),
  0x6988: text('安全报文数据错误', 'The data of the secure message is wrong'),
  0x6a80: text('指令数据错误', 'The data of the command is wrong'),
  0x6a81: text('功能不支持，或卡片已锁定', 'The function is not supported, or the card is locked'),
  0x6a82: text('没有找到文件，可能不是社会保障卡', 'The file was not found: this may be no social security card'),
  0x6a83: text('没有找到记录', 'The record was not found'),
  0x6a86: text('指令参数错误', 'The parameters of the command are wrong'),
  0x6a88: text('没有找到密钥', 'The key was not found'),
  0x6b00: text('指令偏移错误', 'The offset of the command is wrong'),
  0x6d00: text('卡片不支持此指令', 'The card does not know this instruction'),
  0x6e00: text('卡片不支持此指令类别', 'The card does not know this class of instruction'),
  0x6f00: text('卡片没有给出有效应答', 'The card gave no valid answer'),
  0x9302: text('报文鉴别码错误', 'The message authentication code is wrong'),
  0x9303: text('应用已永久锁定', 'The application is locked for ever'),
};

/** Four hexadecimal digits of a status word. */
export const statusWordHex = (sw: number): string => sw.toString(16).toUpperCase().padStart(4, '0');

/** The error code that reader libraries give for a status word: its negative, so 6A82 is −27266 and 63C0 is −25536. */
export const errorCodeOf = (sw: number): number => -sw;

/** The status word in words; an unknown one is said by its number. */
export function reasonOf(sw: number): Text {
  if ((sw & 0xfff0) === 0x63c0) {
    const left = sw & 0x0f;
    return text(`密码错误，还可以再试 ${left} 次`, `The PIN is wrong; ${left} tries are left`);
  }
  return named[sw] ?? text(`卡片返回状态字 ${statusWordHex(sw)}`, `The card answered with ${statusWordHex(sw)}`);
}

/** The problem `card-not-readable` of a status word: `reason`, `statusWord` (hex) and `errorCode` as reader libraries number it. */
export const statusProblem = (sw: number): Problem =>
  problem('card-not-readable', { reason: reasonOf(sw), statusWord: statusWordHex(sw), errorCode: errorCodeOf(sw) });

/** The problem `card-not-readable` of a card that answers well and says what cannot be; `element` is a tag, never its value. */
export const malformedProblem = (element: string): Problem =>
  problem('card-not-readable', {
    reason: text(`卡内数据项 ${element} 格式不符`, `Data element ${element} of the card is malformed`),
    element,
  });
