/** The list of a batch, row by row: each judged like the form of an institution, against the rest of the list and the applicant's division; and the forms that its items are applied for with. */
import { headingsReader, isFormula, plainCell, type FileRow } from '../list-file.ts';
import { liesIn, type Place } from '../rights.ts';
import { text, type Language, type Text } from '../text.ts';
import { batchColumns, mostInstitutions, mostItems, type BatchColumn } from './batch-item.ts';
import { codesIn } from './batch-access.ts';
import { textIn } from './fields.ts';
import { formErrors } from './form-errors.ts';
import { institutionKinds } from '../certified-institution.ts';
import { institutionAccess, InstitutionForm } from './institution-access.ts';
import type { StageFinding } from './procedure-state.ts';

type Form = Record<string, unknown>;

/** An institution of the list. */
export interface BatchRow {
  line: number;
  /** What the row says, column by column. */
  institution: Readonly<Record<BatchColumn, string>>;
  /** What keeps it from being applied for; none of a sound row. */
  findings: StageFinding[];
}

/** What a list is judged with. */
export interface BatchGround {
  /** The form that all rows share. */
  form: Form;
  /** Codes of the files that were handed in with it. */
  materials: readonly string[];
  /** Of whom it comes. */
  place: Place;
  now: Date;
  /** The credit codes among those given that the register of institutions holds. */
  isRegistered: (creditCode: string) => boolean;
}

/** What came of a list: what hinders all of it, and its rows. */
export interface ReadBatch {
  errors: StageFinding[];
  rows: BatchRow[];
}

const columns = Object.keys(batchColumns) as BatchColumn[];
const neededColumns = ['name', 'creditCode', 'kind', 'region'] as const satisfies BatchColumn[];
/** What each heading means. */
const headingsOf = headingsReader(batchColumns, {
  name: ['名称', '单位名称', 'institution'],
  creditCode: ['信用代码', '社会信用代码', '统一信用代码', 'credit code'],
  kind: ['类型', '机构性质', 'type'],
  region: ['地区', '区划', '行政区划', '区划代码', 'region'],
  licence: ['许可证号', '许可证', 'licence', 'license'],
  licenceUntil: ['许可证有效期', '有效期至', 'valid until'],
});

const wordsOfKinds = (language: Language) => Object.values(institutionKinds).map((words) => words[language]);
/** Kinds in the words that a list takes, not by the ids under which they are kept. */
const kindsTaken = text(
  `机构类型只能是：${wordsOfKinds('zh-CN').join('、')}`,
  `The kind must be one of: ${wordsOfKinds('en').join(', ')}`,
);
const wrong = (pointer: string, rule: string, message: Text): StageFinding => ({
  ...{ pointer, rule, message, severity: 'error' },
});
const ofList = (rule: string, zh: string, en: string) => wrong('/materials/rows', rule, text(zh, en));

const kindOf = new Map<string, string>(
  Object.entries(institutionKinds).flatMap(([kind, words]) =>
    [kind, ...Object.values(words)].map((word): [string, string] => [word.toLowerCase(), kind]),
  ),
);

/** The form of institution access that a row makes of the shared one. */
export function institutionForm(form: Form, institution: BatchRow['institution']): Form {
  const shared = ['field', 'services', 'contactName', 'contactPhone', 'contactEmail', 'dutyPhone', 'declares'];
  const own = columns.filter((column) => institution[column] !== '');
  return {
    ...Object.fromEntries(shared.map((name) => [name, form[name]])),
    ...Object.fromEntries(own.map((column) => [column, institution[column]])),
  };
}

/** The form of catalogue filing by which an institution of the list opens an item; `item` is what the catalogue calls it. */
export function filingForm(form: Form, { region }: BatchRow['institution'], code: string, item: string): Form {
  const shared = ['version', 'since', 'feasibility', 'contactName', 'contactPhone', 'contactEmail', 'declares'];
  return {
    ...Object.fromEntries(shared.map((name) => [name, form[name]])),
    ...{ name: item.slice(0, 100), code, region, usage: form['services'] },
  };
}

/** What the row says, as a form would hold it. */
function readCells({ cells }: FileRow, headings: readonly (BatchColumn | null)[]): Record<BatchColumn, string> {
  const read = Object.fromEntries(columns.map((column) => [column, ''])) as Record<BatchColumn, string>;
  for (const [index, column] of headings.entries()) if (column) read[column] = plainCell(cells[index] ?? '');
  read.kind = kindOf.get(read.kind.toLowerCase()) ?? read.kind;
  read.licenceUntil = dayOf(read.licenceUntil);
  const code = InstitutionForm.shape.creditCode.safeParse(read.creditCode);
  return { ...read, creditCode: code.success ? code.data : read.creditCode };
}

