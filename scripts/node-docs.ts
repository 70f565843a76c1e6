/** The pages of the node kinds, docs/node-kinds*.md, from their registry. */
import { format } from 'prettier';
import { clauses } from '../engine/core/clauses.ts';
import { nodeGroups, type EffectClass, type NodeGroup, type NodeKind, type NodeOutput } from '../engine/core/node.ts';
import { nodeKinds } from '../engine/core/nodes/index.ts';
import { text, type Language, type Text } from '../engine/core/text.ts';
import { personalClasses, typeName, type ValueType } from '../engine/core/value-type.ts';
import { settingRows } from './setting-rows.ts';

/** The page of each language, by its file name below docs/. */
export const nodePages = { 'node-kinds.md': 'en', 'node-kinds.zh-CN.md': 'zh-CN' } as const satisfies Record<
  string,
  Language
>;

const effects: Record<EffectClass, Text> = {
  pure: text('只计算', 'only computes'),
  read: text('询问外部系统', 'asks the outside'),
  write: text('改变外部系统，只做一次', 'changes the outside, once'),
  wait: text('等待人、时间或消息', 'waits for people, time or a message'),
};

const words = {
  title: text('节点类型', 'Node kinds'),
  intro: text(
    '应用场景由这些节点组成。本页由 `node scripts/schemas.ts` 根据 `engine/core/nodes/` 生成，请勿手工修改。',
    'What scenarios are made of. Written from `engine/core/nodes/` by `node scripts/schemas.ts`; do not edit by hand.',
  ),
  other: text('[English](node-kinds.md)', '[中文](node-kinds.zh-CN.md)'),
  kind: text('类型', 'Kind'),
  summary: text('作用', 'What it does'),
  effect: text('影响', 'Effect'),
  undone: text('可以撤回', 'can be taken back'),
  clauses: text('条款', 'Clauses'),
  settings: text('设置', 'Settings'),
  none: text('没有设置。', 'It has no settings.'),
  setting: text('设置项', 'Setting'),
  meaning: text('含义', 'What it is'),
  form: text('形式', 'Form'),
  preset: text('缺省', 'Default'),
  needed: text('必填', 'needed'),
  ports: text('出口', 'Ways out'),
  port: text('出口', 'Port'),
  label: text('名称', 'Name'),
  ends: text('办件在此结束。', 'The case ends here.'),
  output: text('输出', 'Output'),
  variable: text('变量', 'Variable'),
  setBy: text('由这些出口写入', 'set by'),
  field: text('字段', 'Field'),
  type: text('类型', 'Type'),
  personal: text('个人信息', 'Personal data'),
  reads: text('读取的数据', 'Reads'),
  discloses: text('提供给外部的个人信息', 'Personal data handed on'),
  prompts: text('提示语', 'Prompts'),
  example: text('示例', 'Example'),
} as const satisfies Record<string, Text>;

const colon = { 'zh-CN': '：', en: ': ' } as const satisfies Record<Language, string>;
const semicolon = { 'zh-CN': '；', en: '; ' } as const satisfies Record<Language, string>;

const code = (value: string): string => `\`${value}\``;
const codes = (values: readonly string[]): string => values.map(code).join(' ');

/** A cell of a table: a bar would end it, and so would a line. */
const cell = (value: string): string => value.replaceAll('|', '\\|').replaceAll('\n', ' ');

