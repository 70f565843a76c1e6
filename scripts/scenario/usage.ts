// What the shell's commands are called and what they take, in both languages.
import { text, type Language, type Text } from '../../engine/core/text.ts';

/** The words after a command in its usage line, and what it does. */
export const usages = {
  check: {
    takes: 'FILE… [--policies DIR]',
    does: text('检查应用场景，逐条列出问题及条款', 'Checks scenarios: each finding with its place and clauses'),
  },
  simulate: {
    takes: 'FILE [--card demo-wang] [--inputs JSON] [--answers FILE] [--at TIME] [--policies DIR]',
    does: text(
      '用虚拟持卡人模拟办理一次，给出轨迹、结果和提示语',
      'Runs a scenario dry for a made-up cardholder: trace, outcome and prompts',
    ),
  },
  diff: {
    takes: 'BEFORE AFTER',
    does: text('两个应用场景的语义差别，不计位置', 'What changed between two scenarios; places do not count'),
  },
  import: {
    takes: 'FILE [--out FILE]',
    does: text(
      '导入 BPMN 2.0，逐个元素说明采用、转换或未保留',
      'Imports BPMN 2.0 and says of every element whether it was taken, mapped or left',
    ),
  },
  export: {
    takes: 'FILE [--language zh-CN|en] [--lanes] [--out FILE]',
    does: text(
      '导出 BPMN 2.0，含图形；--lanes 按经办方分泳道',
      'Exports BPMN 2.0 with its diagram; --lanes draws it in lanes by who acts',
    ),
  },
} as const satisfies Record<string, { takes: string; does: Text }>;

/** The commands of the shell. */
export type Command = keyof typeof usages;

/** Whether a word is a command. */
export const isCommand = (word: string | undefined): word is Command =>
  word !== undefined && Object.hasOwn(usages, word);

/** Thrown when the words of a command line make no sense; the process then ends with 2. */
export class WrongUsage extends Error {
  readonly words: Text;
  constructor(words: Text) {
    super(words.en);
    this.words = words;
  }
}

/** The language of a terminal: Chinese where its locale is Chinese or unset. */
export function languageOfTerminal({ LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv): Language {
  const locale = [LC_ALL, LC_MESSAGES, LANG].find((value) => value !== undefined && value !== '');
  return locale === undefined || /^zh/i.test(locale) ? 'zh-CN' : 'en';
}

const heading = text('用法：npm run -s scenario -- 命令 …', 'Usage: npm run -s scenario -- COMMAND …');
const footing = text(
  '标准输出是一个 JSON 对象。FILE 可以是应用场景 JSON 或 BPMN。退出码：0 正常，1 有错误或无法使用，2 用法不对。',
  'Standard output is one JSON object. FILE may be a scenario as JSON or BPMN. Exit codes: 0 well, 1 errors or not usable, 2 wrong usage.',
);

/** The help page. */
export function helpPage(language: Language): string {
  const lines = Object.entries(usages).map(([name, { takes, does }]) => `  ${name} ${takes}\n      ${does[language]}`);
  return [heading[language], '', ...lines, '', footing[language], ''].join('\n');
}
