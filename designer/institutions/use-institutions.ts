/** The institutions that have a name, read now and then. */
import { useQuery } from '@tanstack/react-query';
import type { KnownInstitution } from '../../engine/core/institution.ts';
import { request } from '../app/request.ts';
import { useLanguage } from '../app/use-language.ts';

/** Every one, so that what belongs to a suspended one is named too; none until they are there. */
const useKnownInstitutions = (): readonly KnownInstitution[] =>
  useQuery({
    queryKey: ['institutions'],
    queryFn: ({ signal }) =>
      request<{ items: KnownInstitution[] }>('GET', '/api/institutions?standing=any', { signal }),
    staleTime: 60_000,
  }).data?.items ?? [];

/** Those that may be chosen: they use the card now. */
export const useInstitutions = (): readonly KnownInstitution[] => useKnownInstitutions().filter(({ inUse }) => inUse);

/** Gives a function that says an institution by its id; the id itself where it has no name. */
export function useInstitutionWords(): (id: string) => string {
  const institutions = useKnownInstitutions();
  const { say } = useLanguage();
  return (id) => {
    const known = institutions.find((each) => each.id === id);
    return known ? say(known.name) : id;
  };
}
