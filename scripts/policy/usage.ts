// What the shell's commands for policies are called and what they take, in both languages.
import { text, type Language, type Text } from '../../engine/core/text.ts';

/** The words after a command in its usage line, and what it does. */
const usages = {
  import: {
    takes: 'FILE [--out FOLDER]',
    does: text(
      '导入 DMN 1.1–1.5 或 GoRules JDM，逐个元素说明采用、转换、按表达式求值或未保留',
      'Imports DMN 1.1 to 1.5 or GoRules JDM and says of every element whether it was taken, mapped, kept or left',
    ),
  },
  decide: {
    takes: 'FILE [--decision NAME] [--limit MS]',
    does: text(
      '标准输入每行一个 JSON 事实对象，标准输出每行一个决策',
      'One JSON object of facts a line on standard input, one decision a line on standard output',
    ),
  },
  check: {
    takes: 'FILE…',
    does: text(
      '检查策略：类型、空缺、重叠、永不成立的行',
      'Checks policies: types, gaps, overlaps, rows that never decide',
    ),
  },
  export: {
    takes: 'FILE --to dmn [--out FILE]',
    does: text('导出 DMN 1.3', 'Exports DMN 1.3'),
  },
} as const satisfies Record<string, { takes: string; does: Text }>;

/** The commands of the shell. */
export type Command = keyof typeof usages;

/** Whether a word is a command. */
export const isCommand = (word: string | undefined): word is Command =>
  word !== undefined && Object.hasOwn(usages, word);

const heading = text('用法：npm run -s policy -- 命令 …', 'Usage: npm run -s policy -- COMMAND …');
const footing = text(
  'FILE 可以是策略 JSON、DMN 或 JDM。退出码：0 正常，1 有错误或文件无法使用，2 用法不对。',
  'FILE may be a policy as JSON, DMN or JDM. Exit codes: 0 well, 1 errors or a file that is not usable, 2 wrong usage.',
);

/** The help page. */
export function helpPage(language: Language): string {
  const lines = Object.entries(usages).map(([name, { takes, does }]) => `  ${name} ${takes}\n      ${does[language]}`);
  return [heading[language], '', ...lines, '', footing[language], ''].join('\n');
}
