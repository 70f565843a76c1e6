/** The pages of the procedures, docs/procedures*.md, from their definitions and the policy that plans them. */
import { format } from 'prettier';
import { z } from 'zod';
import { clauses } from '../engine/core/clauses.ts';
import { wordsOf } from '../engine/core/procedures/fields.ts';
import { procedures } from '../engine/core/procedures/index.ts';
import {
  procedureActs,
  sides,
  stageActions,
  type Procedure,
  type ProcedureAct,
  type Stage,
} from '../engine/core/procedures/procedure.ts';
import { testItems } from '../engine/core/procedures/test-record.ts';
import { registers } from '../engine/core/registers/registration.ts';
import { text, type Language, type Text } from '../engine/core/text.ts';

/** The page of each language, by its file name below docs/. */
export const procedurePages = { 'procedures.md': 'en', 'procedures.zh-CN.md': 'zh-CN' } as const satisfies Record<
  string,
  Language
>;

const words = {
  title: text('接入流程', 'Procedures'),
  intro: text(
    '本页由 `node scripts/schemas.ts` 根据 `engine/core/procedures/` 生成，请勿手工修改。每个环节由谁审、几人审、几日内办结，由策略 `procedure-plan` 决定，各地可以不同。',
    'Written from `engine/core/procedures/` by `node scripts/schemas.ts`; do not edit by hand. Who reviews at a stage, how many, and within how many working days is decided by the policy `procedure-plan`, which may differ by place.',
  ),
  other: text('[English](procedures.md)', '[中文](procedures.zh-CN.md)'),
  clauses: text('条款', 'Clauses'),
  register: text('登记', 'Register'),
  form: text('申请表', 'Form'),
  field: text('项目', 'Field'),
  name: text('名称', 'Name'),
  needed: text('必填', 'Needed'),
  personal: text('个人信息', 'Personal data'),
  help: text('说明', 'Help'),
  materials: text('材料', 'Materials'),
  stage: text('环节', 'Stage'),
  who: text('由谁办', 'Whose turn'),
  how: text('怎样办', 'What is done'),
  after: text('不通过时', 'Where it does not pass'),
  yes: text('是', 'yes'),
  tests: text('测试记录', 'Records of tests'),
  testsIntro: text(
    '交测试记录的环节，须逐项通过；记录不得超过 180 天，并属于所申请的版本。',
    'Where the record of a test is handed in, every item must have passed, within 180 days, and of the version that was applied for.',
  ),
  passed: text('前面的核验结果允许时自动跳过', 'passed by where an earlier check allows it'),
} as const satisfies Record<string, Text>;

const after: Record<NonNullable<Stage['onFailed']>, Text> = {
  back: text('退回申请表，标出字段', 'back to the form, with its fields marked'),
  again: text('重新提交', 'handed in again'),
  end: text('不予通过', 'it ends'),
};

const row = (...cells: string[]): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
const table = (head: string[], rows: string[]): string =>
  [row(...head), row(...head.map(() => '---')), ...rows].join('\n');

function fieldRows({ form }: Procedure, language: Language): string[] {
  return Object.entries(form.shape).map(([name, type]) => {
    const { label, help, personal } = wordsOf(type as z.ZodType);
    const isNeeded = !(type as z.ZodType).safeParse(undefined).success && !(type instanceof z.ZodExactOptional);
    const needed = isNeeded ? words.yes[language] : '';
    return row(`\`${name}\``, label[language], needed, personal ?? '', help?.[language] ?? '');
  });
}

function stageRow(stage: Stage, language: Language): string {
  const { name, asks, does, onFailed, passedWhen, lasts } = stage;
  const who = sides[lasts ? 'platform' : (asks?.side ?? 'platform')][language];
  const asked = (asks?.actions ?? [])
    .filter(({ leads }) => leads !== 'stay')
    .map(({ id }) => stageActions[id][language]);
  const how = [...asked, ...(does === undefined ? [] : [`\`${does}\``])].join(language === 'en' ? ', ' : '、');
  const note = passedWhen ? words.passed[language] : '';
  return row(
    `${name[language]} \`${stage.id}\``,
    who,
    how,
    [onFailed ? after[onFailed][language] : '', note].filter(Boolean).join('; '),
  );
}

function procedureText(procedure: Procedure, language: Language): string {
  const { name, kind, summary, register, materials, acts } = procedure;
  const [comma, colon] = language === 'en' ? [', ', ': '] : ['、', '：'];
  const cited = procedure.clauses.map((clause) => `${clauses[clause][language]} (\`${clause}\`)`).join(comma);
  const files = materials.map((each) => `- ${each.name[language]}${colon}${each.help[language]}`);
  const head = [words.stage, words.who, words.how, words.after].map((each) => each[language]);
  return [
    `## ${name[language]} \`${kind}\``,
    summary[language],
    `- ${words.clauses[language]}${colon}${cited}`,
    ...(register === null ? [] : [`- ${words.register[language]}${colon}${registers[register][language]}`]),
    `### ${words.form[language]}`,
    table(
      [words.field, words.name, words.needed, words.personal, words.help].map((each) => each[language]),
      fieldRows(procedure, language),
    ),
    `### ${words.materials[language]}`,
    files.join('\n'),
    ...(Object.entries(acts) as [ProcedureAct, readonly Stage[]][]).flatMap(([act, stages]) => [
      `### ${procedureActs[act][language]} \`${act}\``,
      table(
        head,
        stages.map((stage) => stageRow(stage, language)),
      ),
    ]),
  ].join('\n\n');
}

/** The text of a page. */
export function procedurePageText(language: Language): Promise<string> {
  const comma = language === 'en' ? ', ' : '、';
  const tests = Object.entries(testItems).map(
    ([stage, items]) =>
      `- \`${stage}\`${language === 'en' ? ': ' : '：'}${Object.entries(items)
        .map(([id, name]) => `${name[language]} (\`${id}\`)`)
        .join(comma)}`,
  );
  const page = [
    `# ${words.title[language]}`,
    words.other[language],
    words.intro[language],
    ...Object.values(procedures).map((each) => procedureText(each, language)),
    `## ${words.tests[language]}`,
    words.testsIntro[language],
    tests.join('\n'),
  ].join('\n\n');
  return format(page, { parser: 'markdown', printWidth: 120 });
}
