/** The last step of a filing: what still keeps it back, else the button with its confirmation; afterwards where to go on. */
import { Alert, Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Draft } from '../../engine/core/api.ts';
import type { Assessment } from '../../engine/core/assessments-needed.ts';
import type { FilingAttachment } from '../../engine/core/attachment.ts';
import { ProblemAlert } from '../app/problem-notice.tsx';
import { useLanguage } from '../app/use-language.ts';
import { MissingMark } from './attachment-list.tsx';
import type { Hindrance } from './filing-steps.ts';
import styles from './publish.module.css';
import { useFile } from './use-filing.ts';

interface Props {
  draft: Draft;
  hindrances: readonly Hindrance[];
  /** How many warnings the checks gave. */
  warnings: number;
  attachments: readonly FilingAttachment[];
  /** The assessments that are asked for and not put in. */
  missing: readonly Assessment[];
}

/** The form. */
export function FileForm({ draft, hindrances, warnings, attachments, missing }: Props) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const { scenario, revision } = draft;
  const [confirming, setConfirming] = useState(false);
  const file = useFile(scenario.id);
  if (file.data) {
    const versions = `/scenarios/${scenario.id}/versions`;
    return (
      <Alert
        type="success"
        showIcon
        role="status"
        title={t('publish.filed', { version: file.data.version })}
        description={t('publish.filed-next')}
        action={<Link to={versions}>{t('publish.to-versions')}</Link>}
      />
    );
  }
  return (
    <section className={styles.section} aria-labelledby="file-title">
      <h2 id="file-title">{t('publish.file')}</h2>
      <p className={styles.lead}>{t('publish.file-lead')}</p>
      {hindrances.map((hindrance) => (
        <p key={hindrance} role="status">
          {t(`publish.hindrance.${hindrance}`)}
        </p>
      ))}
      {file.isError && <ProblemAlert error={file.error} />}
      <div className={styles.buttons}>
        <Button
          type="primary"
          size="large"
          disabled={hindrances.length > 0}
          loading={file.isPending}
          onClick={() => {
            setConfirming(true);
          }}
        >
          {t('publish.file-button', { revision })}
        </Button>
      </div>
      <Modal
        open={confirming}
        title={t('publish.confirm', { name: say(scenario.name) })}
        okText={t('publish.file')}
        cancelText={t('action.back')}
        okButtonProps={{ loading: file.isPending }}
        onOk={() => {
          file.mutate(
            { revision, attachments },
            {
              onSettled: () => {
                setConfirming(false);
              },
            },
          );
        }}
        onCancel={() => {
          setConfirming(false);
        }}
      >
        <p>{t('publish.confirm-text', { revision })}</p>
        {attachments.length > 0 && <p>{t('publish.confirm-attachments', { count: attachments.length })}</p>}
        {missing.length > 0 && (
          <p>
            <MissingMark missing={missing} />
          </p>
        )}
        {warnings > 0 && <p>{t('publish.confirm-warnings', { count: warnings })}</p>}
      </Modal>
    </section>
  );
}
