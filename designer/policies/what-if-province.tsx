/** What the draft would make of a made-up province: how many people, drawn by which seed, and what was found. */
import { InputNumber } from 'antd';
import { useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { factWords } from '../../engine/core/policies/policy-words.ts';
import type { Policy } from '../../engine/core/policies/policy.ts';
import { mostPeople, type ProvinceWhatIf } from '../../engine/core/policies/what-if-province.ts';
import { ChooseOne } from '../app/choose-one.tsx';
import { ProblemAlert } from '../app/problem-notice.tsx';
import { useLanguage } from '../app/use-language.ts';
import styles from './policies.module.css';
import { useProvince, useProvinceWhatIf } from './use-province-what-if.ts';
import { WhatIfResult } from './what-if-result.tsx';
import { WhatIfRunning } from './what-if-running.tsx';
import { WhatIfStopped } from './what-if-stopped.tsx';
import matrix from './what-if.module.css';
import { percentWords } from './what-if-view.ts';

const sizes = [1_000, 10_000, mostPeople];

/** The shares of the province, with where they are from. */
function Sources() {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const { data, isError, error } = useProvince();
  if (isError) return <ProblemAlert error={error} />;
  return (
    <details className={styles.kind}>
      <summary>{t('policies.what-if.sources')}</summary>
      <ul>
        {data?.facts.map(({ fact, source }) => (
          <li key={fact}>
            <strong>{say(factWords(fact))}</strong> {say(source)}
          </li>
        ))}
      </ul>
    </details>
  );
}

function Found({ found, outcomes }: { found: ProvinceWhatIf; outcomes: readonly string[] }) {
  const { t } = useTranslation();
  const { say, language } = useLanguage();
  const { decided, flips, share, interval, assumed } = found;
  const names = new Intl.ListFormat(language).format(assumed.map((name) => say(factWords(name))));
  const percent = (each: number) => percentWords(each, language);
  return (
    <>
      <p role="status" className={matrix.sum}>
        {t('policies.what-if.province-sum', {
          ...{ people: decided.toLocaleString(), flips: flips.toLocaleString(), share: percent(share) },
          ...{ low: percent(interval.low), high: percent(interval.high) },
        })}
      </p>
      {assumed.length > 0 && <p className={matrix.notice}>{t('policies.what-if.assumed', { facts: names })}</p>}
      <WhatIfResult report={found} source="province" outcomes={outcomes} />
    </>
  );
}

/** The form and what it found. */
export function WhatIfProvince({ before, after }: { before: Policy; after: Policy }) {
  const { t } = useTranslation();
  const id = useId();
  const [people, setPeople] = useState(10_000);
  const [seed, setSeed] = useState(1);
  const [isStopped, setStopped] = useState(false);
  const asked = useMemo(
    () => (isStopped ? null : { before, after, people, seed }),
    [before, after, people, seed, isStopped],
  );
  const state = useProvinceWhatIf(asked);
  return (
    <>
      <p className={styles.note}>{t('policies.what-if.province-lead')}</p>
      <div className={matrix.form}>
        <div className={matrix.field}>
          <label htmlFor={`${id}-people`}>{t('policies.what-if.people')}</label>
          <ChooseOne
            id={`${id}-people`}
            value={String(people)}
            options={sizes.map((size) => ({ value: String(size), label: size.toLocaleString() }))}
            change={(value) => {
              setPeople(Number(value));
            }}
          />
        </div>
        <div className={matrix.field}>
          <label htmlFor={`${id}-seed`}>{t('policies.what-if.seed')}</label>
          <InputNumber
            id={`${id}-seed`}
            min={0}
            max={4_294_967_295}
            precision={0}
            value={seed}
            onChange={(value) => {
              if (value !== null) setSeed(value);
            }}
          />
        </div>
      </div>
      <Sources />
      {isStopped ? (
        <WhatIfStopped
          again={() => {
            setStopped(false);
          }}
        />
      ) : 'found' in state ? (
        <Found found={state.found} outcomes={after.outcomes} />
      ) : (
        <WhatIfRunning
          {...state}
          stop={() => {
            setStopped(true);
          }}
        />
      )}
    </>
  );
}
