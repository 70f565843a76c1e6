/** The ways from a scenario to its versions and to filing its draft; and that a version waits for whoever looks. */
import { ClockCircleOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Mark } from '../app/mark.tsx';
import { useMay, useSession } from '../app/session.ts';
import { useVersions } from './use-versions.ts';
import { waitsFor } from './version-acts.ts';
import styles from './versions.module.css';

/** The links. */
export function VersionLinks({ id }: { id: string }) {
  const { t } = useTranslation();
  const may = useMay();
  const { data: session } = useSession();
  const { data } = useVersions(id);
  const account = session?.actor.account ?? '';
  const waiting = data?.items.find((version) => waitsFor(version, { account, may }));
  return (
    <p className={styles.links}>
      <Link to={`/scenarios/${id}/versions`}>{t('versions.link')}</Link>
      {may('case.read') && <Link to={`/scenarios/${id}/live`}>{t('live.link')}</Link>}
      {may('scenario.file') && <Link to={`/scenarios/${id}/file`}>{t('publish.link')}</Link>}
      {waiting && (
        <Link to={`/scenarios/${id}/versions`}>
          <Mark
            tone="attention"
            icon={<ClockCircleOutlined aria-hidden />}
            word={t('versions.waits-short', { version: waiting.version })}
          />
        </Link>
      )}
    </p>
  );
}
