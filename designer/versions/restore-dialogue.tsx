/** The dialogue that puts a version in the place of the draft; it says first what the draft would lose. */
import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { ProblemAlert } from '../app/problem-notice.tsx';
import { PageSkeleton } from '../app/page-skeleton.tsx';
import { ChangeList } from '../publish/comparison.tsx';
import { useDifferences } from '../publish/use-filing.ts';
import { useDraft, useVersion } from '../scenarios/use-scenario.ts';
import tasks from '../tasks/tasks.module.css';
import { useRestore } from './use-versions.ts';
import styles from './versions.module.css';

/** The dialogue. */
export function RestoreDialogue({ id, version, close }: { id: string; version: number; close: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const draft = useDraft(id);
  const kept = useVersion(id, version);
  const revision = draft.data?.revision ?? 0;
  const lost = useDifferences(id, revision > 0 ? version : null, { revision });
  const restore = useRestore(id);
  const failed = [draft, kept, lost, restore].find(({ isError }) => isError);
  const isRead = draft.data !== undefined && kept.data !== undefined && lost.data !== undefined;
  return (
    <Modal
      open
      width={640}
      title={t('versions.act-title.restore', { version })}
      okText={t('versions.act.restore')}
      cancelText={t('action.back')}
      okButtonProps={{ disabled: !isRead, loading: restore.isPending }}
      onOk={() => {
        if (!kept.data) return;
        restore.mutate(
          { scenario: kept.data.content.scenario, revision },
          { onSuccess: () => void navigate(`/scenarios/${id}?document=draft`) },
        );
      }}
      onCancel={close}
    >
      <div className={tasks.form}>
        <p>{t('versions.means.restore', { version, revision })}</p>
        {!isRead && !failed && <PageSkeleton />}
        {isRead && (
          <div className={styles.lost} role="group" aria-label={t('versions.restore-lost')} tabIndex={0}>
            <h3>{t('versions.restore-lost')}</h3>
            <ChangeList differences={lost.data} />
          </div>
        )}
        {failed && <ProblemAlert error={failed.error} />}
      </div>
    </Modal>
  );
}
