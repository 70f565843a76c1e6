/** That entries of a list need whoever looks, with the way to them; nothing where there are none. */
import { Alert } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { Page } from '../../engine/core/api.ts';
import page from './page.module.css';
import { request } from './request.ts';

interface Props {
  /** The list with the filter that finds them. */
  list: string;
  enabled: boolean;
  says: (count: number) => string;
  show: { to: string; label: string };
}

/** The notice. */
export function CountNotice({ list, enabled, says, show }: Props) {
  const { data } = useQuery({
    queryKey: [list.slice(0, list.indexOf('?')), 'count', list],
    queryFn: ({ signal }) => request<Page<unknown>>('GET', `${list}&limit=1`, { signal }),
    enabled,
  });
  if (!enabled || !data || data.total === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      role="status"
      className={page.notice ?? ''}
      title={says(data.total)}
      action={<Link to={show.to}>{show.label}</Link>}
    />
  );
}
