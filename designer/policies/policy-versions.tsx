/** The versions of a policy: who made which when, what changed between any two, and the way back to an older one. */
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { PolicyView } from '../../engine/core/api.ts';
import { diffPolicy } from '../../engine/core/diff/diff-policies.ts';
import { ChooseOne } from '../app/choose-one.tsx';
import { MomentOf } from '../app/moment-of.tsx';
import { useMay, useSession } from '../app/session.ts';
import { ChangeList } from '../publish/comparison.tsx';
import { ExportLinks } from './export-links.tsx';
import styles from './policies.module.css';
import { editedFrom } from './policy-standing.ts';
import { PolicyStateMark } from './policy-state-mark.tsx';

/** What changed between two versions, chosen here. */
function Compare({ versions }: { versions: readonly PolicyView[] }) {
  const { t } = useTranslation();
  const id = useId();
  const [from, setFrom] = useState(String(versions[1]?.version ?? ''));
  const [to, setTo] = useState(String(versions[0]?.version ?? ''));
  const named = (number: string) => versions.find(({ version }) => String(version) === number)?.policy;
  const [before, after] = [named(from), named(to)];
  const options = versions.map(({ version }) => ({
    value: String(version),
    label: t('scenario.version', { version }),
  }));
  return (
    <>
      <div className={styles.row}>
        <label htmlFor={`${id}-from`}>{t('versions.compare.from')}</label>
        <ChooseOne id={`${id}-from`} value={from} options={options} change={setFrom} />
        <label htmlFor={`${id}-to`}>{t('versions.compare.to')}</label>
        <ChooseOne id={`${id}-to`} value={to} options={options} change={setTo} />
      </div>
      {before && after && <ChangeList differences={diffPolicy(before, after)} />}
    </>
  );
}

/** The list and the comparison. */
export function PolicyVersions({ versions, total }: { versions: readonly PolicyView[]; total: number }) {
  const { t } = useTranslation();
  const may = useMay();
  const { data: session } = useSession();
  const [latest] = versions;
  const current = editedFrom(versions, session?.actor.account ?? '');
  return (
    <>
      <ol className={styles.versions}>
        {versions.map(({ name, version, updatedAt, updatedBy, digest, suite, state, from, until, decision }) => (
          <li key={version}>
            <strong>{t('scenario.version', { version })}</strong>
            <span>
              <code>{updatedBy}</code> · <MomentOf at={updatedAt} />
            </span>
            <code title={digest}>{digest.slice(0, 12)}</code>
            <span className={styles.note}>
              {suite ? t('policies.tested-by', { count: suite.rows }) : t('policies.untested')}
            </span>
            <ExportLinks name={name} version={version} />
            <PolicyStateMark {...{ state, from, until }} />
            {decision && (
              <span className={styles.note}>
                {t(`policies.release.done.${decision.act}`)} <code>{decision.by}</code> · <MomentOf at={decision.at} />:{' '}
                {decision.reason}
              </span>
            )}
            {version !== current?.version && may('policy.edit') && (
              <Link to={`/policies/${name}/edit?from=${version}`}>{t('policies.restore', { version })}</Link>
            )}
          </li>
        ))}
      </ol>
      {total > versions.length && <p>{t('policies.latest-shown', { shown: versions.length, total })}</p>}
      {versions.length > 1 && (
        <section aria-label={t('versions.compare.changes')}>
          <h3>{t('versions.compare.changes')}</h3>
          <Compare key={latest?.version} versions={versions} />
        </section>
      )}
    </>
  );
}
