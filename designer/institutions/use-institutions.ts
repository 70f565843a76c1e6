/** The institutions that have a name, read once. */
import { useQuery } from '@tanstack/react-query';
import type { Institution } from '../../engine/core/institution.ts';
import { request } from '../app/request.ts';
import { useLanguage } from '../app/use-language.ts';

/** The institutions; none until they are there. */
export const useInstitutions = (): readonly Institution[] =>
  useQuery({
    queryKey: ['institutions'],
    queryFn: ({ signal }) => request<{ items: Institution[] }>('GET', '/api/institutions', { signal }),
    staleTime: 600_000,
  }).data?.items ?? [];

/** Gives a function that says an institution by its id; the id itself where it has no name. */
export function useInstitutionWords(): (id: string) => string {
  const institutions = useInstitutions();
  const { say } = useLanguage();
  return (id) => {
    const known = institutions.find((each) => each.id === id);
    return known ? say(known.name) : id;
  };
}
