/** The names of data resources, their fields and purposes, and of the items of the application catalogue, for forms that ask for them: chosen by name, kept by code. */
import { useQuery } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import type { Page } from '../../engine/core/api.ts';
import type { CatalogueCodeName } from '../../engine/core/catalogue/catalogue-answers.ts';
import type { DataResource } from '../../engine/core/data-sharing/data-resource.ts';
import type { FieldWords } from '../../engine/core/procedures/fields.ts';
import { request } from '../app/request.ts';
import { useLanguage } from '../app/use-language.ts';
import { useInstitutionWords } from '../institutions/use-institutions.ts';
import type { Form } from './form-steps.ts';

/** The whole form around a field: the fields of data are those of its resource. */
export const FormAround = createContext<Form>({});

/** Something that can be chosen. */
export interface Choice {
  value: string;
  label: string;
}

const keptMs = 600_000;

/** What can be chosen, by name, nothing yet while the names are on their way; null where a field names nothing of the platform's, or the names cannot be had. */
export function useDataNames(names: FieldWords['names']): Choice[] | null {
  const { resource } = useContext(FormAround);
  const { say } = useLanguage();
  const institution = useInstitutionWords();
  const isItem = names === 'catalogue-item';
  const data = useQuery({
    queryKey: ['data-resources'],
    queryFn: ({ signal }) => request<Page<DataResource>>('GET', '/api/data-resources', { signal }),
    enabled: names !== undefined && !isItem,
    staleTime: keptMs,
  });
  const catalogue = useQuery({
    queryKey: ['catalogue-codes'],
    queryFn: ({ signal }) => request<Page<CatalogueCodeName>>('GET', '/api/catalogue-codes', { signal }),
    enabled: isItem,
    staleTime: keptMs,
  });
  if (names === undefined || data.isError || catalogue.isError) return null;
  if (isItem)
    return (catalogue.data?.items ?? []).map(({ code, name }) => ({ value: code, label: `${say(name)} · ${code}` }));
  const resources = data.data?.items ?? [];
  if (names === 'data-resource')
    return resources.map(({ id, name, provider }) => ({
      value: id,
      label: `${say(name)} · ${institution(provider.institution)}`,
    }));
  const chosen = resources.find(({ id }) => id === resource);
  if (names === 'data-field')
    return (chosen?.fields ?? []).map(({ name, label }) => ({ value: name, label: say(label) }));
  return (chosen?.purposes ?? []).map(({ id, name }) => ({ value: id, label: say(name) }));
}
