/** The form as it was submitted: masked for all but the applicant, and in clear for a reviewer who says why. */
import { EyeOutlined } from '@ant-design/icons';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { reasonOf } from '../../engine/core/answer.ts';
import type { ProcedureView } from '../../engine/core/procedures/procedure-view.ts';
import type { Procedure } from '../../engine/core/procedures/procedure.ts';
import { ProblemAlert } from '../app/problem-notice.tsx';
import { ReasonField } from '../tasks/reason-field.tsx';
import tasks from '../tasks/tasks.module.css';
import styles from './case.module.css';
import { FormRead, type Marking } from './form-read.tsx';
import { useUnmask, type Application } from './use-application.ts';

const length = { least: 20, most: 900 };

interface Props {
  view: ProcedureView;
  procedure: Procedure;
  application: Application;
  marking: Marking | undefined;
}

/** Asks why the form is to be read in clear. */
function UnmaskDialogue({ unmask, close }: { unmask: ReturnType<typeof useUnmask>; close: () => void }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const isReasoned = reasonOf(length).safeParse(reason).success;
  return (
    <Modal
      open
      title={t('procedures.unmask-title')}
      okText={t('procedures.unmask')}
      cancelText={t('action.back')}
      okButtonProps={{ loading: unmask.isPending }}
      onOk={() => {
        setTried(true);
        if (isReasoned) unmask.mutate(reason.trim(), { onSuccess: close });
      }}
      onCancel={close}
    >
      <div className={tasks.form}>
        <p>{t('procedures.unmask-text')}</p>
        <ReasonField
          label={t('procedures.reason')}
          length={length}
          value={reason}
          change={setReason}
          error={tried && !isReasoned ? t('order.reason-needed') : undefined}
        />
        {unmask.isError && <ProblemAlert error={unmask.error} />}
      </div>
    </Modal>
  );
}

/** The form. */
export function SubmittedForm({ view, procedure, application, marking }: Props) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const unmask = useUnmask(view.id);
  const clear = unmask.data?.form;
  const mayUnmask =
    application.isMasked &&
    view.yours === 'reviewer' &&
    view.actions.some(({ id, refusal }) => id === 'comment' && refusal === null);
  if (view.submitted === null) return <p className={styles.faint}>{t('procedures.not-submitted')}</p>;
  return (
    <section aria-labelledby="submitted" className={styles.submitted}>
      <div className={styles.sectionHead}>
        <h2 id="submitted">{t('procedures.submitted')}</h2>
        {clear ? (
          <Button
            onClick={() => {
              unmask.reset();
            }}
          >
            {t('procedures.mask-again')}
          </Button>
        ) : (
          mayUnmask && (
            <Button
              icon={<EyeOutlined aria-hidden />}
              onClick={() => {
                setAsking(true);
              }}
            >
              {t('procedures.unmask')}
            </Button>
          )
        )}
      </div>
      {application.isMasked && !clear && <p className={styles.faint}>{t('procedures.masked')}</p>}
      {marking && <p>{t('procedures.how-to-mark')}</p>}
      <FormRead
        procedure={procedure}
        id={view.id}
        form={clear ?? application.form}
        files={application.materials}
        marking={marking}
      />
      {asking && (
        <UnmaskDialogue
          unmask={unmask}
          close={() => {
            setAsking(false);
          }}
        />
      )}
    </section>
  );
}
