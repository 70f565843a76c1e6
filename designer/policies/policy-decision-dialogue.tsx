/** The dialogue in which a version of a policy is released, returned or withdrawn: what will come of it, and the reason. */
import { Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PolicyView } from '../../engine/core/api.ts';
import { PolicyReason, policyReasonLength, type PolicyAct } from '../../engine/core/policies/policy-release.ts';
import { ProblemAlert } from '../app/problem-notice.tsx';
import { ApiProblem } from '../app/request.ts';
import { ReasonField } from '../tasks/reason-field.tsx';
import styles from './policies.module.css';
import { TrialFields } from './trial-fields.tsx';
import type { PolicyDecider } from './use-policies.ts';

interface Props {
  view: PolicyView;
  act: PolicyAct;
  order: PolicyDecider;
  /** Whether it may be released for some divisions only: another is in force. */
  mayTry: boolean;
  close: () => void;
}

/** Where another decided meanwhile, there is nothing left to press. */
const isDecided = (error: Error | null): boolean => error instanceof ApiProblem && error.slug === 'version-decided';

/** The dialogue. */
export function PolicyDecisionDialogue({ view: { version, from, refines }, act, order, mayTry, close }: Props) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const [regions, setRegions] = useState<string[] | null>(null);
  const isNowhere = regions?.length === 0;
  const read = PolicyReason.safeParse(reason);
  const when = from === null ? t('policies.release.at-once-short') : t('policies.state.from', { day: from });
  return (
    <Modal
      open
      width={600}
      title={t(`policies.release.confirm.${act}`, { version })}
      okText={t(`policies.release.confirm.${act}`, { version })}
      cancelText={t('action.back')}
      okButtonProps={{ danger: act !== 'release', loading: order.isPending, disabled: isDecided(order.error) }}
      onOk={() => {
        setTried(true);
        if (!read.success || isNowhere) return;
        order.mutate({ version, act, reason: read.data, ...(regions && { regions }) }, { onSuccess: close });
      }}
      onCancel={close}
    >
      <div className={styles.form}>
        <p>{regions ? t('policies.trial.means.begin') : t(`policies.release.means.${act}`, { version, when })}</p>
        {act === 'release' && mayTry && (
          <TrialFields value={regions} change={setRegions} isWrong={tried && isNowhere} />
        )}
        {act === 'release' && regions === null && (
          <p>{t(refines === null ? 'policies.release.pinned' : 'policies.release.at-once')}</p>
        )}
        <ReasonField
          label={t('publish.decision.reason')}
          length={policyReasonLength}
          value={reason}
          change={setReason}
          error={tried && !read.success ? t('policies.release.reason-needed') : undefined}
        />
        <p className={styles.note}>{t('policies.release.reason-kept')}</p>
        {order.isError && <ProblemAlert error={order.error} />}
      </div>
    </Modal>
  );
}
