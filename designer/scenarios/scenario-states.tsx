/** How scenarios stand, in their list: the filter by state, the mark of a version that waits or was returned, and that some need whoever looks. */
import { ClockCircleOutlined, RollbackOutlined } from '@ant-design/icons';
import { Segmented } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { ScenarioSummary } from '../../engine/core/api.ts';
import { CountNotice } from '../app/count-notice.tsx';
import { Mark } from '../app/mark.tsx';
import { useMay } from '../app/session.ts';
import { useSetInAddress } from '../app/use-address.ts';

const states = ['', 'waiting', 'returned', 'published', 'suspended', 'unpublished'] as const;
type State = (typeof states)[number];

/** The state that the address asks for, and the filter that changes it. */
export function useStateFilter(): { state: State; filter: ReactElement } {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const set = useSetInAddress();
  const state = states.find((each) => each === params.get('state')) ?? '';
  const filter = (
    <Segmented
      aria-label={t('scenarios.state')}
      name="state"
      value={state}
      options={states.map((each) => ({ value: each, label: t(`scenarios.states.${each === '' ? 'all' : each}`) }))}
      onChange={(chosen: State) => {
        set('state', chosen);
      }}
    />
  );
  return { state, filter };
}

/** "版本 3 待复核", "版本 3 已退回", or a dash. */
export function WaitingMark({ waiting, returned }: Pick<ScenarioSummary, 'waiting' | 'returned'>) {
  const { t } = useTranslation();
  if (!waiting && !returned) return <span aria-hidden>–</span>;
  return (
    <>
      {waiting && (
        <Mark
          tone="attention"
          icon={<ClockCircleOutlined aria-hidden />}
          word={t('scenarios.waits', { version: waiting.version })}
        />
      )}
      {returned && (
        <Mark
          tone="attention"
          icon={<RollbackOutlined aria-hidden />}
          word={t('scenarios.returned', { version: returned.version })}
        />
      )}
    </>
  );
}

const notices = {
  waiting: { right: 'scenario.publish', says: 'scenarios.waiting', show: 'scenarios.show-waiting' },
  returned: { right: 'scenario.edit', says: 'scenarios.returned-notice', show: 'scenarios.show-returned' },
} as const;

/** That scenarios are in a state in which they need whoever looks: to be reviewed by who may publish, to be mended by who draws. */
export function StateNotice({ of, state }: { of: keyof typeof notices; state: State }) {
  const { t } = useTranslation();
  const may = useMay();
  const { right, says, show } = notices[of];
  return (
    <CountNotice
      list={`/api/scenarios?state=${of}`}
      enabled={may(right) && state !== of}
      says={(count) => t(says, { count })}
      show={{ to: `/scenarios?state=${of}`, label: t(show) }}
    />
  );
}
