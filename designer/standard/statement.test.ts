/** Narrowing a statement down: by standing and words, in the order of the chapters. */
import { expect, it } from 'vitest';
import { clauses as titles } from '../../engine/core/clauses.ts';
import { chapterOf, Standard } from '../../engine/core/standard.ts';
import { coverageOf, coverageSum } from '../../engine/core/standard-coverage.ts';
import { text } from '../../engine/core/text.ts';
import { chaptersShown, countOf, standingOf } from './statement.ts';

const standard = Standard.parse({
  edition: { id: 'made-up', name: text('版本', 'Edition'), status: 'draft' },
  sources: { N: text('出处', 'Source') },
  chapters: Object.fromEntries(Object.keys(titles).map((id) => [chapterOf(id), text(id, id)])),
  clauses: Object.entries(titles).map(([id, title]) => ({ id, title, requirement: title, sources: [{ source: 'N' }] })),
  deviations: [{ clause: 'platform.zone', text: text('没有', 'None') }],
});
const clauses = coverageOf(standard, { scenarios: [], policies: {}, tests: {}, routes: [] });
const statement = { chapters: standard.chapters, clauses };
const idsOf = (...narrowed: [Parameters<typeof chaptersShown>[1], string]) =>
  chaptersShown(statement, ...narrowed).flatMap(({ clauses: shown }) => shown.map(({ clause }) => clause));

it('shows everything in the order of the standard', () => {
  expect(chaptersShown(statement, '', '').map(({ id }) => id)).toEqual(Object.keys(standard.chapters));
  expect(idsOf('', '')).toEqual(standard.clauses.map(({ id }) => id));
});

it('narrows down by standing, and counts what it then shows', () => {
  for (const each of ['covered', 'partly', 'deviates', 'uncovered'] as const)
    expect(idsOf(each, '')).toHaveLength(countOf(coverageSum(clauses), each));
  expect(countOf(coverageSum(clauses), '')).toBe(standard.clauses.length);
});

it('finds a clause by its id, its words in either language, and what answers to it', () => {
  expect(idsOf('', 'terminal.psam')).toEqual(['terminal.psam']);
  expect(idsOf('', '多码 融合')).toEqual(['scenario.multi-code']);
  expect(idsOf('', 'disburse')).toContain('flow.account-consent');
  expect(idsOf('', '没有这样的词')).toEqual([]);
});

it('takes an address that nobody wrote as no filter', () => expect(standingOf('toString')).toBe(''));
