/** The dialogue of an act that needs a reason, to a terminal or to a PSAM; of a replacement also which device takes over. */
import { Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Reason } from '../../engine/core/answer.ts';
import { ProblemAlert } from '../app/problem-notice.tsx';
import { ReasonField } from '../tasks/reason-field.tsx';
import tasks from '../tasks/tasks.module.css';

interface Props {
  title: string;
  /** What it means, in a sentence or two. */
  means: string;
  button: string;
  isDanger: boolean;
  /** Asks for the device that takes over. */
  asksSuccessor?: boolean;
  isBusy: boolean;
  error: Error | null;
  confirm: (reason: string, successor: string) => void;
  close: () => void;
}

/** The dialogue. */
export function ActDialogue(props: Props) {
  const { title, means, button, isDanger, asksSuccessor = false, isBusy, error, confirm, close } = props;
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [successor, setSuccessor] = useState('');
  const [tried, setTried] = useState(false);
  const isReasoned = Reason.safeParse(reason).success;
  return (
    <Modal
      open
      title={title}
      okText={button}
      cancelText={t('action.back')}
      okButtonProps={{ danger: isDanger, loading: isBusy }}
      onOk={() => {
        setTried(true);
        if (isReasoned) confirm(reason.trim(), successor.trim().toUpperCase());
      }}
      onCancel={close}
    >
      <div className={tasks.form}>
        <p>{means}</p>
        {asksSuccessor && (
          <div className={tasks.field}>
            <label htmlFor="terminal-successor">{t('terminals.successor-asked')}</label>
            <Input
              id="terminal-successor"
              value={successor}
              maxLength={40}
              onChange={({ target }) => {
                setSuccessor(target.value);
              }}
            />
          </div>
        )}
        <ReasonField
          label={t('terminals.reason')}
          value={reason}
          change={setReason}
          error={tried && !isReasoned ? t('order.reason-needed') : undefined}
        />
        {error && <ProblemAlert error={error} />}
      </div>
    </Modal>
  );
}
