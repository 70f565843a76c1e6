/** That the latest filing came back, to whoever draws: by whom, why, and the way on. */
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { MomentOf } from '../app/moment-of.tsx';
import page from '../app/page.module.css';
import { useMay } from '../app/session.ts';
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
      banner={closable}
      closable={closable}
      role="status"
      className={closable ? '' : `${page.notice} ${styles.back}`}
      title={
        <>
          <p>
            <strong>{t('versions.came-back.title', { version, by: decision.by })}</strong> ·{' '}
            <MomentOf at={decision.at} />
          </p>
          <p className={styles.reason}>{decision.reason}</p>
          <p className={styles.links}>
            <span>{t('versions.came-back.next')}</span>
            <Link to={comparisonAt(id, version, null)}>{t('versions.came-back.compare')}</Link>
            <Link to={`/scenarios/${id}/file`}>{t('versions.came-back.file')}</Link>
          </p>
        </>
      }
    />
  );
}
