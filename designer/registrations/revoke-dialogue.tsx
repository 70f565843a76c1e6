/** The dialogue that revokes a certificate: what that means, why, and in words. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Modal, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Reason } from '../../engine/core/answer.ts';
import { revocationReasons, type IssuedCertificate, type RevocationReason } from '../../engine/core/certificate.ts';
import { ProblemAlert } from '../app/problem-notice.tsx';
import { request } from '../app/request.ts';
import { useLanguage } from '../app/use-language.ts';
import { ReasonField } from '../tasks/reason-field.tsx';
import tasks from '../tasks/tasks.module.css';
import styles from './registrations.module.css';

/** What a person may give as reason; the others follow from what is done elsewhere. */
const choices = Object.keys(revocationReasons) as RevocationReason[];

interface Props {
  /** Id of the entry that holds it. */
  entry: string;
  certificate: Pick<IssuedCertificate, 'serial' | 'subject'>;
  close: () => void;
}

function useRevoke(entry: string, serial: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { reason: RevocationReason; note: string }) =>
      request('POST', `/api/certificates/${serial}/revoke`, { body }),
    onSettled: () => client.invalidateQueries({ queryKey: ['registration', entry, 'certificates'] }),
  });
}

/** The dialogue. */
export function RevokeDialogue({ entry, certificate: { serial, subject }, close }: Props) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const [reason, setReason] = useState<RevocationReason>('key-compromised');
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const revoke = useRevoke(entry, serial);
  const isReasoned = Reason.safeParse(note).success;
  return (
    <Modal
      open
      title={t('registrations.certificate.revoke-title', { name: subject.commonName })}
      okText={t('registrations.certificate.revoke')}
      cancelText={t('action.back')}
      okButtonProps={{ danger: true, loading: revoke.isPending }}
      onOk={() => {
        setTried(true);
        if (isReasoned) revoke.mutate({ reason, note: note.trim() }, { onSuccess: close });
      }}
      onCancel={close}
    >
      <div className={tasks.form}>
        <p>{t('registrations.certificate.revoke-means')}</p>
        <p>
          {t('registrations.certificate.serial')} <code className={styles.serial}>{serial}</code>
        </p>
        <fieldset className={styles.reasons}>
          <legend>{t('registrations.certificate.why')}</legend>
          <Radio.Group
            value={reason}
            options={choices.map((each) => ({ value: each, label: say(revocationReasons[each]) }))}
            onChange={({ target }) => {
              setReason(target.value as RevocationReason);
            }}
          />
        </fieldset>
        <ReasonField
          label={t('registrations.reason')}
          value={note}
          change={setNote}
          error={tried && !isReasoned ? t('order.reason-needed') : undefined}
        />
        {revoke.isError && <ProblemAlert error={revoke.error} />}
      </div>
    </Modal>
  );
}
