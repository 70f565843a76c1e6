/** A report that a tool wrote, handed in as its file: what it is about is shown before it goes. */
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { FactList } from '../app/fact-list.tsx';
import { FileButton } from '../app/file-button.tsx';
import { kitPath } from '../conformance-kit/use-kit-runs.ts';
import styles from './form.module.css';
import type { PaperFormProps } from './paper-form.ts';
import { isReport, reportFacts, type Report } from './report-facts.ts';
import wizard from './wizard.module.css';

/** The form; `of` is the paper it is made for. */
function ReportForm({ of, isBusy, handIn }: PaperFormProps & { of: 'conformance' | 'sample' }) {
  const { t } = useTranslation();
  const [file, setFile] = useState<{ name: string; report: Report | null } | null>(null);
  const report = file?.report ?? null;
  const read = async (chosen: File) => {
    const text = await chosen.text();
    let value: unknown = null;
    try {
      value = JSON.parse(text);
    } catch {
      // It is no report, as is said below.
    }
    setFile({ name: chosen.name, report: isReport(value) ? value : null });
  };
  return (
    <div className={wizard.paper}>
      <p className={styles.help}>{t(`report.${of}-help`)}</p>
      <div>
        <FileButton label={t('report.choose')} accept=".json,application/json" choose={(chosen) => void read(chosen)} />
      </div>
      {file && !report && (
        <p role="alert" className={styles.error}>
          {t('report.none', { name: file.name })}
        </p>
      )}
      {file && report && (
        <div role="status">
          <strong>{file.name}</strong>
          <FactList
            className={styles.members}
            facts={reportFacts(report).map(([key, value]) => [t(`report.fact.${key}`), value])}
          />
        </div>
      )}
      <div className={wizard.buttons}>
        <Button
          type="primary"
          size="large"
          loading={isBusy}
          disabled={!report}
          onClick={() => {
            if (report) handIn({ report });
          }}
        >
          {t('procedures.hand-in')}
        </Button>
      </div>
    </div>
  );
}

/** The report of the conformance kit. */
export function ConformanceReportForm(props: PaperFormProps) {
  const { t } = useTranslation();
  return (
    <>
      <p>{t('kit.paper-help')}</p>
      <p>
        <Link to={kitPath(props.view.id)}>{t('kit.to-kit')}</Link>
      </p>
      <ReportForm {...props} of="conformance" />
    </>
  );
}

/** The report of a sample test. */
export const SampleReportForm = (props: PaperFormProps) => <ReportForm {...props} of="sample" />;
