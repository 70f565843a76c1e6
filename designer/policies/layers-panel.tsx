/** The layers of a policy as they lie one upon the other at a place that is chosen here: who may tighten what, and who may loosen. */
import { PlusOutlined } from '@ant-design/icons';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { PolicyView } from '../../engine/core/api.ts';
import { Division } from '../../engine/core/codes/division.ts';
import { layersOnTheWay } from '../../engine/core/policies/policy-layers.ts';
import { rowName } from '../../engine/core/tables/table.ts';
import { ProblemAlert } from '../app/problem-notice.tsx';
import { useMay } from '../app/session.ts';
import { useLanguage } from '../app/use-language.ts';
import { InstitutionField } from '../institutions/institution-field.tsx';
import { PlaceName } from '../institutions/place-name.tsx';
import { RegionField } from '../regions/region-field.tsx';
import styles from './layers.module.css';
import policies from './policies.module.css';
import { PolicyStateMark } from './policy-state-mark.tsx';
import { usePolicyLayers } from './use-policies.ts';

/** The names of the rules or rows that may be loosened. */
function loosenableIn({ rules, table, otherwise }: PolicyView['policy'], otherwiseWord: string): string[] {
  const marked = table
    ? table.rows.flatMap((row, index) => (row.loosenable ? [rowName(table, index)] : []))
    : rules.flatMap(({ name, loosenable }) => (loosenable ? [name] : []));
  return [...marked, ...(otherwise.loosenable ? [otherwiseWord] : [])];
}

/** One policy of the stack. */
function Layer({ view, isBase }: { view: PolicyView; isBase: boolean }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const { name, title, level, policy, version } = view;
  const marked = loosenableIn(policy, t('policies.otherwise'));
  return (
    <li data-out={view.state !== 'in-force' || undefined}>
      <div className={styles.head}>
        <span className={styles.level}>{t(`level.${level}`)}</span>
        {isBase ? <strong>{say(title)}</strong> : <Link to={`/policies/${name}`}>{say(title)}</Link>}
        <span>{t('scenario.version', { version })}</span>
        <PolicyStateMark {...view} />
      </div>
      <p className={policies.note}>
        {policy.at && (
          <>
            <PlaceName {...policy.at} />
            {' · '}
          </>
        )}
        {marked.length === 0
          ? t('policies.layers.nothing-loosenable')
          : t('policies.layers.loosenable-rules', { names: marked.join('、') })}
      </p>
    </li>
  );
}

/** The panel. */
export function LayersPanel({ view }: { view: PolicyView }) {
  const { t } = useTranslation();
  const may = useMay();
  const id = useId();
  const [region, setRegion] = useState('');
  const [institution, setInstitution] = useState('');
  const { data, isError, error } = usePolicyLayers(view.name);
  const { strictness } = view.policy;
  if (!strictness) return <p className={policies.note}>{t('policies.layers.unordered')}</p>;
  if (isError) return <ProblemAlert error={error} />;
  const all = (data?.items ?? []).map((each) => ({ policy: each.policy, digest: each.digest, view: each }));
  const isPlace = Division.safeParse(region).success;
  const place = { region, institution: institution === '' ? null : institution };
  const shown = isPlace ? layersOnTheWay(all, view.name, place) : all;
  return (
    <>
      <p className={policies.note}>{t('policies.layers.lead', { order: strictness.join(' → ') })}</p>
      <div className={styles.place}>
        <div className={policies.field}>
          <label htmlFor={`${id}-region`}>{t('policies.layers.region')}</label>
          <RegionField
            id={`${id}-region`}
            value={region}
            change={setRegion}
            placeholder={t('policies.layers.every-place')}
          />
        </div>
        <div className={policies.field}>
          <label htmlFor={`${id}-institution`}>{t('policies.layers.institution')}</label>
          <InstitutionField
            id={`${id}-institution`}
            value={institution}
            change={setInstitution}
            placeholder={t('policies.layers.no-institution')}
          />
        </div>
      </div>
      <ol className={styles.stack} aria-label={t('policies.layers.title')}>
        <Layer view={view} isBase />
        {shown.map((each) => (
          <Layer key={each.view.name} view={each.view} isBase={false} />
        ))}
      </ol>
      {shown.length === 0 && <p role="status">{t(isPlace ? 'policies.layers.none-here' : 'policies.layers.none')}</p>}
      {may('policy.edit') && (
        <Link to={`/policies/new?refines=${view.name}`}>
          <PlusOutlined aria-hidden /> {t('policies.layers.add')}
        </Link>
      )}
    </>
  );
}
