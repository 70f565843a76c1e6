/** The tone of prompts: what a message at a public counter may not do, by rule, each finding with its code, language and wording. */
import { languageFacts } from './prompt-languages.ts';
import { secondsToSay, spokenForm } from './prompt-speech.ts';
import { holesIn, promptForms, type Prompt, type PromptForm } from './prompt.ts';
import { languages, text, type Language, type Text } from '../text.ts';

/** A rule that some words break. */
export interface PromptFinding {
  code: string;
  rule: string;
  form: PromptForm;
  language: Language;
  message: Text;
}

/** Words under a rule: of a form, in a language, as they are read or spoken. */
interface Worded {
  prompt: Prompt;
  form: PromptForm;
  language: Language;
  words: string;
}

interface Rule {
  name: string;
  /** What is wrong with the words, or nothing. */
  find: (worded: Worded) => Text | null;
}

/** The most Chinese characters of a form, for a cardholder. */
const longest = { text: 60, elder: 40 } as const;
const longestOperator = 80;
const longestSpeechSeconds = 20;

const lengthOf = (words: string): number => [...words.replace(/\{\w+\}/g, '一二').replace(/\s/g, '')].length;

const isForCardholder = ({ prompt }: Worded): boolean => prompt.audience === 'cardholder';

/** A rule against some words, for cardholders, by language. */
const against =
  (patterns: Record<Language, RegExp>, message: (found: string) => Text) =>
  (worded: Worded): Text | null => {
    const [found] = isForCardholder(worded) ? (patterns[worded.language].exec(worded.words) ?? []) : [];
    return found === undefined ? null : message(found);
  };

const nextStep: Record<Language, RegExp> = {
  'zh-CN':
    /请|可以|也[能可]|欢迎|陪您|可(?=[到凭用改申换在按由展重])|不用|不影响|工作人员|拨打|照常|会.{0,6}(联系|办理|处理|查|退|跟进|通知|告诉|帮|找|催|受理)|才能|我们/,
  en: /\b(please|you (can|may|need)|may|can|will|call|ask|try|go|bring|come|take|check|tell|see|need not|look for|looking|refresh|use|lay|hold|put|sign|apply|pay|serve|follows|gets? in touch|does it again|not affected|write|keep|contact|mend|verify|say|press|find out|hand|offer|claim|have)\b/i,
};

/** A hole that its prompt does not declare is taken for personal where its name says so. */
const soundsPersonal = /name|mobile|phone|id-?number|address|account|card/i;
const isPersonal = ({ holes = {} }: Prompt, hole: string): boolean =>
  Object.hasOwn(holes, hole) ? (holes[hole]?.personal ?? false) : soundsPersonal.test(hole);

const rules: readonly Rule[] = [
  {
    name: 'length',
    find({ prompt, form, language, words }) {
      if (language !== 'zh-CN' || form === 'speech') return null;
      const most = prompt.audience === 'operator' ? longestOperator : longest[form];
      const length = lengthOf(words);
      return length <= most
        ? null
        : text(`有 ${length} 个字，最多 ${most} 个字`, `It has ${length} characters; ${most} at most`);
    },
  },
  {
    name: 'speech-length',
    find(worded) {
      const seconds = Math.ceil(secondsToSay(worded.words, worded.language));
      if (worded.form !== 'speech' || !isForCardholder(worded) || seconds <= longestSpeechSeconds) return null;
      return text(
        `读出来要 ${seconds} 秒，最多 ${longestSpeechSeconds} 秒`,
        `It takes ${seconds} seconds to say; ${longestSpeechSeconds} at most`,
      );
    },
  },
  {
    name: 'next-step',
    find: ({ prompt: { tone }, form, language, words }) =>
      form === 'speech' || (tone !== 'refused' && tone !== 'attention') || nextStep[language].test(words)
        ? null
        : text('没有说接下来怎么办', 'It does not say what to do next'),
  },
  {
    name: 'blame',
    find: against(
      {
        'zh-CN': /[你您](?:弄|搞|做|填|输)?错|非法|违规|失败|作弊|无效操作|拒绝/,
        en: /\b(illegal|invalid|you failed|your mistake|violation|denied)\b/i,
      },
      (found) => text(`“${found}”像在责怪人`, `“${found}” sounds like blame`),
    ),
  },
  {
    name: 'jargon',
    find: against(
      {
        'zh-CN': /APDU|PSAM|null|undefined|token|超时|接口|异常|报错|系统错误|参数|连接器|鉴权|回传|内部认证/i,
        en: /\b(APDU|PSAM|null|undefined|token|timed? ?out|interface|exception|connector|API|parameter)\b/i,
      },
      (found) => text(`持卡人听不懂“${found}”`, `Cardholders do not know “${found}”`),
    ),
  },
  {
    name: 'polite',
    find: ({ language, words }) =>
      language === 'zh-CN' && words.includes('你') ? text('称呼请用“您”', 'Chinese says 您, not 你') : null,
  },
  {
    name: 'exclamation',
    find: ({ words }) => (/[!！]/.test(words) ? text('不用感叹号', 'No exclamation marks') : null),
  },
  {
    name: 'abbreviation',
    find({ language, words }) {
      const [found] = language === 'zh-CN' ? (/[A-Z]{2,}/.exec(words.replace(/\{\w+\}/g, '')) ?? []) : [];
      return found === undefined
        ? null
        : text(`中文里有“${found}”，请用中文词`, `“${found}” in Chinese words; say it in Chinese`);
    },
  },
  {
    name: 'one-language',
    find: ({ language, words }) =>
      /\p{Script=Han}/u.test(words) === (language === 'zh-CN')
        ? null
        : text(`不是${languageFacts[language].name['zh-CN']}`, `It is not ${languageFacts[language].name.en}`),
  },
  {
    name: 'ending',
    find: ({ form, language, words }) =>
      form === 'speech' || (language === 'zh-CN' ? /[。？]$/ : /[.?]$/).test(words)
        ? null
        : text('结尾要有句号或问号', 'It ends with a full stop or a question mark'),
  },
  {
    name: 'spoken-personal',
    find(worded) {
      const personal = holesIn(worded.words).filter((hole) => isPersonal(worded.prompt, hole));
      if (worded.form !== 'speech' || !isForCardholder(worded) || personal.length === 0) return null;
      const named = personal.map((hole) => `{${hole}}`).join(' ');
      return text(`${named} 是个人信息，不能读出来`, `${named} is personal and may not be spoken aloud`);
    },
  },
  {
    name: 'spoken-sight',
    find(worded) {
      const sight = {
        'zh-CN': /屏幕|如图|下方|上方|点击|左侧|右侧/,
        en: /\b(screen|shown (below|above)|click|on the (left|right))\b/i,
      };
      const [found] = worded.form === 'speech' ? (sight[worded.language].exec(worded.words) ?? []) : [];
      return found === undefined || !isForCardholder(worded)
        ? null
        : text(`看不见的人不知道“${found}”`, `Who cannot see does not know “${found}”`);
    },
  },
];

