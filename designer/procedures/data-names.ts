/** The names of data resources, their fields and purposes, for forms that ask for data: chosen by name, kept by code. */
import { useQuery } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import type { Page } from '../../engine/core/api.ts';
import type { DataResource } from '../../engine/core/data-sharing/data-resource.ts';
import type { FieldWords } from '../../engine/core/procedures/fields.ts';
import { request } from '../app/request.ts';
import { useLanguage } from '../app/use-language.ts';
import { useInstitutionWords } from '../institutions/use-institutions.ts';
import type { Form } from './form-steps.ts';

/** The whole form around a field: the fields of data are those of its resource. */
export const FormAround = createContext<Form>({});

/** What can be chosen, by name, nothing yet while the names are on their way; null where a field names no data, or the names cannot be had. */
export function useDataNames(names: FieldWords['names']): { value: string; label: string }[] | null {
  const { resource } = useContext(FormAround);
  const { say } = useLanguage();
  const institution = useInstitutionWords();
  const { data, isError } = useQuery({
    queryKey: ['data-resources'],
    queryFn: ({ signal }) => request<Page<DataResource>>('GET', '/api/data-resources', { signal }),
    enabled: names !== undefined,
    staleTime: 600_000,
  });
  if (isError || names === undefined) return null;
  if (!data) return [];
  if (names === 'data-resource')
    return data.items.map(({ id, name, provider }) => ({
      value: id,
      label: `${say(name)} · ${institution(provider.institution)}`,
    }));
  const chosen = data.items.find(({ id }) => id === resource);
  if (names === 'data-field')
    return (chosen?.fields ?? []).map(({ name, label }) => ({ value: name, label: say(label) }));
  return (chosen?.purposes ?? []).map(({ id, name }) => ({ value: id, label: say(name) }));
}
