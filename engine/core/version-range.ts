/** Which versions of another scenario fit: `latest`, a number such as `3`, or bounds such as `>=2` and `>=2 <5`. */
import { z } from 'zod';

const number = '[1-9]\\d{0,8}';

export const VersionRange = z
  .string()
  .regex(new RegExp(`^(latest|${number}|[<>]=?${number}( [<>]=?${number})?)$`))
  .describe('Versions that fit: latest, 3, >=2, or >=2 <5');
export type VersionRange = z.infer<typeof VersionRange>;

const holds: Record<string, (version: number, bound: number) => boolean> = {
  '': (version, bound) => version === bound,
  '>': (version, bound) => version > bound,
  '>=': (version, bound) => version >= bound,
  '<': (version, bound) => version < bound,
  '<=': (version, bound) => version <= bound,
};

/** Tells whether a version lies in a range; nothing lies in one that is not written rightly. */
export function isInRange(version: number, range: string): boolean {
  if (!VersionRange.safeParse(range).success) return false;
  if (range === 'latest') return true;
  return range.split(' ').every((part) => {
    const [, comparison = '', bound = ''] = /^([<>]?=?)(\d+)$/.exec(part) ?? [];
    return holds[comparison]?.(version, Number(bound)) ?? false;
  });
}
