/** The list of a batch: what each row says, and each way in which it can be wrong. */
import iconv from 'iconv-lite';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { socialCreditCheckCharacter } from '../codes/social-credit-code.ts';
import { listText } from '../list-file.ts';
import { readRows } from '../read-rows.ts';
import { batchColumns } from './batch-item.ts';
import { codesNamed, filingForm, institutionForm, readBatch, type BatchGround } from './batch-rows.ts';
import { FilingForm } from './catalogue-filing.ts';
import { InstitutionForm } from './institution-access.ts';

const form = {
  ...{ name: '演示首批', field: 'medical', services: '为社区居民提供持卡挂号、就诊和购药结算服务，窗口均可用卡。' },
  ...{
    items: ['YKT-CUL-01'],
    version: '1.0',
    since: '2027-01-01',
    feasibility: '已在两家机构试点三个月，人员、设备和运维均已到位。',
  },
  ...{ contactName: '演示联系人', contactPhone: '19900000001', contactEmail: 'contact@demo.invalid' },
  ...{ dutyPhone: '0990-1234567', declares: true },
};
const ground: BatchGround = {
  ...{ form, materials: ['rows', 'licence'], place: { region: '990100', institution: 'demo-clinic' } },
  ...{ now: new Date('2026-11-22T00:00:00Z'), isRegistered: () => false },
};
const codeOf = (number: number) => {
  const first = `52990100DE${String(number).padStart(7, '0')}`;
  return first + socialCreditCheckCharacter(first);
};
const head = Object.values(batchColumns).map((words) => words['zh-CN']);
const rowOf = (number: number, cells: Partial<Record<keyof typeof batchColumns, string>> = {}) =>
  Object.values({
    ...{ name: `演示机构${number}`, creditCode: codeOf(number), kind: '民办非企业单位', region: '990100' },
    ...{ licence: '', licenceUntil: '', ...cells },
  });
const read = (rows: string[][], given: Partial<BatchGround> = {}, encoding = 'utf8') => {
  const content = listText([head, ...rows]);
  const bytes = new Uint8Array(iconv.encode(encoding === 'utf8' ? content : content.slice(1), encoding));
  return readBatch(readRows(bytes), { ...ground, ...given });
};
const found = (cells: Parameters<typeof rowOf>[1], given: Partial<BatchGround> = {}) =>
  read([rowOf(1), rowOf(2, cells)], given).rows[1]?.findings.map(({ pointer, rule }) => `${pointer} ${rule}`);

it.each(['utf8', 'gbk'])('reads a list of %s, with or without its mark', (encoding) => {
  const { errors, rows } = read([rowOf(1), rowOf(2)], {}, encoding);
  expect(errors).toEqual([]);
  expect(rows.map(({ line, findings }) => ({ line, findings }))).toEqual([
    { line: 2, findings: [] },
    { line: 3, findings: [] },
  ]);
  expect(rows[0]?.institution).toMatchObject({ name: '演示机构1', kind: 'private-non-enterprise', region: '990100' });
});

it('a sound row makes forms that both procedures take', () => {
  const [row] = read([rowOf(1, { licence: 'YL-0001', licenceUntil: '2027/3/1' })]).rows;
  expect(row?.findings).toEqual([]);
  const institution = row!.institution;
  expect(InstitutionForm.parse(institutionForm(form, institution))).toMatchObject({ licenceUntil: '2027-03-01' });
  expect(FilingForm.parse(filingForm(form, institution, 'YKT-CUL-01', '图书借阅'))).toMatchObject({
    code: 'YKT-CUL-01',
  });
});

it('what is wrong with a row is named there', () => {
  expect(found({ creditCode: codeOf(2).slice(0, -1) + (codeOf(2).endsWith('0') ? '1' : '0') })).toEqual([
    '/creditCode check-digit',
  ]);
  expect(found({ creditCode: '' })).toContain('/creditCode invalid-type');
  const formula = [head, rowOf(1), rowOf(2, { name: '=HYPERLINK("http://x")' })];
  const raw = readBatch(
    formula.map((cells, at) => ({ line: at + 1, cells })),
    ground,
  );
  expect(raw.rows[1]?.findings).toMatchObject([{ pointer: '/name', rule: 'formula' }]);
  expect(found({ kind: '商店' })).toEqual(['/kind invalid-value']);
  expect(found({ region: '110000' })).toEqual(['/region own-place']);
  expect(found({ licence: 'YL-1', licenceUntil: '2020-01-01' })).toEqual(['/licenceUntil in-force']);
  expect(found({ licence: 'YL-1' })).toEqual(['/licenceUntil required']);
  expect(found({ licence: 'YL-1', licenceUntil: '2027-01-01' }, { materials: [] })).toEqual([
    '/materials/licence required',
  ]);
  expect(found({}, { isRegistered: (code) => code === codeOf(2) })).toEqual(['/creditCode unique']);
  const { rows } = read([rowOf(1), [...rowOf(2), '多出来的'], rowOf(3)]);
  expect(rows.map(({ findings }) => findings.map(({ rule }) => rule))).toEqual([[], ['broken-row'], []]);
  const twins = read([rowOf(1), rowOf(2), rowOf(1, { name: '另一家' })]).rows;
  expect(twins.map(({ findings }) => findings.map(({ rule }) => rule))).toEqual([['duplicate'], [], ['duplicate']]);
});

it('what is wrong with a list hinders all of it', () => {
  const rules = (rows: string[][], headings = head, given = ground) =>
    readBatch(
      [headings, ...rows].map((cells, index) => ({ line: index + 1, cells })),
      given,
    ).errors.map(({ rule }) => rule);
  expect(rules([])).toEqual(['empty']);
  expect(rules([rowOf(1)], ['机构名称', '备注'])).toEqual(['columns']);
  expect(rules([rowOf(1, { kind: '商店' })])).toEqual(['no-sound-row']);
  expect(rules(Array.from({ length: 8_001 }, (_none, number) => rowOf(number)))).toEqual(['too-many']);
  const forty = { ...ground, form: { ...form, items: Array.from({ length: 40 }, (_none, at) => `C-${at}`) } };
  expect(
    rules(
      Array.from({ length: 500 }, (_none, number) => rowOf(number)),
      head,
      forty,
    ),
  ).toEqual(['too-many']);
});

it('any list is read as it was written, and every row is judged', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.boolean(), fc.string({ maxLength: 30 })), { minLength: 1, maxLength: 12 }),
      (made) => {
        const rows = made.map(([sound, name], at) =>
          rowOf(at, sound ? {} : { name: name.replaceAll('\0', ''), kind: '?' }),
        );
        const file = [head, ...rows].map((cells, at) => ({ line: at + 1, cells }));
        const result = readBatch(file, ground);
        expect(result.rows.map(({ findings }) => findings.length === 0)).toEqual(made.map(([sound]) => sound));
        expect(codesNamed(file)).toEqual(made.map((_row, at) => codeOf(at)));
      },
    ),
    { seed: 20261122 },
  );
});
