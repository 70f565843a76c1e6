/** The dialogue that has a notice sent again, with the reason. */
import { Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Reason } from '../../engine/core/answer.ts';
import type { NoticeRecord } from '../../engine/core/notice.ts';
import { ProblemAlert } from '../app/problem-notice.tsx';
import { ReasonField } from '../tasks/reason-field.tsx';
import tasks from '../tasks/tasks.module.css';
import { useResend } from './use-notice.ts';

/** The dialogue. */
export function ResendDialogue({ notice, close }: { notice: NoticeRecord; close: () => void }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const resend = useResend(notice.id);
  const isReasoned = Reason.safeParse(reason).success;
  return (
    <Modal
      open
      title={t('notices.resend-title', { to: notice.to })}
      okText={t('notices.resend')}
      cancelText={t('action.back')}
      okButtonProps={{ loading: resend.isPending }}
      onOk={() => {
        setTried(true);
        if (isReasoned) resend.mutate(reason, { onSuccess: close });
      }}
      onCancel={close}
    >
      <div className={tasks.form}>
        <p>{t(notice.state === 'sent' ? 'notices.resend-sent' : 'notices.resend-unsent')}</p>
        <ReasonField
          label={t('notices.reason')}
          value={reason}
          change={setReason}
          error={tried && !isReasoned ? t('order.reason-needed') : undefined}
        />
        {resend.isError && <ProblemAlert error={resend.error} />}
      </div>
    </Modal>
  );
}
