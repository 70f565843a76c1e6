/** The scenarios that a terminal may open, by their names. */
import { useQuery } from '@tanstack/react-query';
import type { Page, ScenarioSummary } from '../../engine/core/api.ts';
import { request } from '../app/request.ts';
import { useLanguage } from '../app/use-language.ts';

/** The first hundred scenarios that one sees. */
export const useScenarioList = () =>
  useQuery({
    queryKey: ['terminal-scenarios'],
    queryFn: ({ signal }) => request<Page<ScenarioSummary>>('GET', '/api/scenarios?limit=100', { signal }),
    staleTime: 60_000,
  });

/** Gives a function that says a scenario by its id; the id itself where it is not among them. */
export function useScenarioWords(): (id: string) => string {
  const { say } = useLanguage();
  const { data } = useScenarioList();
  return (id) => {
    const known = data?.items.find((each) => each.id === id);
    return known ? say(known.name) : id;
  };
}