/** The names of the rules. */
export const toneRules: readonly string[] = [...rules.map(({ name }) => name), 'holes'];

const spoken = (prompt: Prompt, language: Language): string =>
  prompt.speech?.[language] ?? spokenForm(prompt.text[language], language);

/** The words of a form as people get them; elders and ears get the text where they have none of their own. */
function wordedOf(prompt: Prompt): Worded[] {
  return promptForms.flatMap((form) =>
    languages.map((language): Worded => {
      const words = form === 'speech' ? spoken(prompt, language) : (prompt[form] ?? prompt.text)[language];
      return { prompt, form, language, words };
    }),
  );
}

/** The holes of each wording are those that the prompt declares; Chinese and English have the same. */
function holeFindings(code: string, prompt: Prompt): PromptFinding[] {
  const finding = (language: Language, form: PromptForm, message: Text) => ({
    code,
    rule: 'holes',
    form,
    language,
    message,
  });
  const declared = Object.keys(prompt.holes ?? {});
  return wordedOf(prompt).flatMap(({ form, language, words }) => {
    const unknown = prompt.holes ? holesIn(words).filter((hole) => !declared.includes(hole)) : [];
    const other = form === 'text' ? declared.filter((hole) => !holesIn(words).includes(hole)) : [];
    const chinese = form === 'text' && language === 'en' ? holesIn(prompt.text['zh-CN']).join() : holesIn(words).join();
    return [
      ...unknown.map((hole) => finding(language, form, text(`没有说明 {${hole}} 是什么`, `{${hole}} is not declared`))),
      ...other.map((hole) => finding(language, form, text(`没有用到 {${hole}}`, `{${hole}} is not used`))),
      ...(chinese === holesIn(words).join()
        ? []
        : [finding(language, form, text('两种语言的空不一样', 'The languages have different holes'))]),
    ];
  });
}

/** Whether a form has words of its own, so that what is wrong with it is not said twice. */
const isOwn = (prompt: Prompt, { form }: Worded, rule: string): boolean =>
  form === 'text' ||
  prompt[form] !== undefined ||
  (form === 'elder' ? rule === 'length' && prompt.audience === 'cardholder' : rule.startsWith('sp'));

/** Everything that is wrong with the words of a prompt. */
export const lintPrompt = (code: string, prompt: Prompt): PromptFinding[] => [
  ...wordedOf(prompt).flatMap((worded) =>
    rules.flatMap(({ name, find }): PromptFinding[] => {
      const message = isOwn(prompt, worded, name) ? find(worded) : null;
      return message ? [{ code, rule: name, form: worded.form, language: worded.language, message }] : [];
    }),
  ),
  ...holeFindings(code, prompt),
];
