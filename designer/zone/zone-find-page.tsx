/** What was found in the zone: items, the scenarios and institutions of the place, and questions. */
import { CloseOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import {
  cardFunctions,
  catalogueGroups,
  type CardFunction,
  type CatalogueGroup,
} from '../../engine/core/catalogue/catalogue.ts';
import { environments } from '../../engine/core/nodes/start.ts';
import type { ZoneItem } from '../../engine/core/zone.ts';
import { EmptyState } from '../app/empty-state.tsx';
import { MoreOf } from '../app/more-rows.tsx';
import { PageSkeleton } from '../app/page-skeleton.tsx';
import { ProblemAlert } from '../app/problem-notice.tsx';
import { useLanguage } from '../app/use-language.ts';
import { usePages } from '../app/use-pages.ts';
import { useTitle } from '../app/use-title.ts';
import { useDivisionWords } from '../regions/use-divisions.ts';
import { QuestionList } from './question-list.tsx';
import { SearchForm } from './search-form.tsx';
import { useElders } from './use-elders.ts';
import { useZoneHome, useZoneInstitutions, useZoneQuestions, useZoneServices, zonePath } from './use-zone.ts';
import styles from './zone.module.css';
import { useZonePlace } from './zone-place.ts';

const isFunction = (value: string): value is CardFunction => Object.hasOwn(cardFunctions, value);
const isGroup = (value: string): value is CatalogueGroup => Object.hasOwn(catalogueGroups, value);

/** What the address asks for. */
function useAsked() {
  const [params] = useSearchParams();
  const [by, group] = [params.get('function') ?? '', params.get('group') ?? ''];
  return { q: params.get('q') ?? '', function: isFunction(by) ? by : '', group: isGroup(group) ? group : '' } as const;
}

/** What narrows the list, to be taken off; and the groups of a function. */
function Narrowed({ place }: { place: string }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const { to } = useZonePlace();
  const asked = useAsked();
  const { data } = useZoneHome(place);
  const { function: by, group } = asked;
  const others = by === '' || group !== '' ? [] : (data?.rows ?? []).filter(({ counts }) => counts[by] > 0);
  const off = (words: string, name: 'function' | 'group') => (
    <li key={name}>
      <Link
        to={to('/find', { ...asked, [name]: '' })}
        className={styles.chip}
        aria-label={t('zone.take-off', { words })}
      >
        {words} <CloseOutlined aria-hidden />
      </Link>
    </li>
  );
  if (by === '' && group === '') return null;
  return (
    <ul className={styles.chips}>
      {by !== '' && off(say(cardFunctions[by]), 'function')}
      {group !== '' && off(say(catalogueGroups[group]), 'group')}
      {others.length > 1 &&
        others.map(({ group: each, counts }) => (
          <li key={each}>
            <Link to={to('/find', { ...asked, group: each })} className={styles.chip}>
              {say(catalogueGroups[each])} <span>{by !== '' && counts[by]}</span>
            </Link>
          </li>
        ))}
    </ul>
  );
}

function ItemCard({ item }: { item: ZoneItem }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const { to } = useZonePlace();
  const { place } = useDivisionWords();
  const by = [...new Set(item.where.flatMap(({ institutions }) => institutions.map(say)))];
  const where = item.where.map(({ region }) => place(region)).join(t('list.comma'));
  return (
    <li className={styles.card}>
      <h3>
        <Link to={to(`/items/${encodeURIComponent(item.code)}`)}>{say(item.name)}</Link>
      </h3>
      <p>{item.functions.map((each) => say(cardFunctions[each])).join(t('list.comma'))}</p>
      <p>
        {item.reach === 'part' ? t('zone.opened-part', { where }) : by.length > 0 ? by.join(t('list.comma')) : where}
      </p>
    </li>
  );
}

function Items({ place }: { place: string }) {
  const { t } = useTranslation();
  const { to } = useZonePlace();
  const { elders } = useElders();
  const asked = useAsked();
  const list = usePages<ZoneItem>(`${zonePath}/items`, { region: place, ...asked }, { limit: elders ? 4 : 20 });
  if (list.isPending) return <PageSkeleton />;
  if (list.isError) return <ProblemAlert error={list.error} retry={() => void list.refetch()} />;
  const items = list.data.pages.flatMap((each) => each.items);
  const total = list.data.pages.at(-1)?.total ?? 0;
  if (items.length === 0)
    return (
      <EmptyState title={t('zone.nothing-found')} text={t('zone.nothing-found-text')}>
        <Link to={to('/find')}>{t('zone.show-all')}</Link>
      </EmptyState>
    );
  return (
    <>
      <ul className={styles.cards}>
        {items.map((item) => (
          <ItemCard key={item.code} item={item} />
        ))}
      </ul>
      {total > items.length && <MoreOf list={list} />}
    </>
  );
}

function Services({ place, q }: { place: string; q: string }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const { to } = useZonePlace();
  const { data } = useZoneServices(place, q);
  if (!data?.items.length) return null;
  return (
    <section aria-labelledby="services">
      <h2 id="services">{t('zone.services')}</h2>
      <ul className={styles.cards}>
        {data.items.map(({ name, summary, environment, items }) => (
          <li key={name['zh-CN']} className={styles.card}>
            <h3>
              <Link to={to(`/items/${encodeURIComponent(items[0]?.code ?? '')}`)}>{say(name)}</Link>
            </h3>
            <p>{say(summary)}</p>
            <p>{say(environments[environment])}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Institutions({ place, q }: { place: string; q: string }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const { to } = useZonePlace();
  const words = useDivisionWords();
  const { data } = useZoneInstitutions(place, q);
  if (!data?.items.length) return null;
  return (
    <section aria-labelledby="institutions">
      <h2 id="institutions">{t('zone.institutions')}</h2>
      <ul className={styles.cards}>
        {data.items.map(({ name, region, items }) => (
          <li key={name['zh-CN']} className={styles.card}>
            <h3>{say(name)}</h3>
            <p>{words.place(region)}</p>
            <ul className={styles.chips}>
              {items.map((item) => (
                <li key={item.code}>
                  <Link to={to(`/items/${encodeURIComponent(item.code)}`)} className={styles.chip}>
                    {say(item.name)}
                  </Link>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Questions({ q }: { q: string }) {
  const { t } = useTranslation();
  const { data } = useZoneQuestions(q);
  if (!data?.items.length) return null;
  return (
    <section aria-labelledby="questions">
      <h2 id="questions">{t('zone.questions.title')}</h2>
      <QuestionList questions={data.items} />
    </section>
  );
}

/** The page. */
export function ZoneFindPage() {
  const { t } = useTranslation();
  const { to, place } = useZonePlace();
  const { q, function: by, group } = useAsked();
  const title = q === '' ? t('zone.heading') : t('zone.found', { q });
  useTitle(title);
  if (place === null) return null;
  return (
    <>
      <Link to={to('')}>{t('zone.back')}</Link>
      <h1>{title}</h1>
      <SearchForm key={q} q={q} />
      <Narrowed place={place} />
      <section aria-labelledby="items">
        <h2 id="items">{t('zone.items-title')}</h2>
        <Items place={place} />
      </section>
      {q !== '' && <Services place={place} q={q} />}
      {by === '' && group === '' && <Institutions place={place} q={q} />}
      {q !== '' && <Questions q={q} />}
    </>
  );
}
