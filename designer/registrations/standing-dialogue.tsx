/** The dialogue that suspends, resumes or terminates an entry: what it takes with it comes first, then the reason. */
import { Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Reason } from '../../engine/core/answer.ts';
import type { Registration } from '../../engine/core/registers/registration.ts';
import { ProblemAlert } from '../app/problem-notice.tsx';
import { ReasonField } from '../tasks/reason-field.tsx';
import tasks from '../tasks/tasks.module.css';
import { ImpactList } from './impact-list.tsx';
import { useStanding, type StandingChoice } from './use-registrations.ts';

interface Props {
  entry: Registration;
  choice: StandingChoice;
  close: () => void;
}

/** The dialogue. */
export function StandingDialogue({ entry, choice, close }: Props) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const [key] = useState(() => crypto.randomUUID());
  const standing = useStanding(entry.id, choice, key);
  const isReasoned = Reason.safeParse(reason).success;
  const takesAlong = choice === 'suspend' || choice === 'termination' || choice === 'confirm';
  return (
    <Modal
      open
      title={t(`registrations.title.${choice}`, { name: entry.name })}
      okText={t(`registrations.act.${choice}`)}
      cancelText={t('action.back')}
      okButtonProps={{ loading: standing.isPending, danger: takesAlong }}
      onOk={() => {
        setTried(true);
        if (isReasoned) standing.mutate(reason, { onSuccess: close });
      }}
      onCancel={close}
    >
      <div className={tasks.form}>
        <p>{t(`registrations.means.${choice}`)}</p>
        {takesAlong && <ImpactList id={entry.id} />}
        <ReasonField
          label={t('registrations.reason')}
          value={reason}
          change={setReason}
          error={tried && !isReasoned ? t('order.reason-needed') : undefined}
        />
        {standing.isError && <ProblemAlert error={standing.error} />}
      </div>
    </Modal>
  );
}
