/** What if the draft were in force: who would get another outcome, over test rows, past cases or a made-up province. */
import { Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../app/session.ts';
import { useDraftGround, useDraftState } from './draft-context.ts';
import styles from './policies.module.css';
import { useWhatIf } from './use-what-if.ts';
import { WhatIfCases } from './what-if-cases.tsx';
import type { WhatIfSource } from './what-if-kinds.tsx';
import { WhatIfProvince } from './what-if-province.tsx';
import { WhatIfResult } from './what-if-result.tsx';
import { WhatIfRunning } from './what-if-running.tsx';
import matrix from './what-if.module.css';

const sources: readonly WhatIfSource[] = ['rows', 'cases', 'province'];

/** Over the test rows, and facts made up on both sides of every boundary. */
function WhatIfRows() {
  const { t } = useTranslation();
  const { draft } = useDraftGround();
  const base = useDraftState(draft, (state) => state.base);
  const policy = useDraftState(draft, (state) => state.policy);
  const tests = useDraftState(draft, (state) => state.rows);
  const rows = useMemo(() => tests.map(({ facts }) => facts), [tests]);
  const state = useWhatIf(base.policy, policy, rows);
  if (!('result' in state)) return <WhatIfRunning done={state.progress} total={state.total} />;
  const { flips, decided } = state.result;
  const own = Math.min(rows.length, decided);
  return (
    <>
      <p className={styles.note}>{t('policies.what-if.lead', { version: base.version })}</p>
      <p role="status" className={matrix.sum}>
        {flips === 0
          ? t('policies.what-if.none', { total: decided })
          : t('policies.what-if.sum', { total: decided, own, made: decided - own, flips })}
      </p>
      <WhatIfResult report={state.result} source="rows" outcomes={policy.outcomes} />
    </>
  );
}

/** The choice of what to compare over, and the comparison. */
export function WhatIfPanel() {
  const { t } = useTranslation();
  const may = useMay();
  const { draft, findings } = useDraftGround();
  const base = useDraftState(draft, (state) => state.base);
  const policy = useDraftState(draft, (state) => state.policy);
  const [source, setSource] = useState<WhatIfSource>('rows');
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  if (errors > 0) return <p role="status">{t('policies.what-if.errors', { count: errors })}</p>;
  return (
    <>
      {may('policy.what-if') && (
        <Segmented
          className={matrix.sources ?? ''}
          aria-label={t('policies.what-if.over')}
          name="what-if"
          value={source}
          onChange={setSource}
          options={sources.map((value) => ({ value, label: t(`policies.what-if.sources-of.${value}`) }))}
        />
      )}
      {source === 'rows' && <WhatIfRows />}
      {source === 'cases' && <WhatIfCases policy={policy} version={base.version} />}
      {source === 'province' && <WhatIfProvince before={base.policy} after={policy} />}
    </>
  );
}
