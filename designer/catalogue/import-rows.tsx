/** What becomes of each row of a list: narrowed down by result, with what is wrong by column. */
import { CheckCircleOutlined, CloseCircleOutlined, EditOutlined, PlusCircleOutlined } from '@ant-design/icons';
import { Segmented } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CatalogueImport } from '../../engine/core/catalogue/catalogue-answers.ts';
import { importColumns } from '../../engine/core/catalogue/catalogue-columns.ts';
import { rowResults, type ImportRow, type RowResult } from '../../engine/core/catalogue/catalogue-import.ts';
import { Mark, type Tone } from '../app/mark.tsx';
import { useLanguage } from '../app/use-language.ts';
import styles from './catalogue.module.css';

const marks: Record<RowResult, { tone: Tone; icon: ReactNode }> = {
  new: { tone: 'done', icon: <PlusCircleOutlined aria-hidden /> },
  changed: { tone: 'running', icon: <EditOutlined aria-hidden /> },
  same: { tone: 'quiet', icon: <CheckCircleOutlined aria-hidden /> },
  refused: { tone: 'refused', icon: <CloseCircleOutlined aria-hidden /> },
};
const mostShown = 200;

function Why({ changed, errors }: Pick<ImportRow, 'changed' | 'errors'>) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  if (errors.length > 0)
    return (
      <ul className={styles.why}>
        {errors.map(({ column, rule, message }) => (
          <li key={column + rule}>
            <strong>{say(importColumns[column])}</strong> {say(message)} <code>{rule}</code>
          </li>
        ))}
      </ul>
    );
  return changed.map((column) => say(importColumns[column])).join(t('list.comma'));
}

/** The rows. */
export function ImportRows({ report }: { report: CatalogueImport }) {
  const { t } = useTranslation();
  const { sum, rows } = report;
  const [only, show] = useState<RowResult | ''>(sum.refused > 0 ? 'refused' : '');
  const found = rows.filter(({ result }) => only === '' || result === only);
  return (
    <>
      <Segmented
        aria-label={t('catalogue.import.result')}
        name="result"
        value={only}
        options={[
          { value: '' as const, label: t('catalogue.import.all', { count: rows.length }) },
          ...rowResults
            .filter((each) => sum[each] > 0)
            .map((each) => ({ value: each, label: `${t(`catalogue.import.results.${each}`)} ${sum[each]}` })),
        ]}
        onChange={show}
      />
      <div className={styles.rows} tabIndex={0} role="group" aria-label={t('catalogue.import.rows')}>
        <table>
          <thead>
            <tr>
              {(['line', 'item', 'result', 'why'] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`catalogue.import.column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {found.slice(0, mostShown).map(({ line, code, name, result, changed, errors }) => (
              <tr key={line}>
                <td>{line}</td>
                <td>
                  <code>{code}</code> {name}
                </td>
                <td>
                  <Mark {...marks[result]} word={t(`catalogue.import.results.${result}`)} />
                </td>
                <td>
                  <Why changed={changed} errors={errors} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {found.length > mostShown && (
        <p className={styles.faint}>{t('catalogue.import.only', { shown: mostShown, total: found.length })}</p>
      )}
    </>
  );
}
