/** What has been answered in the wizard so far: kept over a reload, checked question by question, and drawn though it is not complete. */
import { z } from 'zod';
import { oneOf } from '../../engine/core/one-of.ts';
import { assertExists } from '../../engine/core/control.ts';
import { cardModes, environments, networks } from '../../engine/core/nodes/start.ts';
import { fields, type Scenario } from '../../engine/core/scenario.ts';
import { text, type Text } from '../../engine/core/text.ts';
import { matters, moneys, WizardAnswers, type WizardChoices } from '../../engine/core/wizard/wizard.ts';
import { completionOf, whyImpossible } from '../../engine/core/wizard/wizard-refusals.ts';
import { scenarioOfAnswers } from '../../engine/core/wizard/wizard-scenario.ts';

/** The questions in their order. */
export const questions = ['matter', 'who', 'modes', 'where', 'network', 'money'] as const;
export type Question = (typeof questions)[number];

const answer = <K extends string>(words: Readonly<Record<K, unknown>>) => oneOf(words).optional().catch(undefined);

/** The answers as they are typed and chosen; what is kept of an older or broken form is forgotten. */
export const Answers = z.object({
  nameZh: z.string().catch(''),
  nameEn: z.string().catch(''),
  matter: answer(matters),
  field: answer(fields),
  whoZh: z.string().catch(''),
  whoEn: z.string().catch(''),
  hasSystem: z.boolean().optional().catch(undefined),
  system: z.string().catch(''),
  cardModes: z.array(oneOf(cardModes)).catch([]),
  environment: answer(environments),
  network: answer(networks),
  money: answer(moneys),
  yuan: z.string().catch(''),
});
export type Answers = z.infer<typeof Answers>;

/** No answers yet. */
export const noAnswers: Answers = Answers.parse({});

/** The answers of a kept text; none where it is not one. */
export function answersFrom(kept: string | null): Answers {
  try {
    return Answers.parse(JSON.parse(kept ?? '{}'));
  } catch {
    return noAnswers;
  }
}

const asked: Readonly<Record<Question, keyof WizardChoices>> = {
  matter: 'matter',
  who: 'hasSystem',
  modes: 'cardModes',
  where: 'environment',
  network: 'network',
  money: 'money',
};

function choiceOf(answers: Answers, question: Question): Partial<WizardChoices> {
  const key = asked[question];
  const value = answers[key];
  if (value === undefined || (Array.isArray(value) && value.length === 0)) return {};
  return { [key]: value };
}

/** The choices made in the questions before one. */
export const choicesBefore = (answers: Answers, question: Question): Partial<WizardChoices> =>
  Object.assign(
    {},
    ...questions.slice(0, questions.indexOf(question)).map((each) => choiceOf(answers, each)),
  ) as Partial<WizardChoices>;

/** Why something cannot be chosen in a question, after what was answered before; null where it can. */
export const refusalOf = (answers: Answers, question: Question, value: unknown): Text | null =>
  whyImpossible({ ...choicesBefore(answers, question), [asked[question]]: value });

/** The amount in fen; undefined where what was typed is none. */
export function fenOf(yuan: string): number | undefined {
  if (!/^\d{1,5}(\.\d{1,2})?$/.test(yuan.trim())) return undefined;
  const fen = Math.round(Number(yuan) * 100);
  return fen >= 1 ? fen : undefined;
}

const { shape } = WizardAnswers;
const han = /\p{Script=Han}/u;

/** What a question lacks, each by the field that lacks it. */
export type Lack = 'chinese' | 'english' | 'choice' | 'system' | 'amount';

const lacksName = (zh: string, en: string): Record<'zh' | 'en', Lack | false> => ({
  zh: (!zh.trim() || !han.test(zh) || zh.trim().length > 40) && 'chinese',
  en: (!en.trim() || han.test(en) || en.trim().length > 80) && 'english',
});

function lackOf(answers: Answers, question: Question): Partial<Record<keyof Answers, Lack | false>> {
  switch (question) {
    case 'matter': {
      const { zh, en } = lacksName(answers.nameZh, answers.nameEn);
      return { nameZh: zh, nameEn: en, matter: !answers.matter && 'choice', field: !answers.field && 'choice' };
    }
    case 'who': {
      const { zh, en } = lacksName(answers.whoZh, answers.whoEn);
      const isNamed = shape.system.safeParse(answers.system.trim()).success;
      return {
        ...{ whoZh: zh, whoEn: en, hasSystem: answers.hasSystem === undefined && 'choice' },
        system: answers.hasSystem === true && !isNamed && 'system',
      };
    }
    case 'modes':
      return { cardModes: answers.cardModes.length === 0 && 'choice' };
    case 'where':
      return { environment: !answers.environment && 'choice' };
    case 'network':
      return { network: !answers.network && 'choice' };
    case 'money':
      return {
        money: !answers.money && 'choice',
        yuan: answers.money !== undefined && answers.money !== 'free' && fenOf(answers.yuan) === undefined && 'amount',
      };
  }
}

/** What is wrong with the answer to a question: what it lacks, and why it does not fit those before. */
export interface Wrong {
  lacks: Partial<Record<keyof Answers, Lack>>;
  refusal: Text | null;
}

/** What is wrong with the answer to a question; null where nothing is. */
export function wrongWith(answers: Answers, question: Question): Wrong | null {
  const lacks = Object.fromEntries(
    Object.entries(lackOf(answers, question)).filter(([, lack]) => lack),
  ) as Wrong['lacks'];
  const choice = choiceOf(answers, question);
  const refusal = whyImpossible({ ...choicesBefore(answers, question), ...choice });
  return Object.keys(lacks).length > 0 || refusal ? { lacks, refusal } : null;
}

/** How far one has come: the first question without a sound answer; all of them where every answer is sound. */
export function reached(answers: Answers): number {
  const open = questions.findIndex((question) => wrongWith(answers, question) !== null);
  return open < 0 ? questions.length : open;
}

/** All choices that make sense together: as many of those made as do, the first that fit for the others. */
function soundChoices(answers: Answers): WizardChoices {
  let given: Partial<WizardChoices> = {};
  for (const question of questions) {
    const more = { ...given, ...choiceOf(answers, question) };
    if (completionOf(more)) given = more;
  }
  return assertExists(completionOf(given), 'answers that make sense');
}

const named = (zh: string, en: string, otherwise: Text): Text => {
  const { zh: noZh, en: noEn } = lacksName(zh, en);
  return text(noZh ? otherwise['zh-CN'] : zh.trim(), noEn ? otherwise.en : en.trim());
};

/** The scenario that the answers describe so far, under an address. */
export function scenarioSoFar(answers: Answers, id = 'new-scenario'): Scenario {
  const { hasSystem, ...choices } = soundChoices(answers);
  const system = answers.system.trim();
  return scenarioOfAnswers({
    ...choices,
    id,
    cardModes: [...choices.cardModes],
    name: named(answers.nameZh, answers.nameEn, text('新场景', 'New scenario')),
    field: answers.field ?? 'government',
    institution: named(answers.whoZh, answers.whoEn, text('本单位', 'the institution')),
    system: hasSystem ? (shape.system.safeParse(system).success && system ? system : 'application-system') : null,
    amountFen: fenOf(answers.yuan) ?? 100,
  });
}
