/** Reads a scenario: its summary with the draft, the version in use, and the checks. */
import { useMutation, useQuery } from '@tanstack/react-query';
import type { Checks, Draft, VersionView } from '../../engine/core/api.ts';
import { request } from '../app/request.ts';
import { readVersions } from '../versions/use-versions.ts';

const path = (id: string): string => `/api/scenarios/${encodeURIComponent(id)}`;

/** The draft. */
export const useDraft = (id: string) =>
  useQuery({
    queryKey: ['draft', id],
    queryFn: ({ signal }) => request<Draft>('GET', `${path(id)}/draft`, { signal }),
  });

/** The number of the version in use, or null where none is published. */
export const usePublishedNumber = (id: string) =>
  useQuery({
    queryKey: ['versions', id],
    queryFn: ({ signal }) => readVersions(id, signal),
    select: ({ items }) => items.find(({ state }) => state === 'published')?.version ?? null,
  });

/** A version; it never changes, so it is read once. */
export const useVersion = (id: string, version: number | null | undefined) =>
  useQuery({
    queryKey: ['version', id, version],
    queryFn: ({ signal }) => request<VersionView>('GET', `${path(id)}/versions/${version ?? 0}`, { signal }),
    enabled: typeof version === 'number',
    staleTime: Infinity,
  });

/** Runs the design-time checks on the draft. */
export const useChecks = (id: string) =>
  useMutation({ mutationFn: () => request<Checks>('POST', `${path(id)}/checks`) });
