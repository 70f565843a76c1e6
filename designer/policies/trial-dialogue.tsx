/** The dialogue of the end of a trial: asked for by one person, agreed to or put off by another, each with a reason. */
import { Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PolicyReason, policyReasonLength } from '../../engine/core/policies/policy-release.ts';
import type { TrialEnd } from '../../engine/core/policies/policy-trial.ts';
import { ProblemAlert } from '../app/problem-notice.tsx';
import { ReasonField } from '../tasks/reason-field.tsx';
import styles from './policies.module.css';
import type { TrialAct, TrialOrder } from './use-trials.ts';

interface Props {
  act: TrialAct;
  version: number;
  /** The end that is asked for, or that one agrees to. */
  to: TrialEnd;
  order: TrialOrder;
  close: () => void;
}

/** The dialogue. */
export function TrialDialogue({ act, version, to, order, close }: Props) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const read = PolicyReason.safeParse(reason);
  const title = t(act === 'go-on' ? 'policies.trial.go-on' : `policies.trial.${act}.${to}`, { version });
  return (
    <Modal
      open
      width={600}
      title={title}
      okText={title}
      cancelText={t('action.back')}
      okButtonProps={{ danger: act !== 'go-on' && to === 'taken-back', loading: order.isPending }}
      onOk={() => {
        setTried(true);
        if (read.success) order.mutate({ version, act, to, reason: read.data }, { onSuccess: close });
      }}
      onCancel={close}
    >
      <div className={styles.form}>
        <p>{t(act === 'go-on' ? 'policies.trial.means.go-on' : `policies.trial.means.${to}`)}</p>
        {act === 'ask' && <p className={styles.note}>{t('policies.trial.second')}</p>}
        <ReasonField
          label={t('publish.decision.reason')}
          length={policyReasonLength}
          value={reason}
          change={setReason}
          error={tried && !read.success ? t('policies.release.reason-needed') : undefined}
        />
        {order.isError && <ProblemAlert error={order.error} />}
      </div>
    </Modal>
  );
}
