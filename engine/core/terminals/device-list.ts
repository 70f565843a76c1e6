/** A list of devices, row by row: each judged on its own, against the rest of the list and against the register. What is sound can be registered; reading a list again changes nothing. */
import type { Finding } from '../finding.ts';
import { isFormula, plainCell, type FileRow } from '../list-file.ts';
import type { FieldError } from '../problem.ts';
import { liesIn, Region, type Place } from '../rights.ts';
import { text, type Text } from '../text.ts';
import { deviceColumns, deviceHeadings, neededDeviceColumns, type DeviceColumn } from './device-columns.ts';
import type { Binding, Terminal } from './terminal.ts';

/** The most devices of a list. */
export const mostDevices = 8_000;

/** What becomes of a row. */
export const deviceResults = ['new', 'same', 'refused'] as const;
export type DeviceResult = (typeof deviceResults)[number];

/** What is wrong with a cell. */
export interface CellError {
  column: DeviceColumn;
  rule: string;
  message: Text;
}

/** A row of the list, by its line in the file. */
export interface DeviceRow {
  line: number;
  serial: string;
  result: DeviceResult;
  errors: CellError[];
}

/** What an import does, before it does it. */
export interface DeviceReport {
  sum: Record<DeviceResult, number>;
  rows: DeviceRow[];
}

/** A device that a row describes. */
export interface NewDevice extends Binding {
  id: string;
  model: string;
  region: string;
  institution: string;
  site: string;
}

/** What a list is judged against. */
export interface DeviceGround {
  /** Findings of each model, by its id. */
  models: ReadonlyMap<string, readonly Finding[]>;
  /** The division of each institution, by its id. */
  institutions: ReadonlyMap<string, string>;
  scenarios: ReadonlySet<string>;
  /** The devices of the register that have one of the list's serial numbers. */
  registered: ReadonlyMap<string, Pick<Terminal, keyof NewDevice>>;
  /** Of whom the list comes. */
  place: Place;
}

/** The report, what hinders the whole list, and the devices to register. */
export interface DevicePlan {
  report: DeviceReport;
  errors: FieldError[];
  devices: NewDevice[];
}

type Cells = Record<DeviceColumn, string>;
interface ReadDevice {
  line: number;
  cells: Cells;
  serial: string;
  errors: CellError[];
}

const wrong = (column: DeviceColumn, rule: string, zh: string, en: string): CellError => ({
  ...{ column, rule },
  message: text(zh, en),
});

const parts = (cell: string): string[] => [
  ...new Set(
    cell
      .split(/[、，,；;|\s]+/)
      .map((part) => part.trim())
      .filter(Boolean),
  ),
];

function cellsOf({ cells }: FileRow, headings: readonly (DeviceColumn | null)[]): Cells {
  const read: Cells = { serial: '', model: '', institution: '', site: '', region: '', scenarios: '' };
  for (const [index, column] of headings.entries()) if (column) read[column] = plainCell(cells[index] ?? '');
  return read;
}

/** What is wrong with the row as it is written. */
function writtenErrors(row: FileRow, cells: Cells, headings: readonly (DeviceColumn | null)[]): CellError[] {
  const extra = row.cells.slice(headings.length).some((cell) => cell.trim() !== '');
  const count = [row.cells.length, headings.length] as const;
  const formulas = headings.flatMap((column, index) =>
    column && isFormula(row.cells[index] ?? '')
      ? wrong(column, 'formula', '不能以 =、+、-、@ 开头（公式）', 'This may not begin as a formula: =, +, - or @')
      : [],
  );
  const lacking = neededDeviceColumns.flatMap((column) =>
    cells[column] === '' ? wrong(column, 'required', '必填', 'This is required') : [],
  );
  const broken = wrong(
    'serial',
    'broken-row',
    `这一行有 ${count[0]} 格，表头只有 ${count[1]} 格`,
    `The row has ${count[0]} cells where the headings are ${count[1]}`,
  );
  return [...(extra ? [broken] : []), ...formulas, ...lacking];
}

function shapeErrors({ serial, site, region }: Cells): CellError[] {
  return [
    ...(serial !== '' && !/^[A-Z0-9][A-Z0-9-]{5,39}$/.test(serial.toUpperCase())
      ? [
          wrong(
            'serial',
            'format',
            '须为 6 至 40 位字母、数字或连字符',
            'This must be 6 to 40 letters, digits or hyphens',
          ),
        ]
      : []),
    ...([...site].length > 80 ? [wrong('site', 'too-long', '不超过 80 字', 'At most 80 characters')] : []),
    ...(/[\p{Cc}\uFFFD]/u.test(site)
      ? [wrong('site', 'unreadable', '有读不出来的字', 'There are letters that cannot be read')]
      : []),
    ...(region !== '' && !Region.safeParse(region).success
      ? [wrong('region', 'format', '须为 6 位区划代码', 'This must be a division code of six digits')]
      : []),
  ];
}

