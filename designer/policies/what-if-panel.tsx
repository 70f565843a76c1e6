/** What if the draft were in force: who would get another outcome, from what to what, by which rule. */
import { Progress } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { valueWords } from '../../engine/core/fact-words.ts';
import { factWords } from '../../engine/core/policy-words.ts';
import { useLanguage } from '../app/use-language.ts';
import { useDraftGround, useDraftState } from './draft-context.ts';
import styles from './policies.module.css';
import { ResultWords } from './result-mark.tsx';
import { useWhatIf } from './use-what-if.ts';
import { flipKinds, type Flip, type FlipKind } from './what-if.ts';

const mostShown = 20;

/** The rows of one kind with their facts. */
function Flips({ flips, label }: { flips: readonly Flip[]; label: string }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const names = [...new Set(flips.flatMap(({ facts }) => Object.keys(facts)))];
  return (
    <div className={styles.scroll} role="group" aria-label={label} tabIndex={0}>
      <table className={styles.table}>
        <caption className="only-read-aloud">{label}</caption>
        <thead>
          <tr>
            <th scope="col">{t('policies.what-if.from')}</th>
            {names.map((name) => (
              <th key={name} scope="col">
                {say(factWords(name))}
              </th>
            ))}
            <th scope="col">{t('policies.what-if.before')}</th>
            <th scope="col">{t('policies.what-if.after')}</th>
          </tr>
        </thead>
        <tbody>
          {flips.slice(0, mostShown).map(({ facts, from, before, after }, index) => (
            <tr key={index}>
              <td>{t(`policies.what-if.source.${from}`)}</td>
              {names.map((name) => {
                const value = facts[name];
                return (
                  <td key={name}>{value === undefined ? t('policies.rows.unknown') : say(valueWords(name, value))}</td>
                );
              })}
              <td>
                <ResultWords result={before} />
              </td>
              <td>
                <ResultWords result={after} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {flips.length > mostShown && (
        <p className={styles.note}>{t('policies.what-if.only', { shown: mostShown, total: flips.length })}</p>
      )}
    </div>
  );
}

function Kind({ kind: { from, to, fromRule, toRule, flips }, isFirst }: { kind: FlipKind; isFirst: boolean }) {
  const { t } = useTranslation();
  const outcome = (name: string) => (name === '' ? t('policies.what-if.undecided') : name);
  const by = (rule: string | null) => rule ?? t('policies.otherwise');
  const words = t('policies.what-if.kind', {
    ...{ count: flips.length, from: outcome(from), to: outcome(to) },
    ...{ fromRule: by(fromRule), toRule: by(toRule) },
  });
  return (
    <details className={styles.kind} open={isFirst}>
      <summary>{words}</summary>
      <Flips flips={flips} label={words} />
    </details>
  );
}

/** The comparison. */
export function WhatIfPanel() {
  const { t } = useTranslation();
  const { draft, findings } = useDraftGround();
  const base = useDraftState(draft, (state) => state.base);
  const policy = useDraftState(draft, (state) => state.policy);
  const tests = useDraftState(draft, (state) => state.rows);
  const rows = useMemo(() => tests.map(({ facts }) => facts), [tests]);
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const state = useWhatIf(base.policy, errors > 0 ? base.policy : policy, rows);
  if (errors > 0) return <p role="status">{t('policies.what-if.errors', { count: errors })}</p>;
  if (!('result' in state)) {
    const percent = state.total > 0 ? Math.round((100 * state.progress) / state.total) : 0;
    return (
      <>
        <p role="status">{t('policies.what-if.running')}</p>
        <Progress percent={percent} aria-label={t('policies.what-if.running')} />
      </>
    );
  }
  const { flips, total } = state.result;
  const own = rows.length;
  return (
    <>
      <p className={styles.note}>{t('policies.what-if.lead', { version: base.version })}</p>
      <p role="status" className={styles.sum}>
        {flips.length === 0
          ? t('policies.what-if.none', { total })
          : t('policies.what-if.sum', { total, own, made: total - own, flips: flips.length })}
      </p>
      {flipKinds(flips).map((kind, index) => (
        <Kind key={`${kind.from} ${kind.to} ${kind.fromRule} ${kind.toRule}`} kind={kind} isFirst={index === 0} />
      ))}
    </>
  );
}
