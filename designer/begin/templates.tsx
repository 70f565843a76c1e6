/** Templates: the scenarios that the platform ships and those that there are, to begin with a copy. */
import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Page, ScenarioSummary } from '../../engine/core/api.ts';
import { fields, type Field, type Scenario } from '../../engine/core/scenario.ts';
import type { Text } from '../../engine/core/text.ts';
import { EmptyState } from '../app/empty-state.tsx';
import { ProblemAlert } from '../app/problem-notice.tsx';
import { request } from '../app/request.ts';
import { RowsSkeleton } from '../app/rows-skeleton.tsx';
import { useLanguage } from '../app/use-language.ts';
import { useDraft } from '../scenarios/use-scenario.ts';
import { copyName, copyOf } from './begin-with.ts';
import styles from './begin.module.css';
import { FieldIcon } from './field-icon.tsx';
import { NamingForm } from './naming-form.tsx';
import { Preview } from './preview.tsx';

/** Something to begin with: a shipped scenario as it is, or one of those there are by its id. */
interface Template {
  key: string;
  name: Text;
  summary: Text;
  field: Field;
  pack: Scenario | null;
}

function useTemplates() {
  const packs = useQuery({
    queryKey: ['packs'],
    queryFn: ({ signal }) => request<Page<Scenario>>('GET', '/api/packs', { signal }),
    staleTime: Infinity,
  });
  const own = useQuery({
    queryKey: ['/api/scenarios', 'templates'],
    queryFn: ({ signal }) => request<Page<ScenarioSummary>>('GET', '/api/scenarios?limit=100', { signal }),
  });
  const taken = new Set(own.data?.items.map(({ id }) => id));
  const templates: Template[] = [
    ...(packs.data?.items ?? [])
      .filter(({ id }) => !taken.has(id))
      .map((pack) => ({ ...pack, key: `pack ${pack.id}`, pack })),
    ...(own.data?.items ?? []).map((summary) => ({ ...summary, key: summary.id, pack: null })),
  ];
  return { templates, failed: [packs, own].find(({ isError }) => isError), pending: packs.isPending || own.isPending };
}

function Chosen({ scenario, name }: { scenario: Scenario; name: Text }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  return (
    <div className={styles.chosen}>
      <Preview scenario={scenario} />
      <h2>{t('begin.naming-of', { name: say(scenario.name) })}</h2>
      <NamingForm name={name} make={(naming) => copyOf(scenario, naming)} />
    </div>
  );
}

function ChosenOfOwn({ id }: { id: string }) {
  const { data, error, isError, refetch } = useDraft(id);
  if (isError) return <ProblemAlert error={error} retry={() => void refetch()} />;
  return data ? <Chosen scenario={data.scenario} name={copyName(data.scenario.name)} /> : <RowsSkeleton />;
}

/** The templates, the drawing of the chosen one, and its new name. */
export function Templates() {
  const { t } = useTranslation();
  const { language, say } = useLanguage();
  const { templates, failed, pending } = useTemplates();
  const [search, setSearch] = useState('');
  const [key, setKey] = useState<string | null>(null);
  if (failed) return <ProblemAlert error={failed.error} retry={() => void failed.refetch()} />;
  if (pending) return <RowsSkeleton />;
  const found = templates.filter(({ name, summary }) =>
    [name[language], summary[language]].some((words) => words.toLowerCase().includes(search.trim().toLowerCase())),
  );
  const chosen = templates.find((template) => template.key === key);
  return (
    <div className={styles.two}>
      <section className={styles.question} aria-label={t('begin.way.templates')}>
        <Input
          type="search"
          allowClear
          aria-label={t('begin.search')}
          placeholder={t('begin.search')}
          value={search}
          onChange={(event) => {
            setSearch(event.target.value);
          }}
        />
        {found.length === 0 && (
          <EmptyState title={t('list.nothing-found', { search })} text={t('list.nothing-found-text')} />
        )}
        <fieldset className={styles.choices}>
          <legend className="only-read-aloud">{t('begin.way.templates')}</legend>
          <div className={styles.options}>
            {found.map((template) => (
              <label key={template.key} className={styles.option}>
                <input
                  type="radio"
                  name="template"
                  checked={template.key === key}
                  onChange={() => {
                    setKey(template.key);
                  }}
                />
                <FieldIcon field={template.field} />
                <span className={styles.words}>
                  <span className={styles.label}>{say(template.name)}</span>
                  <span className={styles.small}>
                    {say(fields[template.field])} · {t(template.pack ? 'begin.shipped' : 'begin.existing')}
                  </span>
                  <span className={styles.small}>{say(template.summary)}</span>
                </span>
              </label>
            ))}
          </div>
        </fieldset>
      </section>
      {!chosen && <p className={styles.hint}>{t('begin.choose-template')}</p>}
      {chosen?.pack && <Chosen key={chosen.key} scenario={chosen.pack} name={chosen.name} />}
      {chosen?.pack === null && <ChosenOfOwn key={chosen.key} id={chosen.key} />}
    </div>
  );
}
