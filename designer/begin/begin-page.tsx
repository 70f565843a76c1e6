/** The page for a new scenario: by six questions, from a template, from a file, or from a blank sheet. */
import { AppstoreOutlined, FileOutlined, FormOutlined, ImportOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { text } from '../../engine/core/text.ts';
import { EmptyState } from '../app/empty-state.tsx';
import { useMay } from '../app/session.ts';
import { useTitle } from '../app/use-title.ts';
import { blankScenario } from './begin-with.ts';
import styles from './begin.module.css';
import { FromFile } from './from-file.tsx';
import { NamingForm } from './naming-form.tsx';
import { Templates } from './templates.tsx';
import { Wizard } from './wizard.tsx';

const ways = {
  questions: FormOutlined,
  templates: AppstoreOutlined,
  file: ImportOutlined,
  blank: FileOutlined,
} as const;
type WayName = keyof typeof ways;
const isWay = (word: string): word is WayName => Object.hasOwn(ways, word);

function Blank() {
  const { t } = useTranslation();
  return (
    <section className={styles.question}>
      <h2>{t('begin.way.blank')}</h2>
      <p className={styles.lead}>{t('begin.blank-why')}</p>
      <NamingForm name={text('', '')} make={blankScenario} />
    </section>
  );
}

/** The page. */
export function BeginPage() {
  const { t } = useTranslation();
  const may = useMay();
  const [params] = useSearchParams();
  const wished = params.get('way');
  const way: WayName = wished !== null && isWay(wished) ? wished : 'questions';
  useTitle(t('begin.title'));
  if (!may('scenario.edit'))
    return (
      <EmptyState level={1} title={t('begin.not-allowed')} text={t('begin.not-allowed-text')}>
        <Link to="/scenarios">{t('not-found.home')}</Link>
      </EmptyState>
    );
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <Link to="/scenarios">{t('nav.scenarios')}</Link>
        <h1>{t('begin.title')}</h1>
      </header>
      <nav className={styles.ways} aria-label={t('begin.ways')}>
        {(Object.keys(ways) as WayName[]).map((each) => {
          const Icon = ways[each];
          return (
            <Link key={each} to={`/scenarios/new?way=${each}`} aria-current={each === way ? 'page' : undefined}>
              <Icon aria-hidden />
              <span>
                <span className={styles.label}>{t(`begin.way.${each}`)}</span>
                <span className={styles.small}>{t(`begin.way-note.${each}`)}</span>
              </span>
            </Link>
          );
        })}
      </nav>
      <div className={styles.body}>
        {way === 'questions' && <Wizard />}
        {way === 'templates' && <Templates />}
        {way === 'file' && <FromFile />}
        {way === 'blank' && <Blank />}
      </div>
    </div>
  );
}
