/** The matrix of a comparison: what outcomes were, and what they become; a count that changed shows only those. */
import { useTranslation } from 'react-i18next';
import type { WhatIfCell } from '../../engine/core/policies/what-if.ts';
import styles from './policies.module.css';
import matrix from './what-if.module.css';
import { matrixOf, type Way } from './what-if-view.ts';

interface Props {
  cells: readonly WhatIfCell[];
  outcomes: readonly string[];
  chosen: Way | null;
  choose: (way: Way | null) => void;
}

function Cell({
  way,
  count,
  isChosen,
  choose,
}: {
  way: Way;
  count: number;
  isChosen: boolean;
  choose: Props['choose'];
}) {
  const { t } = useTranslation();
  if (way.before === way.after || count === 0) return <td>{count === 0 ? '·' : count.toLocaleString()}</td>;
  const outcome = (name: string) => name || t('policies.what-if.undecided');
  const shown = count.toLocaleString();
  const words = { count: shown, before: outcome(way.before), after: outcome(way.after) };
  return (
    <td data-flip>
      <button
        type="button"
        className={matrix.cell}
        aria-pressed={isChosen}
        aria-label={t('policies.what-if.cell', words)}
        onClick={() => {
          choose(isChosen ? null : way);
        }}
      >
        {shown}
      </button>
    </td>
  );
}

/** The matrix. */
export function WhatIfMatrix({ cells, outcomes, chosen, choose }: Props) {
  const { t } = useTranslation();
  const { before, after, count } = matrixOf(cells, outcomes);
  const outcome = (name: string) => (name === '' ? t('policies.what-if.undecided') : <code>{name}</code>);
  return (
    <div className={styles.scroll} role="group" aria-label={t('policies.what-if.matrix')} tabIndex={0}>
      <table className={matrix.matrix}>
        <caption className="only-read-aloud">{t('policies.what-if.matrix')}</caption>
        <thead>
          <tr>
            <th scope="col">
              {t('policies.what-if.before')} ╲ {t('policies.what-if.after')}
            </th>
            {after.map((name) => (
              <th key={name} scope="col">
                {outcome(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {before.map((was) => (
            <tr key={was}>
              <th scope="row">{outcome(was)}</th>
              {after.map((is) => {
                const way = { before: was, after: is };
                const isChosen = chosen?.before === was && chosen.after === is;
                return <Cell key={is} {...{ way, isChosen, choose }} count={count(way)} />;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
