/** The page of the conformance kit: run by the platform, run on one's own machine, and what it tests. */
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import page from '../app/page.module.css';
import { useTitle } from '../app/use-title.ts';
import trail from '../cases/case-page.module.css';
import { KitTests } from './kit-tests.tsx';
import { OnlineRun } from './online-run.tsx';
import { OwnMachine } from './own-machine.tsx';

/** The page. */
export function ConformanceKitPage() {
  const { t } = useTranslation();
  useTitle(t('kit.title'));
  return (
    <div className={page.page}>
      <nav aria-label={t('nav.where')} className={trail.trail}>
        <Link to="/procedures">{t('nav.procedures')}</Link> ▸ {t('kit.title')}
      </nav>
      <h1>{t('kit.title')}</h1>
      <p className={page.lead}>{t('kit.lead')}</p>
      <OnlineRun />
      <OwnMachine />
      <KitTests />
    </div>
  );
}
