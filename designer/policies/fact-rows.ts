/** The rows of the catalogue of facts that are shown: those of a source whose name or words hold what is looked for. */
import { factSources, factTypes } from '../../engine/core/facts/fact-words.ts';
import type { FactView } from '../../engine/core/facts/fact-catalogue.ts';
import type { FactSource } from '../../engine/core/facts/facts.ts';
import { languages } from '../../engine/core/text.ts';

/** The facts to show, in their order; of every source where none is given. */
export function factRows(facts: readonly FactView[], search: string, source: string): FactView[] {
  const wanted = search.trim().toLowerCase();
  return facts.filter((fact) => {
    if (source !== '' && fact.source !== source) return false;
    const said = languages.flatMap((language) => [
      ...[fact.label, factTypes[fact.type], factSources[fact.source]].map((words) => words[language]),
    ]);
    return [fact.name, ...said].some((each) => each.toLowerCase().includes(wanted));
  });
}

/** The sources that facts have, each once, in their order. */
export const sourcesOf = (facts: readonly FactView[]): FactSource[] => [...new Set(facts.map(({ source }) => source))];
