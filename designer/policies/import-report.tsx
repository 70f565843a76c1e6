/** What an import found: each decision with the name it is to be added under, and below it line by line what was not simply taken. */
import { Checkbox, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ImportedPolicies } from '../../engine/core/api.ts';
import { useLanguage } from '../app/use-language.ts';
import { hindranceOf, isNameFit, type ImportedDecision, type Planned } from './import-plan.ts';
import styles from './policies.module.css';

const mostShown = 100;

interface Props {
  imported: ImportedPolicies;
  plan: readonly Planned[];
  change: (plan: readonly Planned[]) => void;
}

/** Why it is not added, or what to look at when it is. */
function Notes({ decision }: { decision: ImportedDecision }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const hindrance = hindranceOf(decision);
  const { errors, warnings, complete, isTaken } = decision;
  return (
    <>
      {hindrance === 'no-policy' && <span className={styles.note}>{t('policies.import.no-policy')}</span>}
      {errors.slice(0, 5).map(({ pointer, message }) => (
        <span key={pointer} className={styles.finding} data-severity="error">
          {say(message)}
        </span>
      ))}
      {hindrance === null && !complete && (
        <span className={styles.finding} data-severity="warning">
          {t('policies.import.incomplete')}
        </span>
      )}
      {warnings.slice(0, 3).map(({ pointer, message }) => (
        <span key={pointer} className={styles.finding} data-severity="warning">
          {say(message)}
        </span>
      ))}
      {isTaken && <span className={styles.note}>{t('policies.import.taken')}</span>}
    </>
  );
}

function Decision({
  decision,
  index,
  plan,
  change,
}: { decision: ImportedDecision; index: number } & Omit<Props, 'imported'>) {
  const { t } = useTranslation();
  const { isChosen = false, name = '' } = plan[index] ?? {};
  const wrong = isChosen && !isNameFit(plan, index);
  const set = (part: Partial<Planned>) => {
    change(plan.map((each, at) => (at === index ? { ...each, ...part } : each)));
  };
  return (
    <li className={styles.imported}>
      <Checkbox
        checked={isChosen}
        disabled={hindranceOf(decision) !== null}
        onChange={({ target }) => {
          set({ isChosen: target.checked });
        }}
      >
        {decision.name === '' ? decision.id : decision.name}
      </Checkbox>
      {decision.policy && (
        <Input
          className={styles.tags ?? ''}
          autoComplete="off"
          aria-label={t('policies.import.name-of', { name: decision.name })}
          aria-invalid={wrong}
          status={wrong ? 'error' : ''}
          value={name}
          onChange={({ target }) => {
            set({ name: target.value });
          }}
        />
      )}
      {wrong && (
        <span className={styles.finding} data-severity="error">
          {t('policies.code-wrong')}
        </span>
      )}
      <Notes decision={decision} />
    </li>
  );
}

/** The lines of the report that were not simply taken. */
function Lines({ report }: Pick<ImportedPolicies, 'report'>) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const told = report.flatMap(({ verdict, ...line }) => (verdict === 'taken' ? [] : [{ verdict, ...line }]));
  if (told.length === 0) return null;
  return (
    <details className={styles.kind}>
      <summary>{t('policies.import.lines', { count: told.length })}</summary>
      <ul className={styles.findings}>
        {told.slice(0, mostShown).map(({ verdict, type, id, name, row, column, why, source }, index) => (
          <li key={index}>
            <strong>{t(`policies.import.verdict.${verdict}`)}</strong> {type} {name ?? id}
            {row !== undefined && ` ${t('policies.import.cell', { row, column: column ?? 1 })}`} {say(why)}{' '}
            {source !== undefined && <code>{source}</code>}
          </li>
        ))}
      </ul>
      {told.length > mostShown && (
        <p className={styles.note}>{t('policies.what-if.only', { shown: mostShown, total: told.length })}</p>
      )}
    </details>
  );
}

/** The report. */
export function ImportReport({ imported, plan, change }: Props) {
  const { t } = useTranslation();
  const { decisions, total, report } = imported;
  return (
    <>
      <ul aria-label={t('policies.import.decisions')}>
        {decisions.map((decision, index) => (
          <Decision key={index} {...{ decision, index, plan, change }} />
        ))}
      </ul>
      {total > decisions.length && (
        <p className={styles.note}>{t('policies.what-if.only', { shown: decisions.length, total })}</p>
      )}
      <Lines report={report} />
    </>
  );
}
