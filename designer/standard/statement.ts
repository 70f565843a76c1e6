/** The statement of conformance as a reader narrows it down: by how clauses stand, and by words. */
import type { StandardConformance } from '../../engine/core/api.ts';
import {
  answering,
  standings,
  type ClauseCoverage,
  type CoverageStanding,
} from '../../engine/core/standard-coverage.ts';
import type { Text } from '../../engine/core/text.ts';

/** How the address may narrow a statement down; empty shows all. */
export const standingFilters = ['', ...standings] as const;
export type StandingFilter = (typeof standingFilters)[number];

/** The filter that an address asks for. */
export const standingOf = (asked: string | null): StandingFilter =>
  standingFilters.find((each) => each === asked) ?? '';

/** A chapter with those of its clauses that are shown. */
export interface ShownChapter {
  id: string;
  name: Text;
  clauses: ClauseCoverage[];
}

const wordsOf = (of: ClauseCoverage): string =>
  [
    ...[of.clause, of.title, of.requirement],
    ...answering.flatMap((part) => of[part]).flatMap(({ id, name }) => [id, name]),
  ]
    .flatMap((each) => (typeof each === 'string' ? [each] : [each['zh-CN'], each.en]))
    .join('\n')
    .toLowerCase();

/** The chapters that have a clause of this standing which holds every word, with only those clauses. */
export function chaptersShown(
  { chapters, clauses }: Pick<StandardConformance, 'chapters' | 'clauses'>,
  standing: StandingFilter,
  search: string,
): ShownChapter[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const isShown = (each: ClauseCoverage): boolean => {
    if (standing !== '' && each.standing !== standing) return false;
    const text = words.length > 0 ? wordsOf(each) : '';
    return words.every((word) => text.includes(word));
  };
  return Object.entries(chapters)
    .map(([id, name]) => ({ id, name, clauses: clauses.filter((each) => each.chapter === id && isShown(each)) }))
    .filter(({ clauses: shown }) => shown.length > 0);
}

/** How many clauses a filter shows. */
export const countOf = (sum: Record<CoverageStanding, number>, filter: StandingFilter): number =>
  filter === '' ? Object.values(sum).reduce((total, each) => total + each, 0) : sum[filter];
