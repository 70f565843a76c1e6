/** The steps of a form, and how each stands. */
import { expect, test } from 'vitest';
import { institutionAccess } from '../../engine/core/procedures/institution-access.ts';
import { formErrors } from '../../engine/core/procedures/form-errors.ts';
import { isMissing, stepOf, stepsOf, stepState, valueAt, withField } from './form-steps.ts';

const steps = stepsOf(institutionAccess);
const ground = { materials: [] as string[], act: 'access', now: new Date('2026-11-22T00:00:00Z') } as const;
const stateOf = (id: string, form: Record<string, unknown>, marks: { pointer: string; note: string }[] = []) => {
  const step = steps.find((each) => each.id === id);
  if (!step) throw new Error(id);
  return stepState(steps, step, { form, errors: formErrors(institutionAccess, form, ground), marks, materials: [] });
};

test('the steps are the sections, the files and the review', () => {
  expect(steps.map(({ id }) => id)).toEqual(['who', 'what', 'contact', 'declaration', 'materials', 'review']);
});

test('what a pointer names is filled in at its step, also as a problem of submitting names it', () => {
  expect(stepOf(steps, '/dutyPhone')?.id).toBe('contact');
  expect(stepOf(steps, '/form/creditCode')?.id).toBe('who');
  expect(stepOf(steps, '/form/materials/certificate')?.id).toBe('materials');
  expect(stepOf(steps, '/nothing')).toBeUndefined();
});

test('a step is empty, begun, done, or marked by a reviewer', () => {
  expect(stateOf('declaration', {})).toBe('empty');
  expect(stateOf('declaration', { declares: true })).toBe('done');
  expect(stateOf('who', { name: '演示社区诊所' })).toBe('begun');
  expect(stateOf('declaration', { declares: true }, [{ pointer: '/declares', note: '请重新承诺' }])).toBe('marked');
  expect(stateOf('review', {})).toBe('empty');
});

test('a blank is left out of the form, and then missing', () => {
  const form = withField({ name: '演示社区诊所', licence: 'x' }, 'licence', '');
  expect(form).toEqual({ name: '演示社区诊所' });
  const errors = formErrors(institutionAccess, form, ground);
  const of = (pointer: string) => errors.find((each) => each.pointer === pointer);
  expect(isMissing(form, of('/kind') ?? { pointer: '', rule: '', message: { 'zh-CN': '', en: '' } })).toBe(true);
  expect(valueAt({ rows: [{ a: 1 }] }, '/rows/0/a')).toBe(1);
});
