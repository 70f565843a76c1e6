/** What was found in the table: counts, how far the analysis came, and each finding with the way to it and, where there is one, its mending. */
import { CheckCircleFilled, CloseCircleFilled, ExclamationCircleFilled, LoadingOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../app/use-language.ts';
import type { ShownFinding } from './shown-findings.ts';
import type { GridColumn } from './table-columns.ts';
import styles from './table-editor.module.css';
import type { LiveReport } from './use-report.ts';

interface Props {
  columns: readonly GridColumn[];
  findings: readonly ShownFinding[];
  live: LiveReport;
  at: number;
  readOnly: boolean;
  onGo: (finding: number, row?: number) => void;
  onFill: (finding: ShownFinding) => void;
}

const kinds = ['error', 'overlap', 'gap', 'unreachable'] as const;
/** How many findings are listed; the rest comes as these are mended. */
const mostListed = 60;

/** The analysis tells so many gaps and so many overlaps, though there may be more. */
const mostTold = 50;
const isCut = (kind: ShownFinding['kind'], count: number): boolean =>
  (kind === 'gap' || kind === 'overlap') && count >= mostTold;

/** How far the analysis came, said as it is. */
function Analysed({ live, count }: { live: LiveReport; count: number }) {
  const { t } = useTranslation();
  const { report, isLooking } = live;
  if (isLooking)
    return (
      <span className={styles.looking}>
        <LoadingOutlined aria-hidden /> {t('tables.looking')}
      </span>
    );
  if (!report) return <span>{t('tables.analysed.never')}</span>;
  if (report.analysed === 'wholly' && count === 0)
    return (
      <span className={styles.sound}>
        <CheckCircleFilled aria-hidden /> {t('tables.sound')}
      </span>
    );
  return <span>{t(`tables.analysed.${report.analysed}`, { regions: report.regions.toLocaleString() })}</span>;
}

/** The panel. */
export function FindingsPanel({ columns, findings, live, at, readOnly, onGo, onFill }: Props) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const placeOf = ({ rows: [row], column }: ShownFinding): string => {
    const title = columns[column ?? -1]?.title;
    if (!title) return '';
    return row === undefined ? `${say(title)}  ` : `${t('tables.cell-of', { row: row + 1, column: say(title) })}  `;
  };
  const counts = kinds.map((kind) => [kind, findings.filter((each) => each.kind === kind).length] as const);
  return (
    <section className={styles.findings} aria-label={t('tables.findings')}>
      <p className={styles.summary} role="status">
        {counts.map(
          ([kind, count]) =>
            count > 0 && (
              <span key={kind} data-kind={kind} className={styles.count}>
                <KindIcon kind={kind} /> {isCut(kind, count) && t('tables.at-least')}
                {t(`tables.found.${kind}`, { count })}
              </span>
            ),
        )}
        <Analysed live={live} count={findings.length} />
        {findings.length > 0 && <kbd className={styles.key}>F8</kbd>}
      </p>
      {findings.length > 0 && (
        <ol className={styles.list}>
          {findings.slice(0, mostListed).map((finding, index) => (
            <li
              key={`${finding.kind} ${index}`}
              data-kind={finding.kind}
              {...(index === at && { 'aria-current': true })}
            >
              <KindIcon kind={finding.kind} />
              <span className={styles.message}>
                {finding.kind === 'error' && <strong>{placeOf(finding)}</strong>}
                {say(finding.message)}
              </span>
              {finding.rows.map((row) => (
                <Button
                  key={row}
                  size="small"
                  onClick={() => {
                    onGo(index, row);
                  }}
                >
                  {t('tables.go-to-row', { row: row + 1 })}
                </Button>
              ))}
              {finding.gap && !readOnly && (
                <Button
                  size="small"
                  onClick={() => {
                    onFill(finding);
                  }}
                >
                  {t('tables.fill-gap')}
                </Button>
              )}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

const KindIcon = ({ kind }: { kind: ShownFinding['kind'] }) =>
  kind === 'error' || kind === 'overlap' ? <CloseCircleFilled aria-hidden /> : <ExclamationCircleFilled aria-hidden />;
