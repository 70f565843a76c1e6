/** The openings of an item while they are being written: one line a division, nothing lost that is half typed. */
import type { Openings } from '../../engine/core/catalogue/catalogue.ts';

/** A line of the form; a division and a day may still be empty. */
export interface OpeningLine {
  key: number;
  region: string;
  since: string;
  institutions: string[];
}

/** The form. */
export interface OpeningsDraft {
  lines: OpeningLine[];
  scenarios: string[];
  zoneLink: string;
}

/** What the form begins with; where nothing is opened, one empty line. */
export function draftOf({ regions, scenarios, zoneLink }: Openings): OpeningsDraft {
  const lines = regions.map(({ region, since, institutions }, key) => ({
    ...{ key, region, since: since ?? '', institutions },
  }));
  return { lines: lines.length > 0 ? lines : [emptyLine(0)], scenarios, zoneLink: zoneLink ?? '' };
}

const emptyLine = (key: number): OpeningLine => ({ key, region: '', since: '', institutions: [] });

/** One more line. */
export const withLine = ({ lines, ...rest }: OpeningsDraft): OpeningsDraft => ({
  ...rest,
  lines: [...lines, emptyLine(Math.max(-1, ...lines.map(({ key }) => key)) + 1)],
});

/** Another value for a part of a line. */
export const changeLine = (
  { lines, ...rest }: OpeningsDraft,
  key: number,
  part: Partial<OpeningLine>,
): OpeningsDraft => ({ ...rest, lines: lines.map((line) => (line.key === key ? { ...line, ...part } : line)) });

/** Without a line. */
export const withoutLine = ({ lines, ...rest }: OpeningsDraft, key: number): OpeningsDraft => ({
  ...rest,
  lines: lines.filter((line) => line.key !== key),
});

/** What is to be saved: lines without a division say nothing. */
export const openingsOf = ({ lines, scenarios, zoneLink }: OpeningsDraft): Openings => ({
  regions: lines
    .filter(({ region }) => region !== '')
    .map(({ region, since, institutions }) => ({ region, since: since === '' ? null : since, institutions })),
  scenarios,
  zoneLink: zoneLink.trim() === '' ? null : zoneLink.trim(),
});
