/** The import of an official list: each row judged on its own, the same list twice changes nothing, and the order of its rows does not matter. */
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CatalogueFile, catalogueGroups, cardFunctions, type ImportedItem } from './catalogue.ts';
import { catalogueCsv } from './catalogue-csv.ts';
import { catalogueOf, fitsFilter, matrixOf } from './catalogue-entries.ts';
import { planImport } from './catalogue-import.ts';

const shipped = readFileSync(new URL('../../../rulesets/catalogue/items.json', import.meta.url), 'utf8');
const file = CatalogueFile.parse(JSON.parse(shipped));
const head = ['编码', '名称', '业务类别', '用卡功能', '推广范围', '用卡模式'];
const plan = (rows: string[][], old: readonly ImportedItem[] = [], heading = head) =>
  planImport(file, old, [heading, ...rows]);
const resultsOf = (rows: string[][]) => plan(rows).report.rows.map(({ result }) => result);
const rulesOf = (row: string[], heading = head) =>
  plan([row], [], heading).report.rows.flatMap(({ errors }) => errors.map(({ column, rule }) => `${column}: ${rule}`));

describe('a row', () => {
  it.each<[string, string[], string[]]>([
    ['is sound', ['A1', '社保卡挂号', '就医购药', '身份凭证、就医结算', '试点', '展码'], []],
    [
      'has nothing in it that it needs',
      ['', '', '', '身份凭证'],
      ['code: required', 'name: required', 'group: required'],
    ],
    ['has a code that is none', ['第1项', '挂号', '就医购药'], ['code: format']],
    ['takes a code of the platform', ['YKT-NEW-1', '挂号', '就医购药'], ['code: own-code']],
    ['has a group that is none', ['A1', '挂号', '看病'], ['group: unknown-group']],
    ['has a function that is none', ['A1', '挂号', '就医购药', '身份凭证、飞行'], ['functions: unknown-functions']],
    ['has a formula for a name', ['A1', '=HYPERLINK("x")', '就医购药'], ['name: formula']],
    ['has lost letters', ['A1', '挂\uFFFD号', '就医购药'], ['name: encoding']],
    ['is too long', ['A1', '号'.repeat(201), '就医购药'], ['name: too-long']],
    [
      'has a reach and a mode that are none',
      ['A1', '挂号', '就医购药', '', '火星', '念力'],
      ['level: unknown-level', 'modes: unknown-modes'],
    ],
  ])('%s', (_name, row, rules) => expect(rulesOf(row)).toEqual(rules));

  it('may tick its functions as the brochure does, and say how many items its group has', () => {
    const heading = ['序', '编码', '名称', '类别', '电子凭证', '信息记录', '自助查询'];
    const { items } = plan([['1', 'A1', '见习登记', '就业（21项）', '✓', '', '√']], [], heading);
    expect(items).toMatchObject([{ group: 'employment', functions: ['identity', 'query'] }]);
    expect(rulesOf(['1', 'A1', '见习登记', '就业', '或许'], heading)).toEqual(['functions: tick']);
  });

  it('is read under English headings below a title', () => {
    const cells = [['Official list'], [], ['Code', 'Name', 'Group'], ['A1', '见习登记', 'Employment']];
    expect(planImport(file, [], cells).report.rows).toMatchObject([{ line: 4, result: 'new' }]);
  });
});

it('says which columns a list lacks, and takes nothing from it', () => {
  const { errors, report } = planImport(
    file,
    [],
    [
      ['名称', '备注'],
      ['就业登记', ''],
    ],
  );
  expect(errors.map(({ rule }) => rule)).toEqual(['column-code', 'column-group']);
  expect(report.rows).toEqual([]);
});

describe('rows among each other', () => {
  it('a code or a name that is there twice is refused wherever it stands', () => {
    expect(
      resultsOf([
        ['A1', '甲', '就业'],
        ['A1', '乙', '就业'],
        ['A2', '丙', '就业'],
      ]),
    ).toEqual(['refused', 'refused', 'new']);
    expect(
      resultsOf([
        ['A1', '甲', '就业'],
        ['A2', '甲 ', '就业'],
        ['A3', '甲', '教育'],
      ]),
    ).toEqual(['refused', 'refused', 'new']);
  });

  it('an item that ships takes the official code and keeps its sources; asked by either code it is one', () => {
    const { items, report } = plan([['101', '就业登记', '就业']]);
    expect(report.rows).toMatchObject([{ result: 'changed', changed: ['code'] }]);
    const entries = catalogueOf(file, items);
    expect(entries).toHaveLength(file.items.length);
    const entry = entries.find(({ code }) => code === '101');
    expect(entry).toMatchObject({ formerly: 'YKT-EMP-01', packs: ['employment-registration'], isImported: true });
    expect(entry?.sources.length).toBeGreaterThan(0);
  });

  it('a name that an earlier import gave to another code is refused, unless that code gives it up', () => {
    const { items } = plan([['A1', '甲', '就业']]);
    expect(plan([['A2', '甲', '就业']], items).report.sum.refused).toBe(1);
    expect(
      plan(
        [
          ['A2', '甲', '就业'],
          ['A1', '乙', '就业'],
        ],
        items,
      ).report.sum,
    ).toMatchObject({ new: 1, changed: 1 });
  });

  it('what a list has no column for stays as it was', () => {
    const { items } = plan([['A1', '甲', '就业', '自助查询', '试点', '展码']]);
    const again = plan([['A1', '甲', '就业']], items, ['编码', '名称', '类别']);
    expect([again.report.sum.same, again.items]).toEqual([1, items]);
  });
});

