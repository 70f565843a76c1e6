/** The variables of a case at a moment of its trial, with their types; personal ones are masked, new ones marked. */
import { useTranslation } from 'react-i18next';
import { InstitutionName } from '../institutions/institution-name.tsx';
import { RegionName } from '../regions/region-name.tsx';
import type { VariableRow } from './trial-view.ts';
import { isRegion } from './place-field.tsx';
import styles from './try.module.css';

/** A value; a place by its name too. */
function Value({ path, value }: Pick<VariableRow, 'path' | 'value'>) {
  if (/\.(region|division)$/.test(path) && isRegion(value) && value !== '')
    return (
      <>
        <code>{value}</code> <RegionName code={value} />
      </>
    );
  return path === 'place.institution' ? <InstitutionName id={value} /> : value;
}

/** The table. */
export function VariableTable({ rows }: { rows: readonly VariableRow[] }) {
  const { t } = useTranslation();
  if (rows.length === 0) return <p className={styles.faint}>{t('try.variables.none')}</p>;
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={t('try.variables.title')}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('try.variables.name')}</th>
            <th scope="col">{t('try.variables.type')}</th>
            <th scope="col">{t('try.variables.value')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ path, type, value, changed }) => (
            <tr key={path} data-changed={changed}>
              <th scope="row">
                <code>{path}</code>
              </th>
              <td>{t(`try.type.${type}`)}</td>
              <td>
                <Value {...{ path, value }} />
                {changed && <span className={styles.new}>{t('try.variables.changed')}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
