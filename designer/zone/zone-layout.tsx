/** The frame of the service zone: quiet, wide and without signing in; the place, the elders’ version, the language, and whom to ask at the foot of every page. */
import { EnvironmentOutlined } from '@ant-design/icons';
import { Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Outlet, useLocation } from 'react-router';
import { PageSkeleton } from '../app/page-skeleton.tsx';
import { AppearanceSwitch, LanguageSwitch } from '../app/shell.tsx';
import { useDivisionWords } from '../regions/use-divisions.ts';
import { ChoosePlace } from './choose-place.tsx';
import { HelpLines } from './help-lines.tsx';
import { useElders } from './use-elders.ts';
import { useZonePlace } from './zone-place.ts';
import styles from './zone.module.css';

function EldersSwitch() {
  const { t } = useTranslation();
  const { elders, change } = useElders();
  return (
    <button
      type="button"
      className={styles.switch}
      aria-pressed={elders}
      onClick={() => {
        change(!elders);
      }}
    >
      {t(elders ? 'zone.usual' : 'zone.elders')}
    </button>
  );
}

function Here({ place }: { place: string }) {
  const { t } = useTranslation();
  const words = useDivisionWords();
  return (
    <p className={styles.here}>
      <EnvironmentOutlined aria-hidden /> <strong>{words.place(place)}</strong>
      <Link to="/zone">{t('zone.place.change')}</Link>
    </p>
  );
}

/** Header, page and foot. */
export function ZoneLayout() {
  const { t } = useTranslation();
  const { elders } = useElders();
  const { place, to } = useZonePlace();
  const { pathname } = useLocation();
  useEffect(() => {
    window.scrollTo(0, 0);
  }, [pathname]);
  return (
    <div className={`${styles.zone} ${elders ? styles.elders : ''}`}>
      <a className="skip-link" href="#content">
        {t('nav.skip')}
      </a>
      <header className={styles.header}>
        <Link to={to('')} className={styles.home}>
          <img src="/icon.svg" alt="" width={28} height={28} />
          <span>{t('zone.title')}</span>
        </Link>
        <div className={styles.tools}>
          <EldersSwitch />
          <LanguageSwitch />
          {!elders && <AppearanceSwitch />}
        </div>
      </header>
      <main id="content" tabIndex={-1} className={styles.main}>
        {place !== null && <Here place={place} />}
        <Suspense fallback={<PageSkeleton />}>{place === null ? <ChoosePlace /> : <Outlet />}</Suspense>
      </main>
      <footer className={styles.foot}>
        <HelpLines />
      </footer>
    </div>
  );
}
