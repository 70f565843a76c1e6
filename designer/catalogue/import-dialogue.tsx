/** The dialogue that imports the official list: the file, what would become of every row, and then the import. Nothing is kept before that is confirmed. */
import { Alert, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CatalogueImport } from '../../engine/core/catalogue/catalogue-answers.ts';
import { importColumns } from '../../engine/core/catalogue/catalogue-columns.ts';
import { cardFunctions } from '../../engine/core/catalogue/catalogue.ts';
import { FileButton } from '../app/file-button.tsx';
import { ProblemAlert } from '../app/problem-notice.tsx';
import { useLanguage } from '../app/use-language.ts';
import styles from './catalogue.module.css';
import { ImportRows } from './import-rows.tsx';
import { mostRows } from './read-list.ts';
import { useListImport, type ListImport } from './use-list-import.ts';

function FileField({ isBusy, choose }: Pick<ListImport, 'isBusy' | 'choose'>) {
  const { t } = useTranslation();
  return (
    <div className={styles.row}>
      <FileButton
        label={t('catalogue.import.choose')}
        accept=".csv,.tsv,.txt,.xlsx"
        isBusy={isBusy}
        choose={(file) => void choose(file)}
      />
      <span className={styles.faint}>{t('catalogue.import.takes')}</span>
    </div>
  );
}

/** Which column was taken for what; those that were not are named, too. */
function Columns({ columns }: Pick<CatalogueImport, 'columns'>) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const said = columns.flatMap(({ heading, column, ticks }) => {
    if (column) return [`${heading} → ${say(importColumns[column])}`];
    if (ticks) return [`${heading} → ${say(cardFunctions[ticks as keyof typeof cardFunctions])}`];
    return heading.trim() === '' ? [] : [`${heading} → ${t('catalogue.import.left')}`];
  });
  return (
    <p className={styles.faint}>
      {t('catalogue.import.columns')} {said.join(t('list.comma'))}
    </p>
  );
}

/** What the file itself has that is to be known. */
function FileNotes({ problem, notices }: Pick<ListImport, 'problem' | 'notices'>) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  if (problem) {
    const rows = 'rows' in problem ? problem.rows : 0;
    return (
      <Alert
        type="error"
        showIcon
        role="alert"
        title={t(`catalogue.import.problem.${problem.problem}`, { rows, most: mostRows - 1 })}
      />
    );
  }
  if (notices.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title={t('catalogue.import.notices')}
      description={
        <ul className={styles.why}>
          {notices.map(({ place, message }) => (
            <li key={place + message.en}>
              <strong>{place}</strong> {say(message)}
            </li>
          ))}
        </ul>
      }
    />
  );
}

/** The dialogue. */
export function ImportDialogue({ close }: { close: () => void }) {
  const { t } = useTranslation();
  const { file, notices, problem, report, isBusy, error, choose, confirm } = useListImport();
  const isDone = report !== null && !report.dry;
  const changes = report ? report.sum.new + report.sum.changed : 0;
  return (
    <Modal
      open
      width={860}
      title={t('catalogue.import.title')}
      okText={isDone ? t('action.close') : t('catalogue.import.take', { count: changes })}
      cancelText={t('action.back')}
      cancelButtonProps={{ hidden: isDone }}
      okButtonProps={{ disabled: !isDone && changes === 0, loading: isBusy && report !== null }}
      onOk={() => {
        if (isDone) close();
        else void confirm();
      }}
      onCancel={close}
    >
      <div className={styles.form}>
        <p>{t('catalogue.import.lead')}</p>
        <FileField isBusy={isBusy} choose={choose} />
        <FileNotes problem={problem} notices={notices} />
        {error && <ProblemAlert error={error} />}
        {report && (
          <>
            <Alert
              type={isDone ? 'success' : 'info'}
              showIcon
              role="status"
              title={t(isDone ? 'catalogue.import.done' : 'catalogue.import.would', { file, ...report.sum })}
            />
            <Columns columns={report.columns} />
            <ImportRows key={String(report.dry) + file} report={report} />
          </>
        )}
      </div>
    </Modal>
  );
}
