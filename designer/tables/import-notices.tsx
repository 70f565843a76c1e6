/** What is to be known before a workbook is taken: texts that can not be read, with their cells, and what of the sheets is not as it looks. */
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../app/use-language.ts';
import styles from './table-editor.module.css';
import type { Written } from './table-edits.ts';
import type { SheetNotice } from './xlsx-read.ts';

/** How many texts are named one by one. */
const mostNamed = 20;

/** The list; nothing where all is as it looks. */
export function ImportNotices({ written, notices }: { written: Written; notices: readonly SheetNotice[] }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const { unread, rowsLeft } = written;
  if (unread.length === 0 && notices.length === 0 && rowsLeft === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title={t('tables.import-notices')}
      description={
        <ul className={styles.notices}>
          {rowsLeft > 0 && <li>{t('tables.import-left', { count: rowsLeft })}</li>}
          {notices.map(({ sheet, cells, message }) => (
            <li key={`${sheet} ${cells}`}>
              <strong>{`${sheet}!${cells}`}</strong> {say(message)}
            </li>
          ))}
          {unread.length > 0 && <li>{t('tables.import-unread', { count: unread.length })}</li>}
          {unread.slice(0, mostNamed).map(({ row, column, text, finding }) => (
            <li key={`${row} ${column}`}>
              <strong>{t('tables.import-row', { row: row + 1, text })}</strong> {say(finding)}
            </li>
          ))}
        </ul>
      }
    />
  );
}