/** What the row names that does not exist, or not for whom the list comes from. */
function groundErrors({ model, institution, region, scenarios }: Cells, ground: DeviceGround): CellError[] {
  const findings = ground.models.get(model);
  const worst = findings?.find(({ severity }) => severity === 'error');
  const home = ground.institutions.get(institution);
  const own = ground.place.institution;
  const division = region || home;
  const foreign = own !== null && institution !== own;
  const unknown = parts(scenarios).filter((each) => !ground.scenarios.has(each));
  return [
    ...(model !== '' && !findings ? [wrong('model', 'unknown-model', `没有型号 ${model}`, `No model ${model}`)] : []),
    ...(worst ? [{ column: 'model' as const, rule: 'model-not-sound', message: worst.message }] : []),
    ...(institution !== '' && home === undefined
      ? [wrong('institution', 'unknown-institution', `没有机构 ${institution}`, `No institution ${institution}`)]
      : institution !== '' && foreign
        ? [
            wrong(
              'institution',
              'foreign-institution',
              '只能登记本单位的终端',
              'Only one’s own institution’s terminals',
            ),
          ]
        : []),
    ...(home !== undefined && division !== undefined && !liesIn(division, ground.place.region)
      ? [wrong('region', 'foreign-region', `${division} 不在本地区`, `${division} lies outside one’s region`)]
      : []),
    ...unknown.map((each) => wrong('scenarios', 'unknown-scenario', `没有应用场景 ${each}`, `No scenario ${each}`)),
  ];
}

function readRow(row: FileRow, headings: readonly (DeviceColumn | null)[], ground: DeviceGround): ReadDevice {
  const cells = cellsOf(row, headings);
  const errors = [...writtenErrors(row, cells, headings), ...shapeErrors(cells), ...groundErrors(cells, ground)];
  return { line: row.line, cells, serial: cells.serial.toUpperCase(), errors };
}

/** Refuses every row of a serial number that several have: which of them counts, the list does not say. */
function refuseTwins(rows: readonly ReadDevice[]): void {
  const bySerial = new Map<string, ReadDevice[]>();
  for (const row of rows) {
    if (row.serial === '') continue;
    const twins = bySerial.get(row.serial);
    if (twins) twins.push(row);
    else bySerial.set(row.serial, [row]);
  }
  for (const twins of bySerial.values()) {
    if (twins.length < 2) continue;
    const lines =
      twins
        .slice(0, 5)
        .map(({ line }) => line)
        .join(', ') + (twins.length > 5 ? ' …' : '');
    for (const twin of twins)
      twin.errors.push(wrong('serial', 'duplicate', `第 ${lines} 行序列号重复`, `Lines ${lines} have this number`));
  }
}

function deviceOf({ cells, serial }: ReadDevice, ground: DeviceGround): NewDevice {
  const { model, institution, site, scenarios } = cells;
  const region = cells.region || (ground.institutions.get(institution) ?? '');
  return { id: serial, model, institution, site, region, scenarios: parts(scenarios) };
}

const isSame = (device: NewDevice, there: Pick<Terminal, keyof NewDevice>): boolean =>
  device.model === there.model &&
  device.institution === there.institution &&
  device.site === there.site &&
  device.region === there.region &&
  [...device.scenarios].sort().join() === [...there.scenarios].sort().join();

const columnErrors = (line: number, headings: readonly (DeviceColumn | null)[]): FieldError[] =>
  neededDeviceColumns
    .filter((needed) => !headings.includes(needed))
    .map((needed) => ({
      pointer: `/rows/${line}`,
      rule: `column-${needed}`,
      message: text(
        `没有“${deviceColumns[needed]['zh-CN']}”这一列`,
        `There is no column “${deviceColumns[needed].en}”`,
      ),
    }));

const nothing: DeviceReport = { sum: { new: 0, same: 0, refused: 0 }, rows: [] };

const listError = (rule: string, zh: string, en: string): DevicePlan => ({
  report: nothing,
  errors: [{ pointer: '/rows', rule, message: text(zh, en) }],
  devices: [],
});

/** The serial numbers of a list, to look them up in the register; empty where it has no such column. */
export function serialsIn([first, ...rows]: readonly FileRow[]): string[] {
  const at = deviceHeadings(first?.cells ?? []).indexOf('serial');
  if (at < 0) return [];
  return [...new Set(rows.map(({ cells }) => plainCell(cells[at] ?? '').toUpperCase()).filter(Boolean))];
}

/** Plans the registration of the devices of a list. */
export function planDevices(file: readonly FileRow[], ground: DeviceGround): DevicePlan {
  const [first, ...others] = file.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  if (!first || others.length === 0) return listError('empty', '没有终端', 'There are no terminals in it');
  if (others.length > mostDevices)
    return listError('too-many', `一次最多 ${mostDevices} 台`, `At most ${mostDevices} terminals at once`);
  const headings = deviceHeadings(first.cells);
  const errors = columnErrors(first.line, headings);
  if (errors.length > 0) return { report: nothing, errors, devices: [] };
  const read = others.map((row) => readRow(row, headings, ground));
  refuseTwins(read);
  const devices: NewDevice[] = [];
  const rows = read.map((row): DeviceRow => {
    const { line, serial, errors: found } = row;
    const there = ground.registered.get(serial);
    if (found.length > 0) return { line, serial, result: 'refused', errors: found };
    const device = deviceOf(row, ground);
    if (there && isSame(device, there)) return { line, serial, result: 'same', errors: [] };
    if (there) {
      const taken = wrong('serial', 'taken', '已用不同内容登记过', 'It is registered already, with other particulars');
      return { line, serial, result: 'refused', errors: [taken] };
    }
    devices.push(device);
    return { line, serial, result: 'new', errors: [] };
  });
  const count = (result: DeviceResult) => rows.filter((row) => row.result === result).length;
  const sum = { new: count('new'), same: count('same'), refused: count('refused') };
  return { report: { sum, rows }, errors: [], devices };
}