const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [heads, heads.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');

function settingsSection(kind: NodeKind, language: Language): string {
  const rows = settingRows(kind.settings, language).map(({ path, words: meaning, form, needed, preset }) => [
    code(path),
    meaning,
    form,
    needed ? words.needed[language] : (preset ?? ''),
  ]);
  if (rows.length === 0) return words.none[language];
  return table(
    [words.setting, words.meaning, words.form, words.preset].map((head) => head[language]),
    rows,
  );
}

function outputRows(type: ValueType, path: string, language: Language): string[][] {
  const row = [
    code(path),
    type.label?.[language] ?? '',
    typeName(type, language),
    type.personal ? personalClasses[type.personal][language] : '',
  ];
  const inner = type.type === 'record' ? Object.entries(type.fields) : [];
  return [row, ...inner.flatMap(([name, field]) => outputRows(field, `${path}.${name}`, language))];
}

function outputSection({ as, type, ports }: NodeOutput, language: Language): string {
  const heads = [words.field, words.label, words.type, words.personal].map((head) => head[language]);
  return [
    `${words.variable[language]} ${code(as)}${semicolon[language]}${words.setBy[language]}${colon[language]}${codes(ports)}`,
    table(heads, outputRows(type, as, language)),
  ].join('\n\n');
}

/** What a kind says of its example: ways out, output, reads, disclosures and prompts. */
function exampleSections(kind: NodeKind, language: Language): string[] {
  const settings = kind.settings.parse(kind.example);
  const ports = kind.ports(settings);
  const output = kind.output?.(settings);
  const reads = kind.reads?.(settings) ?? [];
  const discloses = kind.discloses?.(settings) ?? [];
  const prompts = kind.promptCodes?.(settings) ?? [];
  const heads = [words.port, words.label].map((head) => head[language]);
  const handedOn = discloses.map(({ to, paths }) => `- ${to[language]}${colon[language]}${codes(paths)}`).join('\n');
  return [
    `#### ${words.example[language]}`,
    `\`\`\`json\n${JSON.stringify(kind.example, null, 2)}\n\`\`\``,
    ...(ports.length > 0
      ? [
          table(
            heads,
            ports.map(({ id, label }) => [code(id), label[language]]),
          ),
        ]
      : [words.ends[language]]),
    ...(output ? [`#### ${words.output[language]}`, outputSection(output, language)] : []),
    ...(reads.length > 0 ? [`**${words.reads[language]}**${colon[language]}${codes(reads)}`] : []),
    ...(discloses.length > 0 ? [`**${words.discloses[language]}**`, handedOn] : []),
    ...(prompts.length > 0 ? [`**${words.prompts[language]}**${colon[language]}${codes(prompts)}`] : []),
  ];
}

function kindSection(kind: NodeKind, language: Language): string {
  const cited = kind.clauses.map(
    (clause) =>
      `${code(clause)} ${Object.hasOwn(clauses, clause) ? clauses[clause as keyof typeof clauses][language] : ''}`,
  );
  const effect = effects[kind.effect][language] + (kind.undo ? semicolon[language] + words.undone[language] : '');
  return [
    `### ${kind.label[language]} · ${code(kind.kind)}`,
    kind.summary[language],
    [
      `- ${words.effect[language]}${colon[language]}${effect}`,
      `- ${words.clauses[language]}${colon[language]}${cited.join(semicolon[language])}`,
    ].join('\n'),
    `#### ${words.settings[language]}`,
    settingsSection(kind, language),
    ...exampleSections(kind, language),
  ].join('\n\n');
}

function page(language: Language): string {
  const kinds: readonly NodeKind[] = Object.values(nodeKinds);
  const drawers = (Object.keys(nodeGroups) as NodeGroup[]).map((group) => ({
    label: nodeGroups[group][language],
    kinds: kinds.filter((kind) => kind.group === group),
  }));
  const heads = [words.kind, words.summary, words.effect].map((head) => head[language]);
  return [
    `# ${words.title[language]}`,
    `${words.intro[language]} ${words.other[language]}`,
    ...drawers.flatMap(({ label, kinds: own }) => [
      `**${label}**`,
      table(
        heads,
        own.map((kind) => [
          `${code(kind.kind)} ${kind.label[language]}`,
          kind.summary[language],
          effects[kind.effect][language],
        ]),
      ),
    ]),
    ...drawers.flatMap(({ label, kinds: own }) => [`## ${label}`, ...own.map((kind) => kindSection(kind, language))]),
  ].join('\n\n');
}

/** The text of a page. */
export const nodePageText = (language: Language): Promise<string> =>
  format(page(language), { parser: 'markdown', printWidth: 120 });