/** A day as spreadsheets write it: 2027/3/1 and 2027年3月1日 are 2027-03-01. */
const dayOf = (cell: string): string =>
  cell.replace(
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/,
    (_all, year: string, month: string, day: string) => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`,
  );

/** What is wrong with the row as it is written. */
function writtenErrors({ cells }: FileRow, headings: readonly (BatchColumn | null)[]): StageFinding[] {
  const extra = cells.slice(headings.length).some((cell) => cell.trim() !== '');
  const [count, most] = [cells.length, headings.length];
  const broken = wrong(
    '',
    'broken-row',
    text(`这一行有 ${count} 格，表头只有 ${most} 格`, `The row has ${count} cells where the headings are ${most}`),
  );
  const formula = text('不能以 =、+、-、@ 开头（公式）', 'This may not begin as a formula: =, +, - or @');
  const formulas = headings.flatMap((column, index) =>
    column && isFormula(cells[index] ?? '') ? wrong(`/${column}`, 'formula', formula) : [],
  );
  const unreadable = text('有读不出来的字', 'There are letters that cannot be read');
  const strange = headings.flatMap((column, index) =>
    column && /[\p{Cc}\uFFFD]/u.test((cells[index] ?? '').trim()) ? wrong(`/${column}`, 'unreadable', unreadable) : [],
  );
  return [...(extra ? [broken] : []), ...formulas, ...strange];
}

/** What is wrong with what the row says; what all rows share was judged when it was submitted. */
function saidErrors(institution: BatchRow['institution'], ground: BatchGround): StageFinding[] {
  const { form, place, now, materials } = ground;
  const asked = { act: 'access', now, materials: [...materials, 'certificate', 'authorisation'] } as const;
  const found = formErrors(institutionAccess, institutionForm(form, institution), asked)
    .filter(({ pointer }) => pointer === '/materials/licence' || columns.some((column) => pointer === `/${column}`))
    .map(({ pointer, rule, message }) => wrong(pointer, rule, pointer === '/kind' ? kindsTaken : message));
  const { region, creditCode } = institution;
  if (!found.some(({ pointer }) => pointer === '/region') && !liesIn(region, place.region))
    found.push(wrong('/region', 'own-place', text('不在申请单位的辖区内', 'It is not where the applicant belongs')));
  if (ground.isRegistered(creditCode))
    found.push(wrong('/creditCode', 'unique', text('该机构已接入', 'The institution is in the register already')));
  return found;
}

/** Refuses every row of a code that several have: which of them counts, the list does not say. */
function refuseTwins(rows: readonly BatchRow[]): void {
  const byCode = Map.groupBy(rows, ({ institution }) => institution.creditCode.toUpperCase());
  for (const [code, twins] of byCode) {
    if (code === '' || twins.length < 2) continue;
    const shown = twins.slice(0, 5).map(({ line }) => line);
    const lines = shown.join(', ') + (twins.length > 5 ? ' …' : '');
    for (const { findings } of twins)
      findings.push(
        wrong('/creditCode', 'duplicate', text(`第 ${lines} 行代码重复`, `Lines ${lines} have the same code`)),
      );
  }
}

/** What hinders the whole list. */
function listErrors(headings: readonly (BatchColumn | null)[], rows: number, codes: number): StageFinding[] {
  const missing = neededColumns.filter((column) => !headings.includes(column));
  const [zh, en] = (['zh-CN', 'en'] as const).map((language) =>
    missing.map((column) => batchColumns[column][language]).join(language === 'en' ? ', ' : '、'),
  );
  return [
    ...(missing.length > 0 ? [ofList('columns', `清单缺少列：${zh}`, `Columns are missing: ${en}`)] : []),
    ...(rows === 0 ? [ofList('empty', '清单中没有机构', 'There is no institution in the list')] : []),
    ...(rows > mostInstitutions
      ? [ofList('too-many', `最多 ${mostInstitutions} 家机构`, `At most ${mostInstitutions} institutions`)]
      : []),
    ...(rows * (1 + codes) > mostItems
      ? [ofList('too-many', `机构与应用合计最多 ${mostItems} 项`, `At most ${mostItems} items in all`)]
      : []),
  ];
}

/** The rows of a file that say anything, without the headings. */
const saying = (file: readonly FileRow[]): FileRow[] =>
  file.slice(1).filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));

/** The credit codes that a list names, to be looked up in the register. */
export function codesNamed(file: readonly FileRow[]): string[] {
  const headings = headingsOf(file[0]?.cells ?? []);
  return [...new Set(saying(file).map((row) => readCells(row, headings).creditCode))].filter((code) => code !== '');
}

/** Judges a list. */
export function readBatch(file: readonly FileRow[], ground: BatchGround): ReadBatch {
  const headings = headingsOf(file[0]?.cells ?? []);
  const said = saying(file);
  const errors = listErrors(headings, said.length, codesIn(ground.form).length);
  if (errors.length > 0) return { errors, rows: [] };
  const rows = said.map((row): BatchRow => {
    const institution = readCells(row, headings);
    const findings = [...writtenErrors(row, headings), ...saidErrors(institution, ground)];
    return { line: row.line, institution, findings };
  });
  refuseTwins(rows);
  if (rows.every(({ findings }) => findings.length > 0))
    errors.push(ofList('no-sound-row', '清单中没有一行通过核验', 'No row of the list is sound'));
  return { errors, rows };
}

/** What an item's list shows of a row, also where the row is broken. */
export const shownOf = ({ institution }: Pick<BatchRow, 'institution'>) => ({
  name: textIn(institution, 'name').slice(0, 100),
  creditCode: textIn(institution, 'creditCode').slice(0, 40),
  region: textIn(institution, 'region').slice(0, 12),
});
