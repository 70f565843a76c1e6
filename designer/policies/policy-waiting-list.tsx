/** In the list of policies: the filter of those that wait, the mark of one, and that some wait for whoever looks. */
import { ClockCircleOutlined } from '@ant-design/icons';
import { Segmented } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { CountNotice } from '../app/count-notice.tsx';
import { Mark } from '../app/mark.tsx';
import { useMay } from '../app/session.ts';
import { useSetInAddress } from '../app/use-address.ts';

/** Whether the address asks for those that wait, and the filter that changes it. */
export function useWaitingFilter(): { waiting: boolean; filter: ReactElement } {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const set = useSetInAddress();
  const waiting = params.get('state') === 'waiting';
  const filter = (
    <Segmented
      aria-label={t('policies.release.filter')}
      name="state"
      value={waiting ? 'waiting' : 'all'}
      options={(['all', 'waiting'] as const).map((value) => ({ value, label: t(`policies.release.shown.${value}`) }))}
      onChange={(chosen) => {
        set('state', chosen === 'waiting' ? chosen : '');
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
  return (
    <CountNotice
      list="/api/policies?waiting=true"
      enabled={may('policy.release')}
      says={(count) => t('policies.release.notice', { count })}
      show={{ to: '/policies?state=waiting', label: t('policies.release.show') }}
    />
  );
}
