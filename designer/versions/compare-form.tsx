/** Chooses two versions, or a version and the draft, and leads to their comparison. */
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { VersionSummary } from '../../engine/core/api.ts';
import { ChooseOne } from '../app/choose-one.tsx';
import styles from './versions.module.css';

interface Props {
  id: string;
  versions: readonly VersionSummary[];
  from: number | null;
  /** Null is the draft. */
  to: number | null;
}

/** The address of a comparison; to the draft where `to` is null, of a first version where `from` is. */
export function comparisonAt(id: string, from: number | null, to: number | null): string {
  const query = new URLSearchParams({
    ...(from !== null && { from: String(from) }),
    ...(to !== null && { to: String(to) }),
  });
  return `/scenarios/${id}/versions/compare?${query.toString()}`;
}

/** The form. */
export function CompareForm({ id, versions, from, to }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [earlier, setEarlier] = useState(String(from ?? versions.at(-1)?.version ?? ''));
  const [later, setLater] = useState(to === null ? '' : String(to));
  const options = versions.map(({ version, state }) => ({
    value: String(version),
    label: `${t('scenario.version', { version })} · ${t(`versions.state.${state}`)}`,
  }));
  return (
    <form
      className={styles.compare}
      onSubmit={(event) => {
        event.preventDefault();
        void navigate(comparisonAt(id, Number(earlier), later === '' ? null : Number(later)));
      }}
    >
      <label htmlFor="compare-from">{t('versions.compare.from')}</label>
      <ChooseOne id="compare-from" value={earlier} options={options} change={setEarlier} />
      <label htmlFor="compare-to">{t('versions.compare.to')}</label>
      <ChooseOne id="compare-to" value={later} none={t('scenario.draft')} options={options} change={setLater} />
      <Button htmlType="submit" disabled={earlier === later}>
        {t('versions.compare.go')}
      </Button>
    </form>
  );
}
