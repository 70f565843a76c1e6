/** The paper of the stage of conformance: the report of the kit, and the way to make one. */
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { AnyPaperForm } from '../procedures/any-paper-form.tsx';
import type { PaperFormProps } from '../procedures/paper-form.ts';
import { kitPath } from './use-kit-runs.ts';

/** A report as the command wrote it is handed in as `{report}`. */
const reportIn = (paper: Record<string, unknown>) => ('results' in paper ? { report: paper } : paper);

/** The form. */
export function ReportForm({ handIn, ...props }: PaperFormProps) {
  const { t } = useTranslation();
  return (
    <>
      <p>
        {t('kit.paper-help')} <Link to={kitPath(props.view.id)}>{t('kit.to-kit')}</Link>
      </p>
      <AnyPaperForm
        {...props}
        handIn={(paper) => {
          handIn(reportIn(paper));
        }}
      />
    </>
  );
}
