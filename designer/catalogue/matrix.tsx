/** The six functions of the card by the groups of the catalogue, as the brochure draws them: every cell counts its items and filters the list. */
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { cardFunctions, catalogueGroups, type CardFunction } from '../../engine/core/catalogue/catalogue.ts';
import type { MatrixRow } from '../../engine/core/catalogue/catalogue-entries.ts';
import { useLanguage } from '../app/use-language.ts';
import styles from './catalogue.module.css';
import { addressOf, filtersOf } from './filters.ts';

const functions = Object.keys(cardFunctions) as CardFunction[];

/** One cell: how many items; empty, it still says whether the brochure ticks the function for the group. */
function Cell({ row, of }: { row: MatrixRow; of: CardFunction }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const [params] = useSearchParams();
  const chosen = filtersOf(params);
  const count = row.counts[of];
  const isTicked = row.stated?.functions.includes(of) ?? false;
  const what = { group: say(catalogueGroups[row.group]), function: say(cardFunctions[of]), count };
  if (count === 0)
    return (
      <td className={styles.cell}>
        {isTicked && (
          <span className={styles.ticked} title={t('catalogue.ticked')}>
            <span aria-hidden>✓</span>
            <span className="only-read-aloud">{t('catalogue.ticked')}</span>
          </span>
        )}
      </td>
    );
  return (
    <td className={styles.cell} data-ticked={isTicked || undefined}>
      <Link
        to={addressOf(params, { function: of, group: row.group })}
        aria-label={t('catalogue.cell', what)}
        aria-current={chosen.function === of && chosen.group === row.group ? 'true' : undefined}
        preventScrollReset
      >
        {count}
      </Link>
    </td>
  );
}

interface Props {
  caption: string;
  rows: readonly MatrixRow[];
}

/** One part of the matrix: its groups in rows, the functions in columns. */
export function Matrix({ caption, rows }: Props) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const [params] = useSearchParams();
  const chosen = filtersOf(params);
  return (
    <table className={styles.matrix}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t('catalogue.group')}</th>
          {functions.map((each) => (
            <th key={each} scope="col" title={say(cardFunctions[each])}>
              <Link
                to={addressOf(params, { function: each })}
                aria-current={chosen.function === each && chosen.group === '' ? 'true' : undefined}
                preventScrollReset
              >
                {t(`catalogue.function.${each}`)}
              </Link>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.group}>
            <th scope="row">
              <span className={styles.groupName}>
                <Link
                  to={addressOf(params, { group: row.group })}
                  aria-current={chosen.group === row.group && chosen.function === '' ? 'true' : undefined}
                  preventScrollReset
                >
                  {say(catalogueGroups[row.group])}
                </Link>
                <span className={styles.of}>
                  {row.stated ? t('catalogue.of', { items: row.items, of: row.stated.count }) : row.items}
                </span>
              </span>
            </th>
            {functions.map((each) => (
              <Cell key={each} row={row} of={each} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
