/** Divisions: the ways to them, what they are called, which are offered, and what somebody who types finds. */
import { beforeAll, describe, expect, it, test } from 'vitest';
import { demoDivisions, isMadeUp } from './demo-divisions.ts';
import { divisionAbove, divisionsIn, placeWords, wayTo, wayWords, type Divisions } from './divisions.ts';
import { columnsTo, found, isTaken, movedInColumns, movedInList, offeredIn, type Offer } from './offer.ts';
import { meant } from './typed.ts';
import { readDivisions } from './use-divisions.ts';

let divisions: Divisions;
beforeAll(async () => {
  divisions = await readDivisions();
});
const offer = (rest: Partial<Offer> = {}): Offer => ({ divisions, within: null, own: null, ...rest });

test('the way to a division is in its code', () => {
  expect(wayTo('130102')).toEqual(['130000', '130100', '130102']);
  expect(wayTo('130000')).toEqual(['130000']);
  expect(wayTo('99')).toEqual(['99']);
  expect(divisionAbove('990001')).toBeNull();
});

it('has the country and the demo provinces, each within another that it has', () => {
  expect(divisionsIn(divisions, null)).toHaveLength(36);
  expect(Object.keys(demoDivisions).every(isMadeUp)).toBe(true);
  for (const code of divisions.names.keys()) {
    const above = divisionAbove(code);
    expect(above === null || divisions.names.has(above), code).toBe(true);
  }
});

describe('words', () => {
  it.each([
    ['130102', '河北省 / 石家庄市 / 长安区', '河北省石家庄市长安区', '河北省石家庄市长安区 (130102)'],
    ['110101', '北京市 / 东城区', '北京市东城区', '北京市东城区 (110101)'],
    ['419001', '河南省 / 济源市', '河南省济源市', '河南省济源市 (419001)'],
    ['810000', '香港特别行政区', '香港特别行政区', '香港特别行政区 (810000)'],
    [
      '990102',
      '演示省 / 演示一市 / 演示东区',
      '演示省演示一市演示东区',
      'Demo East District, Demo City One, Demo Province',
    ],
    ['130199', '河北省 / 石家庄市 / 130199', '河北省 石家庄市 130199', '130199, 石家庄市, 河北省'],
    ['979797', '979797', '979797', '979797'],
    ['12', '12', '12', '12'],
  ])('%s', (code, way, zh, en) => {
    expect(wayWords(divisions, code, 'zh-CN')).toBe(way);
    expect(placeWords(divisions, code, 'zh-CN')).toBe(zh);
    expect(placeWords(divisions, code, 'en')).toBe(en);
  });

  it('adds the code where a name is not translated', () => {
    expect(wayWords(divisions, '130100', 'en')).toBe('河北省 / 石家庄市 (130100)');
    expect(wayWords(divisions, '990100', 'en')).toBe('Demo Province / Demo City One');
  });
});

describe('what is offered', () => {
  it("begins with one's own province, and has made-up ones only for those of one", () => {
    expect(offeredIn(offer({ own: '990100' }), null).slice(0, 3)).toEqual(['990000', '980000', '110000']);
    const real = offeredIn(offer({ own: '330106' }), null);
    expect(real.slice(0, 2)).toEqual(['330000', '110000']);
    expect(real.filter(isMadeUp)).toEqual([]);
  });

  it('is only what lies in a place, and the way there', () => {
    const within = offer({ within: '990100' });
    expect(columnsTo(within, '990100')).toEqual([['990000'], ['990100'], ['990101', '990102', '990103']]);
    expect([isTaken(within, '990000'), isTaken(within, '990100'), isTaken(within, '990177')]).toEqual([
      false,
      true,
      true,
    ]);
    expect(found(within, '演示', 'zh-CN')).not.toContain('990000');
  });

  it('opens a column for each step', () => {
    expect(columnsTo(offer(), null)).toHaveLength(1);
    expect(columnsTo(offer(), '130000')).toHaveLength(2);
    expect(columnsTo(offer(), '130102')).toHaveLength(3);
    expect(columnsTo(offer(), '710000')).toHaveLength(1);
  });
});

describe('what is found', () => {
  it.each([
    ['石家庄', '130100'],
    ['石家庄市', '130100'],
    ['河北 长安', '130102'],
    ['河北省 / 石家庄市 / 长安区', '130102'],
    ['1301', '130100'],
    ['130102', '130102'],
  ])('“%s” first finds %s', (typed, code) => {
    expect(found(offer(), typed, 'zh-CN')[0]).toBe(code);
  });

  it('is told apart by names on the way', () => {
    const all = found(offer(), '朝阳区', 'zh-CN');
    expect(all.slice(0, 2)).toEqual(['110105', '220104']);
    expect(found(offer(), '吉林 朝阳区', 'zh-CN')).toEqual(['220104']);
  });

  it('finds in English what has an English name', () => {
    expect(found(offer({ own: '990000' }), 'city one', 'en')[0]).toBe('990100');
  });

  it('offers a full code that no list has, if it is a division', () => {
    expect(found(offer(), '130199', 'zh-CN')).toEqual(['130199']);
    expect(found(offer(), '130099', 'zh-CN')).toEqual([]);
    expect(found(offer(), '9999', 'zh-CN')).toEqual([]);
    expect(found(offer(), ' ', 'zh-CN')).toEqual([]);
  });
});

test('keys lead down, across and round', () => {
  const all = offer({ own: '990000', within: '990000' });
  expect(movedInColumns(all, null, 'ArrowDown')).toBe('990000');
  expect(movedInColumns(all, '990000', 'ArrowRight')).toBe('990100');
  expect(movedInColumns(all, '990100', 'ArrowDown')).toBe('990200');
  expect(movedInColumns(all, '990200', 'ArrowDown')).toBe('990100');
  expect(movedInColumns(all, '990100', 'ArrowUp')).toBe('990200');
  expect(movedInColumns(all, '990102', 'ArrowLeft')).toBe('990100');
  expect(movedInColumns(all, '990000', 'ArrowLeft')).toBe('990000');
  expect(movedInColumns(all, '990102', 'ArrowRight')).toBe('990102');
  expect(movedInList(['a', 'b'], null, 'ArrowUp')).toBe('b');
  expect(movedInList([], null, 'ArrowDown')).toBeNull();
});

test('what was typed and left means codes, a name of one alone, or nothing', () => {
  expect(meant(offer(), ' 990100，990200 990100', 'zh-CN')).toEqual(['990100', '990200']);
  expect(meant(offer(), '石家庄市', 'zh-CN')).toEqual(['130100']);
  expect(meant(offer(), '朝阳区', 'zh-CN')).toEqual(['朝阳区']);
  expect(meant(offer(), '12', 'zh-CN')).toEqual(['12']);
  expect(meant(null, '130199', 'zh-CN')).toEqual(['130199']);
});
