/** That the latest filing came back, to whoever draws: by whom, why, and the way on. */
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import page from '../app/page.module.css';
import { useMay } from '../app/session.ts';
import { DecidedBy } from '../publish/decision-record.tsx';
import { comparisonAt } from './compare-form.tsx';
import { useVersions } from './use-versions.ts';
import { cameBack } from './version-acts.ts';
import styles from './versions.module.css';

/** The notice; nothing where nothing came back. */
export function CameBack({ id, closable = false }: { id: string; closable?: boolean }) {
  const { t } = useTranslation();
  const may = useMay();
  const { data } = useVersions(id);
  const returned = cameBack(data?.items ?? []);
  if (!returned || !may('scenario.edit')) return null;
  const { version, decision } = returned;
  return (
    <Alert
      type="warning"
      showIcon
      closable={closable}
      role="status"
      className={page.notice ?? ''}
      title={t('versions.came-back.title', { version, by: decision.by })}
      description={
        <>
          <p className={styles.reason}>{decision.reason}</p>
          <p>
            <DecidedBy decision={decision} />
          </p>
          <p>{t('versions.came-back.next')}</p>
          <p className={styles.links}>
            <Link to={comparisonAt(id, version, null)}>{t('versions.came-back.compare')}</Link>
            <Link to={`/scenarios/${id}/file`}>{t('versions.came-back.file')}</Link>
          </p>
        </>
      }
    />
  );
}
