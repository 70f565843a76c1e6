/** Reads what there is to begin with: what comes with the platform, and the scenarios there are. */
import { useQuery } from '@tanstack/react-query';
import type { Page, ScenarioSummary } from '../../engine/core/api.ts';
import type { Pack, PackSummary } from '../../engine/core/pack.ts';
import { request } from '../app/request.ts';
import { templatesOf } from './template-groups.ts';

/** Every template, once both lists are there. */
export function useTemplates() {
  const packs = useQuery({
    queryKey: ['packs'],
    queryFn: ({ signal }) => request<Page<PackSummary>>('GET', '/api/packs', { signal }),
    staleTime: Infinity,
  });
  const own = useQuery({
    queryKey: ['/api/scenarios', 'templates'],
    queryFn: ({ signal }) => request<Page<ScenarioSummary>>('GET', '/api/scenarios?limit=100', { signal }),
  });
  return {
    templates: templatesOf(packs.data?.items ?? [], own.data?.items ?? []),
    failed: [packs, own].find(({ isError }) => isError),
    pending: packs.isPending || own.isPending,
  };
}

/** A pack as a whole. */
export const usePack = (id: string) =>
  useQuery({
    queryKey: ['packs', id],
    queryFn: ({ signal }) => request<Pack>('GET', `/api/packs/${encodeURIComponent(id)}`, { signal }),
    staleTime: Infinity,
  });
