/** Lists of devices: every rule by its column and line, and eight thousand rows at once. */
import { expect, it, test } from 'vitest';
import type { FileRow } from '../list-file.ts';
import { mostDevices, planDevices, serialsIn, type DeviceGround } from './device-list.ts';

const head = ['序列号', '型号', '应用机构', '安装地点', '应用场景', '区划', '备注'];
const sound = ['dev-000001', 'demo-gate-30', 'demo-library', '一楼', 'park-entry、library-lending'];
const finding = (severity: 'error' | 'warning') => ({
  ...{ check: 'x', severity, pointer: '', clauses: [] },
  message: { 'zh-CN': '备案到期', en: 'expired' },
});
const ground: DeviceGround = {
  models: new Map([
    ['demo-gate-30', [finding('warning')]],
    ['demo-reader-old', [finding('error')]],
  ]),
  institutions: new Map([
    ['demo-library', '990000'],
    ['demo-museum', '990000'],
    ['far', '980000'],
  ]),
  scenarios: new Set(['park-entry', 'library-lending']),
  registered: new Map(),
  place: { region: '990000', institution: null },
};
const file = (...rows: string[][]): FileRow[] => [head, ...rows].map((cells, index) => ({ line: index + 1, cells }));
const rules = (rows: string[][], on: DeviceGround = ground) =>
  planDevices(file(...rows), on).report.rows.map(({ line, errors }) => [
    line,
    ...errors.map(({ column, rule }) => `${column} ${rule}`),
  ]);
const changed = (at: number, value: string) => sound.map((cell, index) => (index === at ? value : cell));

it('registers a sound row, by its capital serial number and the division of its institution', () => {
  const { report, devices } = planDevices(file(sound), ground);
  expect(report).toEqual({
    sum: { new: 1, same: 0, refused: 0 },
    rows: [{ line: 2, serial: 'DEV-000001', result: 'new', errors: [] }],
  });
  expect(devices).toEqual([
    {
      ...{ id: 'DEV-000001', model: 'demo-gate-30', institution: 'demo-library', site: '一楼', region: '990000' },
      scenarios: ['park-entry', 'library-lending'],
    },
  ]);
});

test.each<[string, string[], string[]]>([
  ['no serial number', changed(0, ''), ['serial required']],
  ['a serial number of five', changed(0, 'AB123'), ['serial format']],
  ['a formula', changed(0, '=HYPERLINK("x")'), ['serial formula', 'serial format']],
  ['a formula for a place', changed(3, '@SUM(A1)'), ['site formula']],
  ['a place that was escaped', changed(3, "'+1 楼"), []],
  ['a place that cannot be read', changed(3, '一\uFFFD楼'), ['site unreadable']],
  ['a place that is too long', changed(3, '长'.repeat(81)), ['site too-long']],
  ['an unknown model', changed(1, 'nothing'), ['model unknown-model']],
  ['a model whose filing ended', changed(1, 'demo-reader-old'), ['model model-not-sound']],
  ['an unknown institution', changed(2, 'nobody'), ['institution unknown-institution']],
  ['an institution of another province', changed(2, 'far'), ['region foreign-region']],
  ['an unknown scenario', changed(4, 'park-entry; fly'), ['scenarios unknown-scenario']],
  ['no division', [...sound, '99'], ['region format']],
  ['more cells than headings', [...sound, '', '', 'x'], ['serial broken-row']],
  [
    'an empty row of commas',
    ['', '', '', '', '', ' x'],
    ['serial required', 'model required', 'institution required', 'site required', 'region format'],
  ],
])('%s', (_name, row, expected) => {
  expect(rules([row])).toEqual([[2, ...expected]]);
});

it('refuses every twin, whichever way it is written, and what is registered with other particulars', () => {
  expect(rules([sound, changed(0, 'DEV-000001 '), changed(0, 'DEV-000002')])).toEqual([
    [2, 'serial duplicate'],
    [3, 'serial duplicate'],
    [4],
  ]);
  const there = { ...planDevices(file(sound), ground).devices[0]! };
  const known = { ...ground, registered: new Map([[there.id, there]]) };
  expect(planDevices(file(sound), known)).toMatchObject({ report: { sum: { new: 0, same: 1 } }, devices: [] });
  expect(rules([changed(3, '二楼')], known)).toEqual([[2, 'serial taken']]);
});

it('lets an institution register its own only', () => {
  const own = { ...ground, place: { region: '990000', institution: 'demo-museum' } };
  const mine = ['DEV-000002', ...changed(2, 'demo-museum').slice(1)];
  expect(rules([sound, mine], own)).toEqual([[2, 'institution foreign-institution'], [3]]);
});

it('refuses a list without its columns, an empty one and one too long as a whole', () => {
  const errors = (rows: FileRow[]) => planDevices(rows, ground).errors.map(({ rule }) => rule);
  expect(
    errors([
      { line: 1, cells: ['序列号'] },
      { line: 2, cells: ['A'] },
    ]),
  ).toEqual(['column-model', 'column-institution', 'column-site']);
  expect(errors([])).toEqual(['empty']);
  expect(errors(file())).toEqual(['empty']);
  expect(errors(file(...Array.from({ length: mostDevices + 1 }, () => sound)))).toEqual(['too-many']);
});

it('judges eight thousand rows in well under a second, and finds their serial numbers', () => {
  const rows = file(...Array.from({ length: mostDevices }, (_, index) => changed(0, `DEV-${100_000 + index}`)));
  const before = performance.now();
  expect(planDevices(rows, ground).report.sum).toEqual({ new: mostDevices, same: 0, refused: 0 });
  expect(performance.now() - before).toBeLessThan(3_000);
  expect(serialsIn(rows)).toHaveLength(mostDevices);
});
