/** Reads the application catalogue, and keeps it. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { CatalogueImport, CatalogueItem, CatalogueMatrix } from '../../engine/core/catalogue/catalogue-answers.ts';
import type { Openings } from '../../engine/core/catalogue/catalogue.ts';
import { request } from '../app/request.ts';
import { useMay, useSession } from '../app/session.ts';

/** The address of the catalogue; every query of it begins with it. */
export const cataloguePath = '/api/catalogue';

/** The matrix with its counts. */
export const useMatrix = () =>
  useQuery({
    queryKey: [cataloguePath, 'matrix'],
    queryFn: ({ signal }) => request<CatalogueMatrix>('GET', `${cataloguePath}/matrix`, { signal }),
  });

/** An item. */
export const useItem = (code: string) =>
  useQuery({
    queryKey: [cataloguePath, 'item', code],
    queryFn: ({ signal }) => request<CatalogueItem>('GET', `${cataloguePath}/${encodeURIComponent(code)}`, { signal }),
  });

/** Whether the person signed in keeps the catalogue: by right, and of the province itself. */
export function useKeeps(): boolean {
  const may = useMay();
  const region = useSession().data?.actor.region ?? '';
  return may('catalogue.edit') && region.endsWith('0000');
}

/** What a list is, and from which state of the catalogue it was judged. */
export interface ListToImport {
  cells: string[][];
  revision?: number;
}

/** Asks what would become of a list. */
export const useDryRun = () =>
  useMutation({
    mutationFn: (body: ListToImport) => request<CatalogueImport>('POST', `${cataloguePath}/imports?dry=true`, { body }),
  });

/** Imports a list. */
export function useImport() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: ListToImport) => request<CatalogueImport>('POST', `${cataloguePath}/imports`, { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: [cataloguePath] }),
  });
}

/** Saves the openings of an item, of the revision that was read. */
export function useSaveOpenings({ code, revision }: Pick<CatalogueItem, 'code' | 'revision'>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Openings) =>
      request('PUT', `${cataloguePath}/${encodeURIComponent(code)}/openings`, { body, ifMatch: revision }),
    onSuccess: () => client.invalidateQueries({ queryKey: [cataloguePath] }),
  });
}
