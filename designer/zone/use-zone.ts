/** Reads the service zone; whoever asks need not be signed in. */
import { useQuery } from '@tanstack/react-query';
import type { Page } from '../../engine/core/api.ts';
import type {
  ZoneAnswer,
  ZoneHome,
  ZoneInstitution,
  ZoneItemPage,
  ZonePlace,
  ZoneServiceFound,
} from '../../engine/core/zone.ts';
import { request } from '../app/request.ts';

/** The address of the zone’s interface. */
export const zonePath = '/api/zone';

function useRead<T>(path: string, asked: Record<string, string> = {}, enabled = true) {
  const query = new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== '')).toString();
  const address = `${zonePath}${path}${query === '' ? '' : `?${query}`}`;
  return useQuery({
    queryKey: [address],
    queryFn: ({ signal }) => request<T>('GET', address, { signal }),
    staleTime: 60_000,
    enabled,
  });
}

/** The divisions where something is opened. */
export const usePlaces = () => useRead<Page<ZonePlace>>('/places');

/** What a place offers, counted. */
export const useZoneHome = (region: string) => useRead<ZoneHome>('', { region });

/** An item at a place. */
export const useZoneItem = (code: string, region: string) =>
  useRead<ZoneItemPage>(`/items/${encodeURIComponent(code)}`, { region });

/** The scenarios of a place that have these words. */
export const useZoneServices = (region: string, q: string) =>
  useRead<Page<ZoneServiceFound>>('/services', { region, q }, q !== '');

/** The institutions of a place that have these words. */
export const useZoneInstitutions = (region: string, q: string) =>
  useRead<Page<ZoneInstitution>>('/institutions', { region, q });

/** The questions that have these words. */
export const useZoneQuestions = (q: string) => useRead<Page<ZoneAnswer>>('/questions', { q });
