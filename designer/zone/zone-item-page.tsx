/** The page of an item in the zone: who, where, with what, for how much, and whom to ask; read aloud, and printed. */
import { PrinterOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { cardFunctions } from '../../engine/core/catalogue/catalogue.ts';
import type { ZoneItemPage as Item } from '../../engine/core/zone.ts';
import { EmptyState } from '../app/empty-state.tsx';
import { PageSkeleton } from '../app/page-skeleton.tsx';
import { ProblemAlert } from '../app/problem-notice.tsx';
import { ApiProblem } from '../app/request.ts';
import { useLanguage } from '../app/use-language.ts';
import { useTitle } from '../app/use-title.ts';
import { useDivisionWords } from '../regions/use-divisions.ts';
import { ReadAloud } from '../use-card/read-aloud.tsx';
import { itemSections, spokenItem, type ItemSection } from './item-lines.ts';
import { useElders } from './use-elders.ts';
import { useZoneItem } from './use-zone.ts';
import styles from './zone.module.css';
import { useZonePlace } from './zone-place.ts';

function Section({ id, title, lines, from }: ItemSection) {
  return (
    <section aria-labelledby={`item-${id}`} className={styles.section}>
      <h2 id={`item-${id}`}>{title}</h2>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {from !== null && <p className={styles.from}>{from}</p>}
    </section>
  );
}

function Sources({ sources }: Pick<Item, 'sources'>) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  if (sources.length === 0) return null;
  return (
    <details className={styles.sources}>
      <summary>{t('zone.item.sources')}</summary>
      {sources.map(({ title, place, quote }) => (
        <blockquote key={quote}>
          <p lang="zh-CN">{quote}</p>
          <cite>
            {say(title)} {place !== undefined && <span lang="zh-CN">{place}</span>}
          </cite>
        </blockquote>
      ))}
    </details>
  );
}

function ItemBody({ item }: { item: Item }) {
  const { t } = useTranslation();
  const { language, say } = useLanguage();
  const { elders } = useElders();
  const { place } = useDivisionWords();
  const speaker = { t, language, place };
  const sections = itemSections(item, speaker);
  const summaries = item.services.map(({ summary }) => say(summary));
  return (
    <article>
      <h1>{say(item.name)}</h1>
      <p className={styles.lead}>{item.functions.map((each) => say(cardFunctions[each])).join(t('list.comma'))}</p>
      {summaries.map((summary) => (
        <p key={summary}>{summary}</p>
      ))}
      <div className={styles.acts}>
        <ReadAloud words={spokenItem(item, sections, speaker)} language={language} isLarge={elders} />
        <button
          type="button"
          className={styles.switch}
          onClick={() => {
            window.print();
          }}
        >
          <PrinterOutlined aria-hidden /> {t('zone.item.print')}
        </button>
      </div>
      {sections.map((section) => (
        <Section key={section.id} {...section} />
      ))}
      {item.link !== null && (
        <p>
          <a href={item.link} rel="noreferrer">
            {t('zone.item.link')}
          </a>
        </p>
      )}
      <Sources sources={item.sources} />
    </article>
  );
}

/** The page. */
export function ZoneItemPage() {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const { code = '' } = useParams();
  const { place, to } = useZonePlace();
  const { data, error, isError, refetch } = useZoneItem(code, place ?? '');
  useTitle(data ? say(data.name) : t('zone.title'));
  if (isError && error instanceof ApiProblem && error.status === 404)
    return (
      <EmptyState level={1} title={t('zone.item.none')} text={t('zone.item.none-text')}>
        <Link to={to('/find')}>{t('zone.show-all')}</Link>
      </EmptyState>
    );
  return (
    <>
      <Link to={to('/find')}>{t('zone.items-title')}</Link>
      {isError && <ProblemAlert error={error} retry={() => void refetch()} />}
      {data ? <ItemBody item={data} /> : !isError && <PageSkeleton />}
    </>
  );
}
