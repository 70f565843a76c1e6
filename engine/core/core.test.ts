/** Rights, masks, texts and problems: the small things that everything stands on. */
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { maskId, maskName, maskValue } from './mask.ts';
import { isProblem, problem, problemKinds, titleOf } from './problem.ts';
import { liesIn, may, type Actor } from './rights.ts';
import { fieldErrorsOf, parse } from './schema-errors.ts';
import { fill, languageOf, text } from './text.ts';

const actor = (role: Actor['role'], region = '990000', institution: string | null = null): Actor => ({
  account: 'a',
  name: text('甲', 'A'),
  role,
  region,
  institution,
});

describe('may', () => {
  it.each([
    [
      'a designer edits in their province',
      actor('scenario-designer'),
      'scenario.edit',
      { region: '990100', institution: null },
      true,
    ],
    [
      'a designer does not publish',
      actor('scenario-designer'),
      'scenario.publish',
      { region: '990100', institution: null },
      false,
    ],
    [
      'a designer does not edit elsewhere',
      actor('scenario-designer'),
      'scenario.edit',
      { region: '980100', institution: null },
      false,
    ],
    [
      'a city does not reach up to its province',
      actor('scenario-reviewer', '990100'),
      'scenario.publish',
      { region: '990000', institution: null },
      false,
    ],
    [
      'an institution does not see another',
      actor('operator', '990000', 'demo-library'),
      'case.read',
      { region: '990100', institution: 'demo-park' },
      false,
    ],
    [
      'an institution sees its own',
      actor('operator', '990000', 'demo-library'),
      'case.read',
      { region: '990100', institution: 'demo-library' },
      true,
    ],
    ['nobody without a session', null, 'case.read', null, false],
    ['anybody what is public', null, 'public', null, true],
  ] as const)('%s', (_what, who, right, place, allowed) => expect(may(who, right, place)).toBe(allowed));

  it('nests regions by their leading digits', () => {
    expect([liesIn('990102', '990100'), liesIn('990200', '990100'), liesIn('990102', '990102')]).toEqual([
      true,
      false,
      true,
    ]);
  });
});

describe('masks', () => {
  it.each([
    ['11010519491231002X', '1101**********002X'],
    ['1234', '****'],
  ])('%s is shown as %s', (id, masked) => expect(maskId(id)).toBe(masked));
  it.each([
    ['王明', '王*'],
    ['欧阳娜娜', '欧阳**'],
    ['李', '李*'],
  ])('%s is shown as %s', (name, masked) => expect(maskName(name)).toBe(masked));
  it.each([
    ['6228480000000000000', '6228***********0000'],
    ['13900000000', '13*********'],
    ['1950-03-04', '19********'],
    ['Alexander the Great', 'Al*****************'],
    ['42', '4*'],
    ['', '*'],
  ])('%s of any kind is shown as %s', (value, masked) => expect(maskValue(value)).toBe(masked));
});

describe('texts', () => {
  it('fill only the holes they know', () => expect(fill('{a} {b} {c}', { a: 1, b: {} })).toBe('1 {b} {c}'));
  it.each([
    [undefined, 'zh-CN'],
    ['en-GB,en;q=0.9', 'en'],
    ['fr, en;q=0.2, zh;q=0.8', 'zh-CN'],
    ['de', 'zh-CN'],
  ])('for %s speak %s', (header, language) => expect(languageOf(header)).toBe(language));
});

describe('problems', () => {
  it('say their title with texts in the language asked for', () => {
    const it = problem('connector-unavailable', { connector: text('读卡终端', 'The terminal') });
    expect([titleOf(it, 'zh-CN'), titleOf(it, 'en')]).toEqual([
      '读卡终端暂时无法连接',
      'The terminal cannot be reached at present',
    ]);
    expect([isProblem(it), isProblem(it, 'internal'), isProblem(new Error('x'))]).toEqual([true, false, false]);
  });
  it('have two languages and a status of an error', () => {
    for (const { status, title } of Object.values(problemKinds)) {
      expect(status).toBeGreaterThanOrEqual(400);
      expect(title.en).not.toBe(title['zh-CN']);
    }
  });
});

describe('parse', () => {
  const schema = z.strictObject({ 'a/b': z.strictObject({ list: z.array(z.number()).max(2) }) });
  it('names each field and rule by its pointer', () => {
    const { error } = schema.safeParse({ 'a/b': { list: [1, 'two'], more: 1 }, other: 1 });
    expect(fieldErrorsOf(error!).map(({ pointer, rule }) => `${pointer} ${rule}`)).toEqual([
      '/a~1b/list/1 invalid-type',
      '/a~1b/more unknown-field',
      '/other unknown-field',
    ]);
  });
  it('throws invalid-input', () =>
    expect(() => parse(schema, {})).toThrow(expect.objectContaining({ slug: 'invalid-input' }) as Error));
});
