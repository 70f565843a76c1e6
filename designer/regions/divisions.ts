/** The divisions that have a name: what lies in which, the way to each, and how each is called. */
import { describeDivision } from '../../engine/core/codes/division.ts';
import type { Language, Text } from '../../engine/core/text.ts';
import { demoDivisions, isMadeUp } from './demo-divisions.ts';

/** Divisions by their codes, in order. Those of the country have a Chinese name only, which stands for both. */
export interface Divisions {
  names: ReadonlyMap<string, Text>;
  /** What lies directly in a division; of null: the provinces. */
  within: ReadonlyMap<string | null, readonly string[]>;
}

/** The division directly above another; null above a province, and above what is no division. */
export function divisionAbove(code: string): string | null {
  const meaning = describeDivision(code);
  if (!meaning || meaning.level === 'province') return null;
  return meaning.level === 'city' ? meaning.province : meaning.city;
}

/** Makes them of codes and Chinese names, and adds the demo provinces. */
export function divisionsOf(named: readonly (readonly string[])[]): Divisions {
  const country = named.map(([code = '', name = '']): [string, Text] => [code, { 'zh-CN': name, en: name }]);
  const names = new Map([...country, ...Object.entries(demoDivisions)].sort(([a], [b]) => (a < b ? -1 : 1)));
  const within = new Map<string | null, string[]>();
  for (const code of names.keys()) {
    const above = divisionAbove(code);
    within.set(above, [...(within.get(above) ?? []), code]);
  }
  return { names, within };
}

/** What lies directly in a division. */
export const divisionsIn = ({ within }: Divisions, code: string | null): readonly string[] => within.get(code) ?? [];

/** The codes from the province down to a division, itself the last; just the text where it is no division. */
export function wayTo(code: string): string[] {
  const above = divisionAbove(code);
  return above === null ? [code] : [...wayTo(above), code];
}

/** A level that only holds the place of one: the city of a municipality, and what lies under a province directly. */
const isFiller = (name: string, above: string | undefined): boolean => name === above || /直辖县级行政区划$/.test(name);

/** The names on the way to a division; a division without a name is called by its code. */
export function namesOnWay({ names }: Divisions, code: string, language: Language): string[] {
  const way = wayTo(code).flatMap((each) => {
    const name = names.get(each)?.[language];
    if (name !== undefined) return [name];
    return each === code ? [code] : [];
  });
  return way.filter((name, index) => index === way.length - 1 || !isFiller(name, way[index - 1]));
}

/** Whether the words of a division must say its code too: its name is not translated. */
const needsCode = ({ names }: Divisions, code: string, language: Language): boolean =>
  language === 'en' && names.has(code) && !isMadeUp(code);

/** The way to a division as a field shows it: “河北省 / 石家庄市 / 长安区”. */
export function wayWords(divisions: Divisions, code: string, language: Language): string {
  const way = namesOnWay(divisions, code, language).join(' / ');
  return needsCode(divisions, code, language) ? `${way} (${code})` : way;
}

/** A division as a sentence calls it: “河北省石家庄市长安区”, “Demo City One, Demo Province”. */
export function placeWords(divisions: Divisions, code: string, language: Language): string {
  const way = namesOnWay(divisions, code, language);
  if (needsCode(divisions, code, language)) return `${way.join('')} (${code})`;
  if (language === 'en') return way.toReversed().join(', ');
  return divisions.names.has(code) ? way.join('') : way.join(' ');
}
