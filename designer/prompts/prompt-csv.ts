/** The prompts as a sheet for translators: out with every language beside the Chinese, and back as a report of what would change. */
import Papa from 'papaparse';
import {
  isTranslated,
  promptLanguages,
  translatedLanguages,
  type PromptLanguage,
  type PromptTranslation,
  type PromptTranslations,
  type TranslatedLanguage,
} from '../../engine/core/prompts/prompt-languages.ts';
import { lintTranslation } from '../../engine/core/prompts/prompt-translation.ts';
import type { Prompts } from '../../engine/core/prompts/prompt.ts';
import type { Text } from '../../engine/core/text.ts';
import { text } from '../../engine/core/text.ts';

const columns = ['code', 'audience', 'tone', ...promptLanguages] as const;

/** A cell that a spreadsheet would take for a formula is marked as words. */
const asWords = (cell: string): string => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);

/** The sheet, with the mark that tells spreadsheets its encoding. */
export function sheetOf(prompts: Prompts, translations: PromptTranslations): string {
  const wordsOf = (code: string, language: PromptLanguage): string =>
    isTranslated(language)
      ? (translations[language]?.prompts[code]?.text ?? '')
      : (prompts[code]?.text[language] ?? '');
  const rows = Object.entries(prompts)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, { audience, tone }]) => [
      code,
      audience,
      tone,
      ...promptLanguages.map((language) => asWords(wordsOf(code, language))),
    ]);
  return `\uFEFF${Papa.unparse({ fields: [...columns], data: rows }, { newline: '\r\n' })}\r\n`;
}

/** A row of a sheet that would change words. */
export interface SheetChange {
  code: string;
  language: TranslatedLanguage;
  before: string;
  after: string;
}

/** What is wrong with a row of a sheet; its number is the one that a spreadsheet shows. */
export interface SheetFinding {
  row: number;
  code: string;
  message: Text;
}

/** What a sheet that came back would change. */
export interface SheetReport {
  rows: number;
  changes: SheetChange[];
  findings: SheetFinding[];
}

const mostRows = 5000;

const problem = (row: number, code: string, message: Text): SheetFinding => ({ row, code, message });

interface Row {
  number: number;
  code: string;
  cells: Record<string, string | undefined>;
}

function readRow({ number, code, cells }: Row, prompts: Prompts, translations: PromptTranslations) {
  const original = Object.hasOwn(prompts, code) ? prompts[code] : undefined;
  if (!original)
    return {
      changes: [],
      findings: [problem(number, code, text('目录里没有这个编码', 'The catalogue has no such code'))],
    };
  const findings: SheetFinding[] = [];
  const zh = cells['zh-CN']?.trim();
  if (zh !== undefined && zh !== '' && zh.replace(/^'/, '') !== original.text['zh-CN'])
    findings.push(
      problem(
        number,
        code,
        text(
          '中文原文与目录不同，请按目录里的原文翻译',
          'The Chinese is not the catalogue’s; translate the words of the catalogue',
        ),
      ),
    );
  const changes = translatedLanguages.flatMap((language): SheetChange[] => {
    const after = cells[language]?.trim().replace(/^'(?=[=+\-@])/, '') ?? '';
    const before = translations[language]?.prompts[code]?.text ?? '';
    if (after === '' || after === before) return [];
    const wrong = lintTranslation(code, language, { text: after }, original);
    findings.push(...wrong.map(({ message }) => problem(number, code, message)));
    return wrong.length > 0 ? [] : [{ code, language, before, after }];
  });
  return { changes, findings };
}

/** Reads a sheet that came back; what is wrong with a row is said, and the row is left out. */
export function reportOf(sheet: string, prompts: Prompts, translations: PromptTranslations): SheetReport {
  const { data, meta } = Papa.parse<Record<string, string | undefined>>(sheet.replace(/^\uFEFF/, ''), {
    header: true,
    skipEmptyLines: 'greedy',
  });
  const fields = meta.fields ?? [];
  if (!fields.includes('code') || !translatedLanguages.some((language) => fields.includes(language))) {
    const message = text(
      '第一行要有 code 和至少一种语言（bo、ug、mn-Mong）',
      'The first row names code and a language (bo, ug, mn-Mong)',
    );
    return { rows: 0, changes: [], findings: [problem(1, '', message)] };
  }
  if (data.length > mostRows) {
    const message = text(`最多 ${mostRows} 行`, `${mostRows} rows at most`);
    return { rows: data.length, changes: [], findings: [problem(mostRows + 2, '', message)] };
  }
  const seen = new Set<string>();
  const report: SheetReport = { rows: data.length, changes: [], findings: [] };
  data.forEach((cells, index) => {
    const code = cells['code']?.trim() ?? '';
    const number = index + 2;
    if (seen.has(code)) {
      report.findings.push(problem(number, code, text('这个编码出现了两次', 'This code is there twice')));
      return;
    }
    seen.add(code);
    const { changes, findings } = readRow({ number, code, cells }, prompts, translations);
    report.changes.push(...changes);
    report.findings.push(...findings);
  });
  return report;
}

/** The file of a language with the changes of a report, as it lies in rulesets/prompts/languages/. */
export function fileWith(current: PromptTranslation, changes: readonly SheetChange[]): string {
  const prompts = { ...current.prompts };
  for (const { code, language, after } of changes)
    if (language === current.language) prompts[code] = { ...prompts[code], text: after };
  return `${JSON.stringify({ ...current, prompts }, null, 2)}\n`;
}
