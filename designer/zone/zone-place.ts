/** The place that a page of the service zone is about, kept in the address, and the addresses of its pages. */
import { useSearchParams } from 'react-router';
import { divisionAbove } from '../regions/divisions.ts';

/** A place as the address says it; null where it is no division. */
export const placeIn = (params: URLSearchParams): string | null => {
  const place = params.get('place') ?? '';
  return /^\d{6}$/.test(place) ? place : null;
};

/** The address of a page of the zone at a place; what is empty is left out. */
export function zoneAddress(
  path: string,
  place: string | null,
  asked: Record<string, string | undefined> = {},
): string {
  const query = new URLSearchParams();
  if (place !== null) query.set('place', place);
  for (const [name, value] of Object.entries(asked)) if (value) query.set(name, value);
  const said = query.toString();
  return `/zone${path}${said === '' ? '' : `?${said}`}`;
}

/** The place of the page, and what makes addresses at it. */
export function useZonePlace(): { place: string | null; to: (path: string, asked?: Record<string, string>) => string } {
  const [params] = useSearchParams();
  const place = placeIn(params);
  return { place, to: (path, asked) => zoneAddress(path, place, asked) };
}

/** A division to look in where nothing is opened at a place: the one directly above. */
export const widerPlace = (place: string): string | null => divisionAbove(place);
