/** The page of an item of the catalogue: what it is, in the words of its sources, where it is opened and by whom, and which scenarios serve it. */
import { EditOutlined, LinkOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { CatalogueItem } from '../../engine/core/catalogue/catalogue-answers.ts';
import { cardFunctions, catalogueGroups, catalogueLevels } from '../../engine/core/catalogue/catalogue.ts';
import { cardModes } from '../../engine/core/nodes/start.ts';
import { fields } from '../../engine/core/scenario.ts';
import { FactList } from '../app/fact-list.tsx';
import page from '../app/page.module.css';
import { PageSkeleton } from '../app/page-skeleton.tsx';
import { ProblemNotice } from '../app/problem-notice.tsx';
import { useMay, useSession } from '../app/session.ts';
import { useLanguage } from '../app/use-language.ts';
import { useTitle } from '../app/use-title.ts';
import { PublishedMark } from '../scenarios/published-mark.tsx';
import styles from './catalogue.module.css';
import { zoneAddress } from '../zone/zone-place.ts';
import { OpeningsDialogue } from './openings-dialogue.tsx';
import { OpeningsTable } from './openings-table.tsx';
import { useItem, useKeeps } from './use-catalogue.ts';

function Facts({ item }: { item: CatalogueItem }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const comma = t('list.comma');
  const { group, field, functions, modes, level, spread, formerly } = item;
  const reach = [
    level && say(catalogueLevels[level]),
    spread?.provinces !== undefined && t('catalogue.provinces', { count: spread.provinces }),
    spread?.cities !== undefined && t('catalogue.cities', { count: spread.cities }),
  ].filter(Boolean);
  const asOf = spread ? t('catalogue.as-of', { date: spread.asOf }) : '';
  const untold = t('catalogue.untold');
  const facts = [
    [t('catalogue.group'), say(catalogueGroups[group])],
    ...(field === group ? [] : [[t('scenario.field'), say(fields[field])]]),
    [t('catalogue.functions'), functions.map((each) => say(cardFunctions[each])).join(comma) || untold],
    [t('catalogue.modes'), modes.map((each) => say(cardModes[each])).join(comma) || untold],
    [t('catalogue.reach'), reach.length > 0 ? reach.join(comma) + asOf : untold],
    ...(formerly === null ? [] : [[t('catalogue.formerly'), formerly]]),
  ];
  return <FactList className={styles.facts} facts={facts} />;
}

function Sources({ sources }: Pick<CatalogueItem, 'sources'>) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  return (
    <section className={styles.section} aria-labelledby="sources">
      <h2 id="sources">{t('catalogue.sources')}</h2>
      {sources.length === 0 && <p>{t('catalogue.no-sources')}</p>}
      {sources.map(({ source, title, place, quote }) => (
        <blockquote key={source + quote}>
          <span lang="zh-CN">{quote}</span>
          <cite>
            {say(title)} {place !== undefined && <span lang="zh-CN">{place}</span>}
          </cite>
        </blockquote>
      ))}
    </section>
  );
}

function Scenarios({ scenarios, templates }: Pick<CatalogueItem, 'scenarios' | 'templates'>) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const may = useMay();
  return (
    <section className={styles.section} aria-labelledby="scenarios">
      <h2 id="scenarios">{t('catalogue.served-by')}</h2>
      {scenarios.length === 0 && <p className={styles.faint}>{t('catalogue.no-scenarios')}</p>}
      <ul className={styles.list}>
        {scenarios.map(({ id, name, published }) => (
          <li key={id}>
            <Link to={`/scenarios/${id}`}>{say(name)}</Link> <PublishedMark version={published} />
          </li>
        ))}
      </ul>
      {may('scenario.edit') && templates.length > 0 && (
        <>
          <h3>{t('catalogue.templates')}</h3>
          <ul className={styles.list}>
            {templates.map(({ id, name }) => (
              <li key={id}>
                <PlusOutlined aria-hidden />{' '}
                <Link to={`/scenarios/new?way=templates&template=${id}`}>
                  {t('catalogue.begin', { name: say(name) })}
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Opened({ item }: { item: CatalogueItem }) {
  const { t } = useTranslation();
  const keeps = useKeeps();
  const [isOpen, open] = useState(false);
  const { zoneLink } = item.openings;
  const region = useSession().data?.actor.region ?? null;
  return (
    <section className={styles.section} aria-labelledby="openings">
      <div className={styles.sectionHead}>
        <h2 id="openings">{t('catalogue.openings')}</h2>
        {keeps && (
          <Button
            icon={<EditOutlined aria-hidden />}
            onClick={() => {
              open(true);
            }}
          >
            {t('catalogue.keep')}
          </Button>
        )}
      </div>
      <OpeningsTable regions={item.openings.regions} />
      {zoneLink !== null && (
        <p>
          <LinkOutlined aria-hidden />{' '}
          <a href={zoneLink} target="_blank" rel="noreferrer">
            {t('catalogue.zone-link')}
          </a>{' '}
          <span className={styles.faint}>{zoneLink}</span>
        </p>
      )}
      {item.openings.regions.length > 0 && (
        <p>
          <Link to={zoneAddress(`/items/${encodeURIComponent(item.code)}`, region)}>
            {t('catalogue.as-cardholders')}
          </Link>
        </p>
      )}
      {isOpen && (
        <OpeningsDialogue
          item={item}
          close={() => {
            open(false);
          }}
        />
      )}
    </section>
  );
}

/** The page. */
export function CatalogueItemPage() {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const { code = '' } = useParams();
  const { data, error, isError, refetch } = useItem(code);
  useTitle(data ? say(data.name) : t('nav.catalogue'));
  if (isError) return <ProblemNotice error={error} retry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  return (
    <div className={page.page}>
      <Link to="/catalogue">{t('nav.catalogue')}</Link>
      <div className={styles.title}>
        <h1>{say(data.name)}</h1>
        <code>{data.code}</code>
        <Tag>{t(data.isImported ? 'catalogue.from-list' : 'catalogue.from-sources')}</Tag>
      </div>
      <Facts item={data} />
      <div className={styles.columns}>
        <div>
          <Opened item={data} />
          <Scenarios scenarios={data.scenarios} templates={data.templates} />
        </div>
        <Sources sources={data.sources} />
      </div>
    </div>
  );
}
