/** The first page of the zone at a place: search, the six functions of the card, the groups, and what people ask. */
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { cardFunctions, catalogueGroups, type CardFunction } from '../../engine/core/catalogue/catalogue.ts';
import type { ZoneHome } from '../../engine/core/zone.ts';
import { EmptyState } from '../app/empty-state.tsx';
import { PageSkeleton } from '../app/page-skeleton.tsx';
import { ProblemAlert } from '../app/problem-notice.tsx';
import { useLanguage } from '../app/use-language.ts';
import { useTitle } from '../app/use-title.ts';
import { ReadAloud } from '../use-card/read-aloud.tsx';
import { QuestionList } from './question-list.tsx';
import { SearchForm } from './search-form.tsx';
import { useElders } from './use-elders.ts';
import { useZoneHome, useZoneQuestions } from './use-zone.ts';
import styles from './zone.module.css';
import { useZonePlace, widerPlace, zoneAddress } from './zone-place.ts';

/** The functions of the card that anything here has, with how many items. */
const functionsOf = ({ rows }: ZoneHome): [CardFunction, number][] =>
  (Object.keys(cardFunctions) as CardFunction[])
    .map((each): [CardFunction, number] => [each, rows.reduce((sum, { counts }) => sum + counts[each], 0)])
    .filter(([, count]) => count > 0);

function Functions({ home }: { home: ZoneHome }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const { to } = useZonePlace();
  return (
    <section aria-labelledby="functions">
      <h2 id="functions">{t('zone.functions')}</h2>
      <ul className={styles.tiles}>
        {functionsOf(home).map(([each, count]) => (
          <li key={each}>
            <Link to={to('/find', { function: each })} className={styles.tile}>
              <strong>{say(cardFunctions[each])}</strong>
              <span>{t('zone.items', { count })}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Groups({ home: { rows } }: { home: ZoneHome }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const { to } = useZonePlace();
  return (
    <section aria-labelledby="groups">
      <h2 id="groups">{t('zone.groups')}</h2>
      <ul className={styles.chips}>
        {rows.map(({ group, items }) => (
          <li key={group}>
            <Link to={to('/find', { group })} className={styles.chip}>
              {say(catalogueGroups[group])} <span>{items}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Asked() {
  const { t } = useTranslation();
  const { to } = useZonePlace();
  const { elders } = useElders();
  const { data } = useZoneQuestions('');
  if (!data) return null;
  return (
    <section aria-labelledby="asked">
      <h2 id="asked">{t('zone.questions.title')}</h2>
      <QuestionList questions={data.items.slice(0, elders ? 2 : 4)} />
      <p>
        <Link to={to('/questions')} className={styles.more}>
          {t('zone.questions.all', { count: data.total })}
        </Link>
      </p>
    </section>
  );
}

function Nothing({ place }: { place: string }) {
  const { t } = useTranslation();
  const wider = widerPlace(place);
  return (
    <EmptyState title={t('zone.none')} text={t('zone.none-text')}>
      <p className={styles.ways}>
        {wider !== null && <Link to={zoneAddress('', wider)}>{t('zone.wider')}</Link>}
        <Link to="/zone">{t('zone.place.change')}</Link>
      </p>
    </EmptyState>
  );
}

function Offered({ home }: { home: ZoneHome }) {
  const { t } = useTranslation();
  const { language, say } = useLanguage();
  const { to } = useZonePlace();
  const { elders } = useElders();
  const { items, institutions } = home;
  const listed = home.rows.map(({ group }) => say(catalogueGroups[group])).join(t('list.comma'));
  const spoken = t('zone.spoken', { items, institutions, listed });
  return (
    <>
      <div className={styles.lead}>
        <p>{t('zone.lead', { items, institutions })}</p>
        <ReadAloud words={`${spoken}${t('zone.help.spoken')}`} language={language} isLarge={elders} />
      </div>
      <SearchForm q="" />
      <Functions home={home} />
      {!elders && <Groups home={home} />}
      <p>
        <Link to={to('/find')} className={styles.more}>
          {t('zone.everything', { count: items })}
        </Link>
      </p>
    </>
  );
}

/** The page. */
export function ZoneHomePage() {
  const { t } = useTranslation();
  const { place } = useZonePlace();
  const { data, error, isError, refetch } = useZoneHome(place ?? '');
  useTitle(t('zone.title'));
  return (
    <>
      <h1>{t('zone.heading')}</h1>
      {isError && <ProblemAlert error={error} retry={() => void refetch()} />}
      {!data && !isError && <PageSkeleton />}
      {data && (data.items > 0 ? <Offered home={data} /> : <Nothing place={data.region} />)}
      <Asked />
    </>
  );
}
