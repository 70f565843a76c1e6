/** The last runs on a system: when, by whom, of which build, and what came of each; one of them is looked at. */
import { CheckCircleFilled, CloseCircleFilled, LoadingOutlined, WarningFilled } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { KitRunSummary } from '../../engine/core/conformance-kit/kit-run.ts';
import { DataTable, type Column } from '../app/data-table.tsx';
import { Mark } from '../app/mark.tsx';
import { MomentOf } from '../app/moment-of.tsx';
import { kitPath } from './use-kit-runs.ts';

const marks = {
  passed: { tone: 'done', icon: <CheckCircleFilled aria-hidden /> },
  failed: { tone: 'refused', icon: <CloseCircleFilled aria-hidden /> },
  running: { tone: 'running', icon: <LoadingOutlined aria-hidden /> },
  broken: { tone: 'attention', icon: <WarningFilled aria-hidden /> },
} as const;

/** How a run ended, or that it has not. */
const endOf = ({ state, passed }: KitRunSummary): keyof typeof marks =>
  state !== 'done' ? state : passed === true ? 'passed' : 'failed';

/** The list. */
export function RunList({ runs }: { runs: readonly KitRunSummary[] }) {
  const { t } = useTranslation();
  const columns: Column<KitRunSummary>[] = [
    { key: 'at', title: t('kit.column.at'), main: true, cell: ({ startedAt }) => <MomentOf at={startedAt} /> },
    {
      key: 'end',
      title: t('kit.column.end'),
      cell: (run) => <Mark {...marks[endOf(run)]} word={t(`kit.end.${endOf(run)}`)} />,
    },
    { key: 'counts', title: t('kit.column.counts'), cell: ({ counts }) => t('kit.counts', counts) },
    { key: 'build', title: t('kit.column.build'), cell: ({ of }) => <code>{of.build}</code> },
    { key: 'by', title: t('kit.column.by'), cell: ({ by }) => <code>{by}</code> },
  ];
  return (
    <DataTable
      caption={t('kit.runs')}
      columns={columns}
      rows={[...runs]}
      keyOf={({ id }) => id}
      linkOf={({ case: of, id }) => `${kitPath(of)}&run=${encodeURIComponent(id)}`}
    />
  );
}
