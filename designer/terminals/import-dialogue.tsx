/** The dialogue that registers a list of devices: the file, what would become of every row, and then the registration. Nothing is kept before that is confirmed. */
import { Alert, Button, Modal, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { deviceColumns } from '../../engine/core/terminals/device-columns.ts';
import { FileButton } from '../app/file-button.tsx';
import { ProblemAlert } from '../app/problem-notice.tsx';
import { saveFile } from '../app/save-file.ts';
import { useLanguage } from '../app/use-language.ts';
import catalogue from '../catalogue/catalogue.module.css';
import { DeviceRows } from './device-rows.tsx';
import { csvOf } from './list-file.ts';
import { useDeviceImport } from './use-device-import.ts';

const example = ['DEV-000001', 'demo-gate-30', 'demo-park', '1', '990100', 'park-entry'];

/** An empty list to fill in, with one row to show how. */
function Template() {
  const { t } = useTranslation();
  const { say } = useLanguage();
  return (
    <Button
      onClick={() => {
        const rows = [Object.values(deviceColumns).map((column) => say(column)), example];
        saveFile(new Blob([`\uFEFF${csvOf(rows)}\r\n`], { type: 'text/csv' }), `${t('nav.terminals')}.csv`);
      }}
    >
      {t('terminals.import.template')}
    </Button>
  );
}

/** The dialogue. */
export function ImportDialogue({ close }: { close: () => void }) {
  const { t } = useTranslation();
  const { name, share, report, isBusy, error, choose, confirm } = useDeviceImport();
  const isDone = report !== null && !report.dry;
  const fresh = report?.sum.new ?? 0;
  return (
    <Modal
      open
      width={860}
      title={t('terminals.import.title')}
      okText={isDone ? t('action.close') : t('terminals.import.take', { count: fresh })}
      cancelText={t('action.back')}
      cancelButtonProps={{ hidden: isDone }}
      okButtonProps={{ disabled: !isDone && fresh === 0, loading: isBusy && report !== null }}
      onOk={() => {
        if (isDone) close();
        else confirm();
      }}
      onCancel={close}
    >
      <div className={catalogue.form}>
        <p>{t('terminals.import.lead')}</p>
        <div className={catalogue.row}>
          <FileButton
            label={t('terminals.import.choose')}
            accept=".csv,.tsv,.txt,.xlsx"
            isBusy={isBusy && report === null}
            choose={choose}
          />
          <Template />
          <span className={catalogue.faint}>{t('terminals.import.takes')}</span>
        </div>
        {isBusy && (
          <Progress
            aria-label={t('terminals.import.progress')}
            percent={Math.round(share * 100)}
            {...(share === 1 && { format: () => t('terminals.import.judging') })}
          />
        )}
        {error && <ProblemAlert error={error} />}
        {report && !isBusy && (
          <>
            <Alert
              type={isDone ? 'success' : 'info'}
              showIcon
              role="status"
              title={t(isDone ? 'terminals.import.done' : 'terminals.import.would', { file: name, ...report.sum })}
            />
            <DeviceRows key={String(report.dry) + name} report={report} />
          </>
        )}
      </div>
    </Modal>
  );
}
