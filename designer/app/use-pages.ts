/** A list of the platform, page after page, with its true total. */
import { useInfiniteQuery } from '@tanstack/react-query';
import type { Page } from '../../engine/core/api.ts';
import { request } from './request.ts';

const usual = 20;

/** Reads a list; `filters` without a value are left out. */
export function usePages<T>(
  path: string,
  filters: Record<string, string>,
  options: { refetchMs?: number; limit?: number } = {},
) {
  const { limit = usual } = options;
  return useInfiniteQuery({
    queryKey: [path, filters, limit],
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ limit: String(limit) });
      for (const [name, value] of Object.entries(filters)) if (value) query.set(name, value);
      if (pageParam) query.set('after', pageParam);
      return request<Page<T>>('GET', `${path}?${query.toString()}`, { signal });
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    ...(options.refetchMs !== undefined && { refetchInterval: options.refetchMs }),
  });
}
