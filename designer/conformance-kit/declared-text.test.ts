/** What is typed becomes what is sent, and back. */
import { expect, test } from 'vitest';
import { declaredInFile, declaredOf, emptyText, fieldsOf, linesOf, textOf } from './declared-text.ts';

const declared = {
  call: { interface: 'availability', fields: { barcode: 'TS20260001', copies: 2 }, answers: ['available', 'shelf'] },
  prompts: [{ interface: 'renew', fields: { number: '0042', isUrgent: true }, code: 'end.done' }],
  load: { perSecond: 3, seconds: 5, p95Ms: 1500 },
};

test('a field a line; numbers and yes or no are what they are, and text in quotes stays text', () => {
  expect(fieldsOf('barcode = TS20260001\ncopies=2\n\nopen=true\nnumber="42"\nsum=1=1')).toEqual({
    ...{ barcode: 'TS20260001', copies: 2, open: true, number: '42', sum: '1=1' },
  });
  expect(linesOf({ a: '42', b: 42, c: 'x' })).toBe('a="42"\nb=42\nc=x');
});

test('what was sent can be typed over', () => {
  expect(declaredOf(textOf(declared))).toEqual({ declared });
});

test('the profile of the command is read, for no longer than the platform loads', () => {
  const profile = { ...declared, system: 'demo-library', build: '1', interfaceVersion: '1.0' };
  const load = { ...declared.load, seconds: 60 };
  expect(declaredInFile(JSON.stringify({ ...profile, load }))?.load.seconds).toBe('10');
  expect(declaredInFile(JSON.stringify(declared))).toEqual(textOf(declared));
  expect(declaredInFile('{}')).toBeNull();
  expect(declaredInFile('no JSON')).toBeNull();
});

test('everything that is wrong is said at its place', () => {
  const { errors } = declaredOf({
    ...emptyText(3),
    prompts: [{ interface: 'renew', fields: '', code: 'Not A Code' }],
  }) as {
    errors: { pointer: string }[];
  };
  expect(errors.map(({ pointer }) => pointer)).toEqual(['/call/interface', '/call/answers', '/prompts/0/code']);
});
