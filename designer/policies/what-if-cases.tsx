/** What the draft would have made of past cases: which time, compared with what, and what was found. */
import { useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Policy } from '../../engine/core/policies/policy.ts';
import { ChooseOne } from '../app/choose-one.tsx';
import { EmptyState } from '../app/empty-state.tsx';
import { ProblemAlert } from '../app/problem-notice.tsx';
import styles from './policies.module.css';
import { usePastWhatIf, type PastAsked, type PastState } from './use-past-what-if.ts';
import { WhatIfResult } from './what-if-result.tsx';
import { WhatIfRunning } from './what-if-running.tsx';
import { WhatIfStopped } from './what-if-stopped.tsx';
import matrix from './what-if.module.css';

const dayMs = 24 * 3_600_000;
const firstDays = 90;

/** Midnight in China at the beginning of a day, or of the one behind it; null where no day is given. */
function midnightOf(day: string, isEnd = false): string | null {
  const at = Date.parse(`${day}T00:00:00+08:00`);
  return Number.isNaN(at) ? null : new Date(at + (isEnd ? dayMs : 0)).toISOString();
}

const dayOf = (ms: number): string => new Date(ms + dayMs / 3).toISOString().slice(0, 10);

function Found({ state, outcomes }: { state: PastState; outcomes: readonly string[] }) {
  const { t } = useTranslation();
  const { report, cases } = state;
  const { decided, flips } = report;
  if (cases === 0)
    return <EmptyState title={t('policies.what-if.no-cases')} text={t('policies.what-if.no-cases-text')} />;
  return (
    <>
      <p role="status" className={matrix.sum}>
        {t(flips === 0 ? 'policies.what-if.cases-none' : 'policies.what-if.cases-sum', { cases, decided, flips })}
      </p>
      <WhatIfResult {...{ report, outcomes }} source="cases" />
    </>
  );
}

/** The form and what it found. */
export function WhatIfCases({ policy, version }: { policy: Policy; version: number }) {
  const { t } = useTranslation();
  const id = useId();
  const [from, setFrom] = useState(() => dayOf(Date.now() - firstDays * dayMs));
  const [until, setUntil] = useState(() => dayOf(Date.now()));
  const [against, setAgainst] = useState<PastAsked['against']>('recorded');
  const [isStopped, setStopped] = useState(false);
  const asked = useMemo(
    () => (isStopped ? null : { policy, from: midnightOf(from), until: midnightOf(until, true), against }),
    [policy, from, until, against, isStopped],
  );
  const state = usePastWhatIf(asked);
  const days: [string, string, (day: string) => void][] = [
    ['from', from, setFrom],
    ['until', until, setUntil],
  ];
  return (
    <>
      <p className={styles.note}>{t('policies.what-if.cases-lead')}</p>
      <div className={matrix.form}>
        {days.map(([name, value, change]) => (
          <div key={name} className={matrix.field}>
            <label htmlFor={`${id}-${name}`}>{t(`policies.what-if.day.${name as 'from' | 'until'}`)}</label>
            <input
              id={`${id}-${name}`}
              type="date"
              value={value}
              onChange={(event) => {
                change(event.target.value);
              }}
            />
          </div>
        ))}
        <div className={matrix.field}>
          <label htmlFor={`${id}-against`}>{t('policies.what-if.against')}</label>
          <ChooseOne
            id={`${id}-against`}
            value={against}
            options={[
              { value: 'recorded', label: t('policies.what-if.recorded') },
              { value: 'in-force', label: t('policies.what-if.in-force', { version }) },
            ]}
            change={(value) => {
              setAgainst(value as PastAsked['against']);
            }}
          />
        </div>
      </div>
      {state.error !== null && <ProblemAlert error={state.error} />}
      {state.isRunning && (
        <WhatIfRunning
          done={state.cases}
          total={state.total}
          stop={() => {
            setStopped(true);
          }}
        />
      )}
      {isStopped && (
        <WhatIfStopped
          again={() => {
            setStopped(false);
          }}
        />
      )}
      {(!state.isRunning || state.cases > 0) && state.error === null && (
        <Found state={state} outcomes={policy.outcomes} />
      )}
    </>
  );
}
