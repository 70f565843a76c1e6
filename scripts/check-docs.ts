/** Writes docs/checks.md, the page of the design-time checks, from their registry: `node scripts/check-docs.ts`. */
import { writeFile } from 'node:fs/promises';
import { format } from 'prettier';
import type { Check } from '../engine/core/check.ts';
import { clauses } from '../engine/core/clauses.ts';
import { checks } from '../engine/core/checks/index.ts';

const severities = { error: '错误 error', warning: '提醒 warning' } as const;

const opening = `# 设计检查 · Design-time checks

应用场景保存草稿后即可检查。有“错误”的场景不能备案；“提醒”由设计人员判断。每项检查注明所依据的条款（见标准摘要）。

A draft can be checked at any time. A scenario with an error cannot be filed; a warning is for its author to judge. Each check cites
the clauses it answers to. A document that does not fit the schema is answered with findings of the name \`schema\`.
This page is written from the code by \`node scripts/check-docs.ts\`.
`;

const row = ({ name, severity, title, fix }: Check): string =>
  `| [\`${name}\`](#${name}) | ${title['zh-CN']} · ${title.en} | ${severities[severity]} | ${fix ? '✓' : ''} |`;

const section = ({ name, severity, title, why, clauses: cited, fix }: Check): string =>
  [
    `## ${name}`,
    `**${title['zh-CN']} · ${title.en}** (${severities[severity]}${fix ? '，可自动改正 with a quick fix' : ''})`,
    why['zh-CN'],
    why.en,
    `条款 Clauses: ${cited.map((id) => `\`${id}\` ${clauses[id]['zh-CN']}`).join('；')}`,
  ].join('\n\n');

/** The text of docs/checks.md. */
export const checkDocs = (): Promise<string> =>
  format(
    [
      opening,
      '| 检查 Check | 内容 What it asks | 级别 Severity | 自动改正 Quick fix |',
      '| --- | --- | --- | --- |',
      ...checks.map(row),
      '',
      ...checks.map((check) => `${section(check)}\n`),
    ].join('\n'),
    { parser: 'markdown', printWidth: 120, proseWrap: 'preserve' },
  );

if (import.meta.main) await writeFile(new URL('../docs/checks.md', import.meta.url), await checkDocs());
