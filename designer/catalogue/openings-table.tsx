/** Where an item is opened: by division, since when, and by which institutions it is offered there. */
import { useTranslation } from 'react-i18next';
import type { Openings } from '../../engine/core/catalogue/catalogue.ts';
import { useInstitutionWords } from '../institutions/use-institutions.ts';
import { RegionName } from '../regions/region-name.tsx';
import styles from './catalogue.module.css';

/** The table, or that it is opened nowhere yet. */
export function OpeningsTable({ regions }: Pick<Openings, 'regions'>) {
  const { t } = useTranslation();
  const institution = useInstitutionWords();
  if (regions.length === 0) return <p className={styles.faint}>{t('catalogue.nowhere')}</p>;
  return (
    <table className={styles.plain}>
      <thead>
        <tr>
          {(['region', 'since', 'institutions'] as const).map((column) => (
            <th key={column} scope="col">
              {t(`catalogue.opening.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {regions.map(({ region, since, institutions }) => (
          <tr key={region}>
            <th scope="row">
              <RegionName code={region} />
            </th>
            <td>{since ?? <span className={styles.faint}>{t('catalogue.untold')}</span>}</td>
            <td>
              {institutions.length > 0 ? (
                institutions.map(institution).join(t('list.comma'))
              ) : (
                <span className={styles.faint}>{t('catalogue.untold')}</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
