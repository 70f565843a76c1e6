/** Workbooks: a table comes back as it went, a sheet of another's making is taken as far as it goes, and nothing makes the reader fall. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import policyFile from '../../rulesets/policies/scenic-ticket.json' with { type: 'json' };
import { assertExists } from '../../engine/core/control.ts';
import { facts } from '../../engine/core/facts/facts.ts';
import { Policy, type TablePolicy } from '../../engine/core/policies/policy.ts';
import type { Table } from '../../engine/core/tables/table.ts';
import { languages, text } from '../../engine/core/text.ts';
import { guessedGoals, importSheet } from './sheet-import.ts';
import { columnsOf } from './table-columns.ts';
import { besideTable, sheetsOf, tableInSheets } from './table-sheets.ts';
import { readXlsx, type ReadSheet } from './xlsx-read.ts';
import { writeXlsx, type SheetToWrite } from './xlsx-write.ts';
import { readZip, writeZip } from './zip.ts';

const policy = Policy.parse(policyFile);
const table: Table = assertExists(policy.table, 'a table');
const { outcomes } = policy;

async function passed(sheets: SheetToWrite[]): Promise<ReadSheet[]> {
  const read = await readXlsx(await writeXlsx(sheets));
  return 'sheets' in read ? read.sheets : [];
}

describe('a table', () => {
  it.each(languages)('comes back from a workbook in %s as it went', async (language) => {
    const written = tableInSheets(await passed(sheetsOf(table, outcomes, facts, language)), outcomes, facts);
    expect(written?.table).toEqual(table);
    expect(written?.unread).toEqual([]);
  });

  it('comes back with every kind of cell and column', async () => {
    const hard: Table = {
      inputs: [{ fact: 'person.age', label: text('年龄 <岁> & "更多"', 'Age') }, { fact: 'inputs.day' }],
      outputs: [
        { name: 'outcome', type: 'string', values: ['a, b', '"c"', '-'] },
        { name: 'ok', type: 'boolean', values: [true] },
      ],
      ...{ hitPolicy: 'collect', aggregate: 'count' },
      rows: [
        { when: [{ from: 1, to: 2, open: 'both' }, '_x0041_'], then: ['-', true] },
        { when: [{ not: null }, { notIn: ['\u0001', 'x'] }], then: ['a, b', null], reason: text('一\n二', 'one') },
        { when: ['读不懂', { gte: '2026-01-01' }], then: ['"c"', null], clauses: ['data.verify'], prompt: 'card.lost' },
        { when: ['-', null], then: [null, null] },
      ],
    };
    const written = tableInSheets(await passed(sheetsOf(hard, ['yes', 'no'], facts, 'zh-CN')), ['yes', 'no'], facts);
    expect(written?.table).toEqual(hard);
    expect(written?.unread).toMatchObject([{ row: 2, column: 0, text: '读不懂' }]);
  });
});

describe('what stands beside a table', () => {
  const layered: TablePolicy = {
    ...(policy as TablePolicy),
    ...{ level: 'city', refines: 'upper', at: { region: '990100', institution: null }, from: '2026-01-01' },
    strictness: outcomes,
    unknown: { then: outcomes[0] ?? '', reason: text('查不到', 'Not known') },
    otherwise: { ...policy.otherwise, loosenable: true },
    table: { ...table, rows: table.rows.map((row, at) => (at === 0 ? { ...row, loosenable: true as const } : row)) },
  };
  const sheets = sheetsOf(layered.table, outcomes, facts, 'zh-CN', besideTable(layered));

  it('comes back with it', async () => {
    const written = tableInSheets(await passed(sheets), outcomes, facts);
    expect(written?.table).toEqual(layered.table);
    expect(written?.beside).toEqual(besideTable(layered));
  });

  it('a workbook that says nothing of its policy is taken too', async () => {
    const [rows, settings] = await passed(sheets);
    const left = { ...settings!, rows: settings!.rows.filter(([key]) => key !== 'policy') };
    const written = tableInSheets([rows!, left], outcomes, facts);
    expect(written).toMatchObject({ table: layered.table, unread: [] });
    expect(written?.beside).toBeUndefined();
  });

  it('a workbook from before rows could be marked is taken too', async () => {
    const [rows, settings] = await passed(sheetsOf(table, outcomes, facts, 'en'));
    const at = columnsOf(table, outcomes, facts).findIndex(({ key }) => key === 'note loosenable');
    const without = (all: readonly (readonly string[])[]) => all.map((row) => row.filter((_, index) => index !== at));
    const old = { ...settings!, rows: settings!.rows.filter((row) => row[2] !== 'loosenable') };
    const written = tableInSheets([{ ...rows!, rows: without(rows!.rows) }, old], outcomes, facts);
    expect(written?.table).toEqual(table);
  });

  it('what no policy could have is left', async () => {
    const [rows, settings] = await passed(sheets);
    const wrong = settings!.rows.map((row) => (row[0] === 'policy' ? ['policy', '{"level":"world"}'] : row));
    const written = tableInSheets([rows!, { ...settings!, rows: wrong }], outcomes, facts);
    expect(written).toMatchObject({ table: layered.table });
    expect(written?.beside).toBeUndefined();
  });
});

const sheet = (rows: string[][]): ReadSheet => ({ name: '票价', rows, notices: [] });
const columns = columnsOf(table, outcomes, facts);

describe('a sheet of another’s making', () => {
  const foreign = sheet([
    [],
    ['年龄', '性别', '结果', '备注'],
    ['60以上', '女', 'free', 'x'],
    [],
    ['十八', '', 'half', ''],
  ]);

  it('is mapped by its headings', () =>
    expect(guessedGoals(sheet([['年龄（周岁）', 'Sex', 'OUTCOME', '备注']]), columns, facts)).toEqual([
      { column: 'input person.age 0' },
      { fact: 'person.sex' },
      { column: 'output outcome 0' },
      null,
    ]));

  it('is taken as far as it goes', () => {
    const goals = [{ column: 'input person.age 0' }, { fact: 'person.sex' }, { column: 'output outcome 0' }, null];
    const taken = importSheet(table, foreign, goals, { outcomes, facts, replaces: true });
    expect(taken.table.rows).toEqual([
      { when: [{ gte: 60 }, '-', '-', 'female'], then: ['free', null] },
      { when: ['十八', '-', '-', '-'], then: ['half', null] },
    ]);
    expect(taken).toMatchObject({ rowsTaken: 2, unread: [{ row: 1, text: '十八' }] });
    const after = importSheet(table, foreign, goals, { outcomes, facts, replaces: false });
    expect(after.table.rows).toHaveLength(9);
  });

  it('tells of numbers among words', () => {
    const mixed = sheet([['年龄'], ['5'], ['六']]);
    const taken = importSheet(table, mixed, [{ column: 'input person.age 0' }], { outcomes, facts, replaces: true });
    expect(taken.notices).toMatchObject([{ sheet: '票价', cells: 'A3' }]);
  });

  it('may be empty', () => {
    const taken = importSheet(table, sheet([]), [], { outcomes, facts, replaces: true });
    expect(taken).toMatchObject({ rowsTaken: 0, table: { rows: [{ when: ['-', '-', '-'], then: [null, null] }] } });
  });
});

describe('a workbook', () => {
  it('tells of formulas and merged cells, with their places', async () => {
    const bytes = await writeXlsx([{ name: '表', rows: [['a'], [1]] }]);
    const files = await readZip(bytes, 1e6, () => true);
    const path = 'xl/worksheets/sheet1.xml';
    const xml = new TextDecoder()
      .decode(files.get(path))
      .replace('<v>1</v>', '<f>1+0</f><v>1</v>')
      .replace('</sheetData>', '</sheetData><mergeCells count="1"><mergeCell ref="A3:B4"/></mergeCells>');
    files.set(path, new TextEncoder().encode(xml));
    expect(await readXlsx(await writeZip(files))).toMatchObject({
      sheets: [{ name: '表', rows: [['a'], ['1']], notices: [{ sheet: '表', cells: 'A2' }, { cells: 'A3:B4' }] }],
    });
  });

  it('of 200,000 rows is taken up to what a table holds', { timeout: 120_000 }, async () => {
    const rows = Array.from({ length: 200_000 }, (_, index) => [index]);
    const [read] = await passed([{ name: '长', rows }]);
    expect(read?.rows).toHaveLength(100_001);
    expect(read?.notices).toMatchObject([{ cells: '100002–200000' }]);
  });

  it('that is none says so', async () => {
    const broken = (bytes: Uint8Array<ArrayBuffer>) => expect(readXlsx(bytes)).resolves.toHaveProperty('problem');
    await broken(new Uint8Array());
    await broken(new TextEncoder().encode('年龄,结果\n60,free'));
    await broken(await writeZip(new Map([['a.xml', new Uint8Array(10)]])));
    const sound = await writeXlsx([{ name: 'x', rows: [['a']] }]);
    await fc.assert(
      fc.asyncProperty(fc.nat(sound.length - 1), fc.nat(255), async (at, byte) => {
        const bytes = sound.slice();
        bytes[at] = byte;
        await readXlsx(bytes);
        await broken(sound.slice(0, at));
      }),
      { numRuns: 60 },
    );
  });
});
