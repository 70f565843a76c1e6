/** How scenarios stand, in their list: the filter by state, the mark of a version that waits, and that some wait for whoever looks. */
import { ClockCircleOutlined } from '@ant-design/icons';
import { Alert, Segmented } from 'antd';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import type { Page, ScenarioSummary } from '../../engine/core/api.ts';
import page from '../app/page.module.css';
import { Mark } from '../app/mark.tsx';
import { request } from '../app/request.ts';
import { useMay } from '../app/session.ts';

const states = ['', 'waiting', 'published', 'suspended', 'unpublished'] as const;
type State = (typeof states)[number];

/** The state that the address asks for, and the filter that changes it. */
export function useStateFilter(): { state: State; filter: ReactElement } {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const state = states.find((each) => each === params.get('state')) ?? '';
  const filter = (
    <Segmented
      aria-label={t('scenarios.state')}
      name="state"
      value={state}
      options={states.map((each) => ({ value: each, label: t(`scenarios.states.${each === '' ? 'all' : each}`) }))}
      onChange={(chosen: State) => {
        setParams((now) => {
          if (chosen === '') now.delete('state');
          else now.set('state', chosen);
          return now;
        });
      }}
    />
  );
  return { state, filter };
}

/** "版本 3 待复核", or a dash. */
export function WaitingMark({ waiting }: Pick<ScenarioSummary, 'waiting'>) {
  const { t } = useTranslation();
  if (!waiting) return <span aria-hidden>–</span>;
  const word = t('scenarios.waits', { version: waiting.version });
  return <Mark tone="attention" icon={<ClockCircleOutlined aria-hidden />} word={word} />;
}

/** That scenarios wait, to whoever may publish them. */
export function WaitingNotice({ state }: { state: State }) {
  const { t } = useTranslation();
  const may = useMay();
  const { data } = useQuery({
    queryKey: ['/api/scenarios', 'waiting'],
    queryFn: ({ signal }) => request<Page<ScenarioSummary>>('GET', '/api/scenarios?state=waiting&limit=1', { signal }),
    enabled: may('scenario.publish'),
  });
  if (state === 'waiting' || !data || data.total === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      role="status"
      className={page.notice ?? ''}
      title={t('scenarios.waiting', { count: data.total })}
      action={<Link to="/scenarios?state=waiting">{t('scenarios.show-waiting')}</Link>}
    />
  );
}
