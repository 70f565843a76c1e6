/** The button that saves the listed cases as a file: what the filters leave, and not the page that is shown. */
import { DownloadOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { mostCasesInCsv } from '../../engine/core/procedures/cases-csv.ts';
import { ProblemAlert } from '../app/problem-notice.tsx';
import { saveFrom } from '../app/save-from.ts';
import styles from './list.module.css';

interface Props {
  /** The filters of the list; an empty one filters nothing. */
  filters: Readonly<Record<string, string>>;
  total: number;
}

/** The button; nothing where there is nothing to save. */
export function ExportCases({ filters, total }: Props) {
  const { t } = useTranslation();
  const saving = useMutation({
    mutationFn: () => {
      const query = new URLSearchParams(Object.entries(filters).filter(([, value]) => value !== ''));
      return saveFrom(`/api/procedures/cases.csv?${query.toString()}`, `${t('procedures.export-name')}.csv`);
    },
  });
  if (total === 0) return null;
  return (
    <div className={styles.export}>
      {total > mostCasesInCsv && <span>{t('procedures.export-most', { count: mostCasesInCsv })}</span>}
      <Button
        icon={<DownloadOutlined aria-hidden />}
        loading={saving.isPending}
        onClick={() => {
          saving.mutate();
        }}
      >
        {t('procedures.export', { count: Math.min(total, mostCasesInCsv) })}
      </Button>
      {saving.isError && <ProblemAlert error={saving.error} />}
    </div>
  );
}
