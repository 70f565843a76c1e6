/** The catalogue of facts: what policies may ask about, where it comes from, what it costs to know, and which policies ask. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { factCosts, type FactList, type FactView } from '../../engine/core/facts/fact-catalogue.ts';
import { factSources, factTypes, valueWords } from '../../engine/core/facts/fact-words.ts';
import { personalClasses } from '../../engine/core/value-type.ts';
import { ChooseOne } from '../app/choose-one.tsx';
import { NothingFound } from '../app/nothing-found.tsx';
import page from '../app/page.module.css';
import { ProblemAlert } from '../app/problem-notice.tsx';
import { request } from '../app/request.ts';
import { RowsSkeleton } from '../app/rows-skeleton.tsx';
import { SearchField, useSearch } from '../app/search-field.tsx';
import { useSetInAddress } from '../app/use-address.ts';
import { useLanguage } from '../app/use-language.ts';
import { useTitle } from '../app/use-title.ts';
import { factRows, sourcesOf } from './fact-rows.ts';
import styles from './facts.module.css';

function SourceField({ facts, source }: { facts: readonly FactView[]; source: string }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const set = useSetInAddress({ replace: true });
  return (
    <ChooseOne
      aria-label={t('facts.source')}
      value={source}
      none={t('facts.every-source')}
      options={sourcesOf(facts).map((each) => ({ value: each, label: say(factSources[each]) }))}
      change={(next) => {
        set('source', next);
      }}
    />
  );
}

function Cost({ fact: { cost, asks } }: { fact: FactView }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  return (
    <div>
      {say(factCosts[cost])}
      {asks && (
        <span className={styles.more}>
          {t('facts.takes', { usual: asks.usualMs, most: asks.timeoutMs / 1000, asks: say(asks.label) })}
        </span>
      )}
    </div>
  );
}

function Uses({ fact: { policies } }: { fact: FactView }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  if (policies.length === 0) return <span className={styles.none}>{t('facts.unused')}</span>;
  return (
    <details className={styles.uses}>
      <summary>{t('facts.used', { count: policies.length })}</summary>
      <ul>
        {policies.map(({ name, title }) => (
          <li key={name}>
            <Link to={`/policies/${name}`}>{say(title)}</Link>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Row({ fact }: { fact: FactView }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const { name, label, type, source, values, personal, freshMinutes, fallback } = fact;
  const none = <span className={styles.none}>{t('facts.none')}</span>;
  return (
    <tr>
      <th scope="row">
        {say(label)}
        <code className={styles.more}>{name}</code>
      </th>
      <td data-title={t('facts.type')}>
        <div>
          {say(factTypes[type])}
          {values.length > 0 && <span className={styles.more}>{t('facts.values', { count: values.length })}</span>}
        </div>
      </td>
      <td data-title={t('facts.source')}>{say(factSources[source])}</td>
      <td data-title={t('facts.personal')}>{personal ? say(personalClasses[personal]) : none}</td>
      <td data-title={t('facts.cost')}>
        <Cost fact={fact} />
      </td>
      <td data-title={t('facts.fresh')}>
        {freshMinutes === null
          ? t('facts.as-long')
          : freshMinutes === 0
            ? t('facts.now')
            : t('facts.minutes', { count: freshMinutes })}
      </td>
      <td data-title={t('facts.fallback')}>
        {fallback === null ? t('facts.no-fallback') : say(valueWords(name, fallback, type))}
      </td>
      <td data-title={t('facts.uses')}>
        <Uses fact={fact} />
      </td>
    </tr>
  );
}

const columns = ['name', 'type', 'source', 'personal', 'cost', 'fresh', 'fallback', 'uses'] as const;

function Catalogue({ facts }: { facts: readonly FactView[] }) {
  const { t } = useTranslation();
  const search = useSearch();
  const source = useSearchParams()[0].get('source') ?? '';
  const rows = factRows(facts, search, source);
  return (
    <>
      <div className={`${page.chips ?? ''} ${styles.narrowed ?? ''}`}>
        <SourceField {...{ facts, source }} />
        <span role="status">{t('facts.count', { count: rows.length, total: facts.length })}</span>
      </div>
      {rows.length === 0 ? (
        <NothingFound search={search} />
      ) : (
        <table className={styles.table}>
          <caption className="only-read-aloud">{t('facts.title')}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {t(`facts.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((fact) => (
              <Row key={fact.name} fact={fact} />
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

/** The page. */
export function FactsPage() {
  const { t } = useTranslation();
  const facts = useQuery({
    queryKey: ['facts'],
    queryFn: ({ signal }) => request<FactList>('GET', '/api/facts', { signal }),
  });
  useTitle(t('facts.title'));
  return (
    <div className={page.page}>
      <div className={page.head}>
        <div>
          <h1>{t('facts.title')}</h1>
          <p className={page.lead}>{t('facts.lead')}</p>
        </div>
        <div className={page.chips}>
          <SearchField label={t('facts.search')} />
        </div>
      </div>
      {facts.isPending && <RowsSkeleton />}
      {facts.isError && <ProblemAlert error={facts.error} retry={() => void facts.refetch()} />}
      {facts.data && <Catalogue facts={facts.data.items} />}
    </div>
  );
}
