/** Two weeks, versions or divisions side by side: which outcome moved, and whether chance explains it. */
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { DriftComparison, DriftMove, DriftView } from '../../engine/core/policies/drift.ts';
import { ChooseOne } from '../app/choose-one.tsx';
import { useShareWords, useTotalWords } from './decision-shares.tsx';
import styles from './policies.module.css';
import matrix from './what-if.module.css';
import { rarityOf } from './what-if-view.ts';

/** Which two; null where the platform chooses. */
export interface Pair {
  a: string;
  b: string;
}

function Move({ move: { outcome, before, after, chance, verdict } }: { move: DriftMove }) {
  const { t } = useTranslation();
  const shareWords = useShareWords();
  const means =
    verdict === 'too-few' || chance === null
      ? t('policies.drift.too-few')
      : verdict === 'chance'
        ? t('policies.drift.by-chance')
        : t(`policies.drift.rarity.${rarityOf(chance)}`);
  return (
    <li data-verdict={verdict}>
      <strong>
        <code>{outcome}</code> {shareWords(before)} → {shareWords(after)}
      </strong>{' '}
      <span className={styles.note}>{means}</span>
    </li>
  );
}

/** What the comparison says in one sentence. */
function Verdict({
  comparison: { before, after, moves, totals },
  nameOf,
}: {
  comparison: DriftComparison;
  nameOf: Props['nameOf'];
}) {
  const { t } = useTranslation();
  const totalWords = useTotalWords();
  const moved = moves.filter(({ verdict }) => verdict === 'moved').length;
  const names = { before: nameOf(before), after: nameOf(after) };
  const counts = { a: totalWords(totals[0]), b: totalWords(totals[1]) };
  const words =
    moved > 0
      ? t('policies.drift.moved', { count: moved, ...names, ...counts })
      : t('policies.drift.still', { ...names, ...counts });
  return (
    <p role="status" className={matrix.verdict}>
      {words}
    </p>
  );
}

interface Props {
  view: DriftView;
  nameOf: (key: string) => string;
  choose: (pair: Pair) => void;
}

/** The choice of two, and what moved between them. */
export function DecisionComparison({ view: { groups, comparison }, nameOf, choose }: Props) {
  const { t } = useTranslation();
  const id = useId();
  if (!comparison) return null;
  const { before, after, moves } = comparison;
  const options = groups.map(({ key }) => ({ value: key, label: nameOf(key) }));
  const seen = moves.filter((move) => move.before.count !== 0 || move.after.count !== 0);
  return (
    <section className={matrix.block} aria-labelledby={`${id}-compare`}>
      <h3 id={`${id}-compare`}>{t('policies.drift.compare')}</h3>
      <div className={styles.row}>
        <label htmlFor={`${id}-a`}>{t('policies.drift.first')}</label>
        <ChooseOne
          id={`${id}-a`}
          value={before}
          options={options.filter(({ value }) => value !== after)}
          change={(a) => {
            choose({ a, b: after });
          }}
        />
        <label htmlFor={`${id}-b`}>{t('policies.drift.second')}</label>
        <ChooseOne
          id={`${id}-b`}
          value={after}
          options={options.filter(({ value }) => value !== before)}
          change={(b) => {
            choose({ a: before, b });
          }}
        />
      </div>
      <Verdict {...{ comparison, nameOf }} />
      <ul className={matrix.moves}>
        {seen.map((move) => (
          <Move key={move.outcome} move={move} />
        ))}
      </ul>
    </section>
  );
}
