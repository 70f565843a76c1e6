/** Templates: what comes with the platform and the scenarios that there are, by field, to begin with a copy. */
import { Button, Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { EmptyState } from '../app/empty-state.tsx';
import { ProblemAlert } from '../app/problem-notice.tsx';
import { RowsSkeleton } from '../app/rows-skeleton.tsx';
import { useLanguage } from '../app/use-language.ts';
import styles from './begin.module.css';
import { ChosenTemplate } from './chosen-template.tsx';
import { FieldIcon } from './field-icon.tsx';
import { countOf, groupsOf, type Template, type TemplateGroup } from './template-groups.ts';
import { useTemplates } from './use-templates.ts';

interface GroupProps {
  group: TemplateGroup;
  chosen: string | null;
  choose: (key: string) => void;
}

function Group({ group, chosen, choose }: GroupProps) {
  const { say } = useLanguage();
  return (
    <fieldset className={styles.choices}>
      <legend>
        {say(group.label)} <span className={styles.small}>{group.templates.length}</span>
      </legend>
      <div className={styles.options}>
        {group.templates.map((template) => (
          <label key={template.key} className={styles.option}>
            <input
              type="radio"
              name="template"
              checked={template.key === chosen}
              onChange={() => {
                choose(template.key);
              }}
            />
            <FieldIcon field={template.field} />
            <span className={styles.words}>
              <span className={styles.label}>{say(template.name)}</span>
              <span className={styles.small}>{say(template.summary)}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

interface FieldsProps {
  groups: TemplateGroup[];
  field: string | null;
  pick: (field: string | null) => void;
}

/** The fields with how much is found of each, to see one of them only. */
function Fields({ groups, field, pick }: FieldsProps) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const all = { id: null, label: t('begin.all-fields'), count: countOf(groups) };
  const each = groups.map(({ id, label, templates }) => ({ id, label: say(label), count: templates.length }));
  return (
    <div className={styles.fields} role="group" aria-label={t('begin.fields')}>
      {[all, ...each].map(({ id, label, count }) => (
        <button
          key={id ?? 'all'}
          type="button"
          aria-pressed={id === field}
          onClick={() => {
            pick(id);
          }}
        >
          {label} <span>{count}</span>
        </button>
      ))}
    </div>
  );
}

function Chosen({ template, another }: { template: Template; another: () => void }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // Beside the list it is in view anyhow; below it, nobody would see that something was chosen.
    heading.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <div className={styles.chosen}>
      <Button className={styles.another ?? ''} onClick={another}>
        {t('begin.another')}
      </Button>
      <h2 ref={heading}>{say(template.name)}</h2>
      <ChosenTemplate template={template} />
    </div>
  );
}

/** The templates by field, and the chosen one with its drawing and its new name. */
export function Templates() {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const { templates, failed, pending } = useTemplates();
  const [search, setSearch] = useState('');
  const [field, setField] = useState<string | null>(null);
  const wished = useSearchParams()[0].get('template');
  const [key, setKey] = useState<string | null>(wished === null ? null : `pack ${wished}`);
  if (failed) return <ProblemAlert error={failed.error} retry={() => void failed.refetch()} />;
  if (pending) return <RowsSkeleton />;
  const groups = groupsOf(templates, search, language);
  const picked = groups.some(({ id }) => id === field) ? field : null;
  const shown = groups.filter(({ id }) => picked === null || id === picked);
  const chosen = templates.find((template) => template.key === key);
  return (
    <div className={styles.two} data-chosen={chosen !== undefined}>
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
        <p className={styles.small} role="status">
          {t('begin.found', { count: countOf(shown), of: templates.length })}
        </p>
        {groups.length === 0 ? (
          <EmptyState title={t('list.nothing-found', { search })} text={t('list.nothing-found-text')} />
        ) : (
          <Fields groups={groups} field={picked} pick={setField} />
        )}
        {shown.map((group) => (
          <Group key={group.id} group={group} chosen={key} choose={setKey} />
        ))}
      </section>
      {chosen ? (
        <Chosen
          key={chosen.key}
          template={chosen}
          another={() => {
            setKey(null);
          }}
        />
      ) : (
        <p className={styles.hint}>{t('begin.choose-template')}</p>
      )}
    </div>
  );
}
