/** A scenario's own document is taken as it is; what is none is refused with the field. */
import { expect, it } from 'vitest';
import { blankScenario } from './begin-with.ts';
import { documentFrom, isDocument } from './scenario-document.ts';

const scenario = blankScenario({ id: 'night-library', name: { 'zh-CN': '夜间图书馆', en: 'Night library' } });

it('takes a document', () => {
  const content = `\n${JSON.stringify(scenario)}`;
  expect(isDocument(content)).toBe(true);
  expect(documentFrom(content)).toMatchObject({ scenario, report: [{ id: 'night-library', verdict: 'taken' }] });
});

it('names the field that is wrong', () => {
  expect(documentFrom(JSON.stringify({ ...scenario, service: 'sometimes' }))).toMatchObject({
    slug: 'invalid-input',
    errors: [{ pointer: '/service' }],
  });
});

it('refuses what is cut short', () => {
  expect(documentFrom('{"id": ')).toEqual({ slug: 'malformed-json', errors: [] });
  expect(isDocument('<?xml version="1.0"?>')).toBe(false);
});
