/** The dialogue in which a filed version is published, returned or withdrawn: what will come of it, and the reason. */
import { Modal } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DecisionReason, decisionReasonLength } from '../../engine/core/policies/decision.ts';
import { isWhole, type Rollout } from '../../engine/core/rollout.ts';
import { ProblemAlert } from '../app/problem-notice.tsx';
import { ApiProblem } from '../app/request.ts';
import { ReasonField } from '../tasks/reason-field.tsx';
import tasks from '../tasks/tasks.module.css';
import { useRolloutWords } from '../versions/rollout-words.ts';
import type { VersionOrderer } from '../versions/use-versions.ts';
import styles from './decision.module.css';
import { ReasonSuggestions } from './reason-suggestions.tsx';

/** What is about to be decided. */
export type Deciding = { act: 'publish'; rollout: Rollout } | { act: 'return' | 'withdraw' };

interface Props {
  version: number;
  deciding: Deciding;
  order: VersionOrderer;
  close: () => void;
}

/** What will come of it, and that it stays so. */
function Means({ version, deciding }: Pick<Props, 'version' | 'deciding'>) {
  const { t } = useTranslation();
  const words = useRolloutWords();
  return (
    <div className={styles.means}>
      {deciding.act === 'publish' && (
        <p>
          <strong>{words(deciding.rollout)}</strong>
          <br />
          {t(isWhole(deciding.rollout) ? 'versions.rollout.replaces' : 'versions.rollout.beside')}
        </p>
      )}
      <p>{t(`publish.decision.means.${deciding.act}`, { version })}</p>
    </div>
  );
}

/** Where another decided meanwhile, there is nothing left to press. */
const isDecided = (error: Error | null): boolean => error instanceof ApiProblem && error.slug === 'version-decided';

/** The dialogue. */
export function DecisionDialogue({ version, deciding, order, close }: Props): ReactNode {
  const { t } = useTranslation();
  const { act } = deciding;
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const read = DecisionReason.safeParse(reason);
  const field = { label: t('publish.decision.reason'), length: decisionReasonLength, value: reason, change: setReason };
  return (
    <Modal
      open
      width={600}
      title={t(`publish.decision.confirm.${act}`, { version })}
      okText={t(`publish.decision.confirm.${act}`, { version })}
      cancelText={t('action.back')}
      okButtonProps={{ danger: act !== 'publish', loading: order.isPending, disabled: isDecided(order.error) }}
      onOk={() => {
        setTried(true);
        if (read.success) order.mutate({ ...deciding, version, reason: read.data }, { onSuccess: close });
      }}
      onCancel={close}
    >
      <div className={tasks.form}>
        <Means version={version} deciding={deciding} />
        <ReasonField {...field} error={tried && !read.success ? t('publish.decision.reason-needed') : undefined} />
        <ReasonSuggestions act={act} reason={reason} change={setReason} />
        <p className={styles.hint}>{t('publish.decision.reason-kept')}</p>
        {order.isError && <ProblemAlert error={order.error} />}
      </div>
    </Modal>
  );
}
