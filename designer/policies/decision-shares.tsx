/** The shares of outcomes, group by group: a bar, the same in words, and all of it as a table. */
import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import type { DriftGroup, DriftShare, DriftView } from '../../engine/core/policies/drift.ts';
import { useLanguage } from '../app/use-language.ts';
import styles from './policies.module.css';
import matrix from './what-if.module.css';
import { percentWords } from './what-if-view.ts';

/** Colours of outcomes, by their place in the policy; all are of the theme. */
const tints = ['group-card', 'group-money', 'group-decide', 'group-people', 'group-data', 'group-prompt', 'group-time'];

const tintOf = (index: number) => ({ '--tint': `var(--${tints[index % tints.length]})` }) as CSSProperties;

/** A share in words: `31%`, or that it is of fewer than five. */
export function useShareWords(): (share: DriftShare) => string {
  const { t } = useTranslation();
  const { language } = useLanguage();
  return ({ count, share, isAbout }) => {
    if (count === null || share === null) return t('policies.drift.few');
    const words = percentWords(share, language);
    return isAbout ? t('policies.drift.about', { share: words }) : words;
  };
}

/** How many decisions, in words. */
export function useTotalWords(): (total: number | null) => string {
  const { t } = useTranslation();
  return (total) => (total === null ? t('policies.drift.few-decisions') : t('policies.drift.total', { count: total }));
}

interface Props {
  view: DriftView;
  /** What a group is called. */
  nameOf: (key: string) => string;
}

function Group({ group, name }: { group: DriftGroup; name: string }) {
  const shareWords = useShareWords();
  const totalWords = useTotalWords();
  const there = group.shares.map((share, index) => ({ share, index })).filter(({ share }) => share.count !== 0);
  return (
    <li className={matrix.group}>
      <div className={matrix.groupHead}>
        <strong>{name}</strong>
        <span className={styles.note}>{totalWords(group.total)}</span>
      </div>
      <div className={matrix.stack} aria-hidden>
        {there.map(({ share, index }) => (
          <span
            key={share.outcome}
            className={matrix.part}
            style={{ ...tintOf(index), flexGrow: share.share ?? 0, flexBasis: 0 }}
          />
        ))}
      </div>
      {group.total !== null && (
        <div className={matrix.legend}>
          {there.map(({ share, index }) => (
            <span key={share.outcome}>
              <span className={matrix.key} style={tintOf(index)} aria-hidden />
              <code>{share.outcome}</code> {shareWords(share)}
            </span>
          ))}
        </div>
      )}
    </li>
  );
}

function Cell({ share }: { share: DriftShare }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const shareWords = useShareWords();
  const { count, interval, isAbout } = share;
  if (count === null || !interval) return <td className={matrix.amount}>{shareWords(share)}</td>;
  const [low, high] = [interval.low, interval.high].map((each) => percentWords(each, language));
  const words = { share: shareWords(share), count, low, high };
  return <td className={matrix.amount}>{isAbout ? words.share : t('policies.drift.cell', { ...words, low, high })}</td>;
}

/** The same as a table, with counts and intervals. */
function AsTable({ view: { groups, outcomes }, nameOf }: Props) {
  const { t } = useTranslation();
  const label = t('policies.drift.table');
  return (
    <details className={styles.kind}>
      <summary>{label}</summary>
      <div className={styles.scroll} role="group" aria-label={label} tabIndex={0}>
        <table className={styles.table}>
          <caption className="only-read-aloud">{label}</caption>
          <thead>
            <tr>
              <th scope="col">{t('policies.drift.group')}</th>
              <th scope="col" className={matrix.amount}>
                {t('policies.what-if.decided')}
              </th>
              {outcomes.map((outcome) => (
                <th key={outcome} scope="col" className={matrix.amount}>
                  <code>{outcome}</code>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {groups.map(({ key, total, shares }) => (
              <tr key={key}>
                <th scope="row" className={matrix.name}>
                  {nameOf(key)}
                </th>
                <td className={matrix.amount}>{total ?? t('policies.drift.few')}</td>
                {shares.map((share) => (
                  <Cell key={share.outcome} share={share} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

/** Bars, then the table. */
export function DecisionShares({ view, nameOf }: Props) {
  return (
    <>
      <ol>
        {view.groups.map((group) => (
          <Group key={group.key} group={group} name={nameOf(group.key)} />
        ))}
      </ol>
      <AsTable {...{ view, nameOf }} />
    </>
  );
}
