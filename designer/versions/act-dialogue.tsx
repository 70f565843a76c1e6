/** The dialogue of an act that needs a reason: suspending, resuming and retiring a version. */
import { Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Reason } from '../../engine/core/answer.ts';
import { ProblemAlert } from '../app/problem-notice.tsx';
import { ReasonField } from '../tasks/reason-field.tsx';
import tasks from '../tasks/tasks.module.css';
import { useOrderVersion } from './use-versions.ts';
import type { ReasonedAct } from './version-acts.ts';

interface Props {
  id: string;
  version: number;
  act: ReasonedAct;
  close: () => void;
}

/** The dialogue. */
export function ActDialogue({ id, version, act, close }: Props) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const order = useOrderVersion(id);
  const isReasoned = Reason.safeParse(reason).success;
  return (
    <Modal
      open
      title={t(`versions.act-title.${act}`, { version })}
      okText={t(`versions.act.${act}`)}
      cancelText={t('action.back')}
      okButtonProps={{ danger: act !== 'resume', loading: order.isPending }}
      onOk={() => {
        setTried(true);
        if (isReasoned) order.mutate({ act, version, reason }, { onSuccess: close });
      }}
      onCancel={close}
    >
      <div className={tasks.form}>
        <p>{t(`versions.means.${act}`)}</p>
        <ReasonField
          label={t('versions.reason')}
          value={reason}
          change={setReason}
          error={tried && !isReasoned ? t('order.reason-needed') : undefined}
        />
        {order.isError && <ProblemAlert error={order.error} />}
      </div>
    </Modal>
  );
}
