/** In the list of policies: the filter of those that wait, the mark of one, and that some wait for whoever looks. */
import { ClockCircleOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Alert, Segmented } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import type { Page, PolicySummary } from '../../engine/core/api.ts';
import { Mark } from '../app/mark.tsx';
import page from '../app/page.module.css';
import { request } from '../app/request.ts';
import { useMay } from '../app/session.ts';

/** Whether the address asks for those that wait, and the filter that changes it. */
export function useWaitingFilter(): { waiting: boolean; filter: ReactElement } {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const waiting = params.get('state') === 'waiting';
  const filter = (
    <Segmented
      aria-label={t('policies.release.filter')}
      name="state"
      value={waiting ? 'waiting' : 'all'}
      options={(['all', 'waiting'] as const).map((value) => ({ value, label: t(`policies.release.shown.${value}`) }))}
      onChange={(chosen) => {
        setParams((now) => {
          if (chosen === 'waiting') now.set('state', 'waiting');
          else now.delete('state');
          return now;
        });
      }}
    />
  );
  return { waiting, filter };
}

/** “版本 2 待复核”, or a dash. */
export function WaitingMark({ version }: { version: number | null }) {
  const { t } = useTranslation();
  if (version === null) return <span aria-hidden>–</span>;
  return (
    <Mark
      tone="attention"
      icon={<ClockCircleOutlined aria-hidden />}
      word={t('policies.release.waits-short', { version })}
    />
  );
}

/** That policies wait, for whoever may release them. */
export function WaitingNotice() {
  const { t } = useTranslation();
  const may = useMay();
  const { data } = useQuery({
    queryKey: ['/api/policies', 'waiting'],
    queryFn: ({ signal }) => request<Page<PolicySummary>>('GET', '/api/policies?waiting=true&limit=1', { signal }),
    enabled: may('policy.release'),
  });
  if (!data || data.total === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      role="status"
      className={page.notice ?? ''}
      title={t('policies.release.notice', { count: data.total })}
      action={<Link to="/policies?state=waiting">{t('policies.release.show')}</Link>}
    />
  );
}
