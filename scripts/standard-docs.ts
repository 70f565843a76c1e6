/** Writes docs/conformance.md, the statement of how the platform and what it ships stand to the standard: `node scripts/standard-docs.ts`. */
import { writeFile } from 'node:fs/promises';
import { format } from 'prettier';
import { loadRulesets } from '../engine/api/load-rulesets.ts';
import { routes } from '../engine/api/routes.ts';
import { coverageOf, coverageSum, type ClauseCoverage, type Content } from '../engine/core/standard-coverage.ts';
import { standard } from './clauses.ts';

/** What the platform ships. */
export async function shippedContent(): Promise<Content> {
  const { packs, policies, suites } = await loadRulesets();
  return {
    scenarios: packs.map(({ scenario }) => scenario),
    policies: Object.fromEntries(policies.map((policy) => [policy.name, policy])),
    tests: Object.fromEntries(Object.entries(suites).map(([id, { tests }]) => [id, tests.length])),
    routes,
  };
}

const marks = { covered: '✓', partly: '◐', deviates: '✗', uncovered: '✗' } as const;

const opening = `# 标准符合性声明 · Statement of conformance

${standard.edition.name['zh-CN']}

${standard.edition.note?.['zh-CN'] ?? ''}

${standard.edition.name.en}. ${standard.edition.note?.en ?? ''}

✓ 有对应 covered · ◐ 有对应，并有偏离 partly · ✗ 没有对应 not covered. 平台随附的内容；运行中的平台在“标准”页和 \`GET /api/standard/conformance\` 给出自己的声明。
What ships with the platform; a running platform states its own on its page “Standard” and at \`GET /api/standard/conformance\`.
This page is written from the code and the rulesets by \`node scripts/standard-docs.ts\`.
`;

const names = (label: string, ids: readonly { id: string }[]): string[] =>
  ids.length === 0 ? [] : [`${label} ${ids.map(({ id }) => `\`${id}\``).join(' ')}`];

function answers({
  kinds,
  checks,
  routes: interfaces,
  policies,
  procedures,
  scenarios,
  tests,
}: ClauseCoverage): string {
  const lines = [
    ...names('节点 kinds', kinds),
    ...names('检查 checks', checks),
    ...names('接口 interfaces', interfaces),
    ...names('策略 policies', policies),
    ...names('流程 procedures', procedures),
    ...names('场景 scenarios', scenarios),
    ...(tests > 0 ? [`测试 tests ${tests}`] : []),
  ];
  return lines.length === 0 ? '–' : lines.join('<br>');
}

function row(clause: ClauseCoverage): string {
  const { title, requirement, sources, standing, deviation } = clause;
  const from = sources.map(({ source, place }) => (place === undefined ? source : `${source} ${place}`)).join('; ');
  const deviates = deviation ? `<br>偏离：${deviation['zh-CN']}<br>Deviation: ${deviation.en}` : '';
  return `| ${marks[standing]} | \`${clause.clause}\`<br>${title['zh-CN']}<br>${title.en} | ${requirement['zh-CN']}<br>${requirement.en}<br>(${from}) | ${answers(clause)}${deviates} |`;
}

/** The text of docs/conformance.md. */
export async function standardDocs(): Promise<string> {
  const coverage = coverageOf(standard, await shippedContent());
  const { covered, partly, deviates, uncovered } = coverageSum(coverage);
  const chapters = Object.entries(standard.chapters).map(([id, name]) => [
    `## ${name['zh-CN']} · ${name.en}`,
    '',
    '| | 条款 Clause | 要求与出处 Requirement, sources | 对应 What answers to it |',
    '| --- | --- | --- | --- |',
    ...coverage.filter(({ chapter }) => chapter === id).map(row),
    '',
  ]);
  const text = [
    opening,
    `**${coverage.length}** 条 clauses：✓ ${covered} · ◐ ${partly} · ✗ ${deviates + uncovered}`,
    '',
    ...chapters.flat(),
    '出处 Sources：',
    '',
    ...Object.entries(standard.sources).map(([id, title]) => `- ${id}: ${title['zh-CN']} · ${title.en}`),
  ].join('\n');
  return format(text, { parser: 'markdown', printWidth: 120, proseWrap: 'preserve' });
}

if (import.meta.main) await writeFile(new URL('../docs/conformance.md', import.meta.url), await standardDocs());
