/** The dialogue that widens or narrows which new cases take a version. */
import { Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Rollout } from '../../engine/core/rollout.ts';
import { isWhole } from '../../engine/core/rollout.ts';
import { ProblemAlert } from '../app/problem-notice.tsx';
import tasks from '../tasks/tasks.module.css';
import { draftOf, rolloutOf } from './rollout-draft.ts';
import { RolloutFields } from './rollout-fields.tsx';
import { useOrderVersion } from './use-versions.ts';

interface Props {
  id: string;
  version: number;
  rollout: Rollout;
  /** Where the scenario belongs. */
  place: string;
  /** Of the versions' states, as they were read. */
  revision: number;
  close: () => void;
}

/** The dialogue. */
export function RolloutDialogue({ id, version, rollout, place, revision, close }: Props) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(draftOf(rollout));
  const [tried, setTried] = useState(false);
  const order = useOrderVersion(id);
  const read = rolloutOf(draft, place);
  return (
    <Modal
      open
      title={t('versions.act-title.roll-out', { version })}
      okText={t('versions.act.roll-out')}
      cancelText={t('action.back')}
      okButtonProps={{ loading: order.isPending }}
      onOk={() => {
        setTried(true);
        if ('rollout' in read)
          order.mutate({ act: 'roll-out', version, revision, rollout: read.rollout }, { onSuccess: close });
      }}
      onCancel={close}
    >
      <div className={tasks.form}>
        <p>{t('versions.means.roll-out')}</p>
        <RolloutFields
          value={draft}
          change={setDraft}
          place={place}
          error={tried && 'error' in read ? read.error : undefined}
        />
        {'rollout' in read && isWhole(read.rollout) && <p role="status">{t('versions.rollout.replaces')}</p>}
        {order.isError && <ProblemAlert error={order.error} />}
      </div>
    </Modal>
  );
}
