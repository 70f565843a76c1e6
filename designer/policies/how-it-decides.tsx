/** How a policy decides: the shares of its outcomes by week, version or division, and whether they moved more than chance explains. */
import { useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { driftGroups, type DriftBy, type DriftView } from '../../engine/core/policies/drift.ts';
import { ProblemAlert } from '../app/problem-notice.tsx';
import { request } from '../app/request.ts';
import { useLanguage } from '../app/use-language.ts';
import { useDivisionWords } from '../regions/use-divisions.ts';
import { DecisionComparison, type Pair } from './decision-comparison.tsx';
import { DecisionShares } from './decision-shares.tsx';
import styles from './policies.module.css';
import matrix from './what-if.module.css';

const weeks = 12;

function useDecisions(name: string, by: DriftBy, pair: Pair | null) {
  const query = new URLSearchParams({ by, weeks: String(weeks), ...pair });
  return useQuery({
    queryKey: ['policy-decisions', name, by, pair],
    queryFn: ({ signal }) =>
      request<DriftView>('GET', `/api/policies/${encodeURIComponent(name)}/decisions?${query.toString()}`, { signal }),
    placeholderData: (before) => (before?.by === by ? before : undefined),
  });
}

/** What a group is called. */
function useGroupWords(by: DriftBy): (key: string) => string {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const { place } = useDivisionWords();
  return (key) => {
    if (by === 'region') return place(key);
    if (by === 'version')
      return /^\d{1,6}$/.test(key)
        ? t('scenario.version', { version: Number(key) })
        : t('policies.drift.other-version', { digest: key });
    const day = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { month: 'short', day: 'numeric' });
    return t('policies.drift.week', { monday: day.format(new Date(`${key}T12:00:00+08:00`)) });
  };
}

/** The groups and the comparison, or that there is nothing yet; `first` are the two to begin with. */
export function Decisions({ name, by, first = null }: { name: string; by: DriftBy; first?: Pair | null }) {
  const { t } = useTranslation();
  const [pair, choose] = useState<Pair | null>(first);
  const nameOf = useGroupWords(by);
  const { data: view, isError, error, refetch } = useDecisions(name, by, pair);
  if (isError) return <ProblemAlert error={error} retry={() => void refetch()} />;
  if (!view) return <p>{t('state.loading')}</p>;
  if (view.groups.length === 0) return <p>{t('policies.drift.empty', { weeks })}</p>;
  return (
    <>
      {view.more && <p className={matrix.notice}>{t('policies.drift.more')}</p>}
      <DecisionComparison {...{ view, nameOf, choose }} />
      <DecisionShares {...{ view, nameOf }} />
    </>
  );
}

/** The choice of groups, and what they show. */
export function HowItDecides({ name }: { name: string }) {
  const { t } = useTranslation();
  const [by, setBy] = useState<DriftBy>('version');
  return (
    <>
      <p className={styles.note}>{t('policies.drift.lead', { weeks })}</p>
      <Segmented
        className={matrix.sources ?? ''}
        aria-label={t('policies.drift.group')}
        name="how-it-decides"
        value={by}
        onChange={setBy}
        options={driftGroups.map((value) => ({ value, label: t(`policies.drift.by.${value}`) }))}
      />
      <Decisions key={by} {...{ name, by }} />
    </>
  );
}
