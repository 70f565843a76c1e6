/** The filters of the catalogue as the address keeps them. */
import {
  cardFunctions,
  catalogueGroups,
  type CardFunction,
  type CatalogueGroup,
} from '../../engine/core/catalogue/catalogue.ts';

/** What the address asks for; empty asks for all. */
export interface CatalogueFilters {
  function: CardFunction | '';
  group: CatalogueGroup | '';
  state: 'opened' | 'unopened' | '';
  region: string;
}

const known = <T extends string>(asked: string | null, words: Readonly<Record<T, unknown>>): T | '' =>
  asked !== null && Object.hasOwn(words, asked) ? (asked as T) : '';

/** Reads the filters of an address; what it does not know asks for nothing. */
export const filtersOf = (params: URLSearchParams): CatalogueFilters => ({
  function: known(params.get('function'), cardFunctions),
  group: known(params.get('group'), catalogueGroups),
  state: known(params.get('state'), { opened: 0, unopened: 0 }),
  region: /^\d{6}$/.test(params.get('region') ?? '') ? (params.get('region') ?? '') : '',
});

/** The address of a cell of the matrix: its filters set, or taken off where they are; all else stays. */
export function addressOf(params: URLSearchParams, cell: { function?: CardFunction; group?: CatalogueGroup }): string {
  const next = new URLSearchParams(params);
  const isOn = (['function', 'group'] as const).every((name) => (next.get(name) ?? '') === (cell[name] ?? ''));
  for (const name of ['function', 'group'] as const) {
    const value = cell[name];
    if (isOn || value === undefined) next.delete(name);
    else next.set(name, value);
  }
  const said = next.toString();
  return said === '' ? '/catalogue' : `/catalogue?${said}`;
}