it('what was exported comes back as it was, in either language', () => {
  for (const language of ['zh-CN', 'en'] as const) {
    const text = catalogueCsv(catalogueOf(file, []), language, () => []);
    const cells = text
      .slice(1)
      .trimEnd()
      .split('\r\n')
      .map((line) =>
        [...line.matchAll(/"((?:[^"]|"")*)"|([^,]+)|(?<=,|^)(?=,|$)/g)].map(
          ([, quoted, plain]) => quoted ?? plain ?? '',
        ),
      );
    const { report, items } = planImport(file, [], cells);
    expect([report.sum.same, items]).toEqual([file.items.length, []]);
  }
});

const cell = fc.record({
  code: fc.constantFrom('A1', 'A2', 'A3', 'B1', 'YKT-EMP-01', 'YKT-INS-06', '', 'x y'),
  name: fc.constantFrom('就业登记', '失业登记', '甲', '乙', '丙', ''),
  group: fc.constantFrom('就业', '教育', '无此类'),
  functions: fc.constantFrom('', '身份凭证', '自助查询、身份凭证'),
});
const list = fc.array(
  cell.map(({ code, name, group, functions }) => [code, name, group, functions]),
  { maxLength: 8 },
);

describe('any list', () => {
  it('read again changes nothing', () => {
    fc.assert(
      fc.property(list, list, (first, second) => {
        const before = plan(first).items;
        const once = plan(second, before);
        const twice = plan(second, once.items);
        expect(twice.items).toEqual(once.items);
        expect([twice.report.sum.new, twice.report.sum.changed]).toEqual([0, 0]);
        expect(twice.report.sum.refused).toBe(once.report.sum.refused);
      }),
    );
  });

  it('comes to the same in whatever order its rows are', () => {
    fc.assert(
      fc.property(
        list.chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length }))),
        ([rows, shuffled]) => {
          const [one, other] = [plan(rows), plan(shuffled)];
          expect(other.items).toEqual(one.items);
          expect(other.report.sum).toEqual(one.report.sum);
        },
      ),
    );
  });

  it('leaves every item of the catalogue with a code and a name of its own', () => {
    fc.assert(
      fc.property(list, (rows) => {
        const entries = catalogueOf(file, plan(rows).items);
        expect(new Set(entries.map(({ code }) => code)).size).toBe(entries.length);
      }),
    );
  });
});

it('the matrix counts what the filter finds, and says what the brochure ticks', () => {
  const entries = catalogueOf(file, []);
  const rows = matrixOf(file, entries, () => false);
  expect(rows.map(({ group }) => group)).toEqual(Object.keys(catalogueGroups));
  for (const { group, counts, items } of rows) {
    expect(entries.filter((entry) => fitsFilter(entry, { group }, []))).toHaveLength(items);
    for (const each of Object.keys(cardFunctions) as (keyof typeof cardFunctions)[])
      expect(entries.filter((entry) => fitsFilter(entry, { group, function: each }, []))).toHaveLength(counts[each]);
  }
  expect(rows.flatMap(({ stated }) => stated?.count ?? []).reduce((sum, count) => sum + count)).toBe(102);
  expect(rows.find(({ group }) => group === 'personnel')?.stated?.functions).toEqual(['identity', 'query', 'benefits']);
});

it('finds an item by its words, and by where it is opened: in a division, or in what that lies in', () => {
  const entry = catalogueOf(file, []).find(({ code }) => code === 'YKT-CUL-01')!;
  expect(fitsFilter(entry, { q: '图书 文化' }, [])).toBe(true);
  expect(fitsFilter(entry, { q: 'LIBRARY' }, [])).toBe(true);
  expect(fitsFilter(entry, { q: '公交' }, [])).toBe(false);
  expect(fitsFilter(entry, { region: '990101' }, ['990100'])).toBe(true);
  expect(fitsFilter(entry, { region: '990000' }, ['990100'])).toBe(true);
  expect(fitsFilter(entry, { region: '990200' }, ['990100'])).toBe(false);
  expect(fitsFilter(entry, { state: 'unopened' }, [])).toBe(true);
});
