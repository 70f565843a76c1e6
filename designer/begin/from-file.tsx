/** A new scenario from a file: what became of every element of it, the drawing, and the name. */
import { useMutation } from '@tanstack/react-query';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ImportedScenario } from '../../engine/core/api.ts';
import { FileButton } from '../app/file-button.tsx';
import { ProblemAlert } from '../app/problem-notice.tsx';
import { RowsSkeleton } from '../app/rows-skeleton.tsx';
import { useLanguage } from '../app/use-language.ts';
import { copyOf } from './begin-with.ts';
import styles from './begin.module.css';
import { NamingForm } from './naming-form.tsx';
import { Preview } from './preview.tsx';
import { readScenarioFile } from './read-scenario-file.ts';

const mostShown = 200;
/** A longer list is folded. */
const openUpTo = 12;
const lookedAt = ['left', 'mapped'] as const;

/** What became of the elements, those to look at first. */
function Report({ imported: { report, problems } }: { imported: ImportedScenario }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const count = (of: string) => report.filter(({ verdict }) => verdict === of).length;
  const told = lookedAt.flatMap((of) =>
    report.flatMap(({ verdict, ...line }) => (verdict === of ? [{ ...line, verdict: of }] : [])),
  );
  const sum = t('begin.file.sum', { taken: count('taken'), mapped: count('mapped'), left: count('left') });
  return (
    <section aria-label={t('begin.file.report')}>
      <Alert type={told.length > 0 ? 'warning' : 'success'} showIcon title={sum} />
      {problems.map(({ line, message }, index) => (
        <p key={index} className={styles.small}>
          {line !== undefined && `${t('begin.file.line', { line })} `}
          {say(message)}
        </p>
      ))}
      {told.length > 0 && (
        <details className={styles.report} open={told.length <= openUpTo}>
          <summary>{t('begin.file.look', { count: told.length })}</summary>
          <ul>
            {told.slice(0, mostShown).map(({ verdict, type, id, name, why, source }, index) => (
              <li key={index}>
                <strong>{t(`begin.file.verdict.${verdict}`)}</strong> {name ?? id} <code>{type}</code>
                <span className={styles.small}>
                  {say(why)} {source !== undefined && <code>{source}</code>}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Found({ imported }: { imported: ImportedScenario }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const { scenario } = imported;
  return (
    <>
      <Report imported={imported} />
      <Preview scenario={scenario} />
      <h2>{t('begin.naming-of', { name: say(scenario.name) })}</h2>
      <NamingForm name={scenario.name} make={(naming) => copyOf(scenario, naming)} />
    </>
  );
}

/** The way. */
export function FromFile() {
  const { t } = useTranslation();
  const read = useMutation({ mutationFn: readScenarioFile });
  return (
    <section className={styles.file}>
      <h2>{t('begin.way.file')}</h2>
      <p className={styles.lead}>{t('begin.file.lead')}</p>
      <FileButton
        type={read.data ? 'default' : 'primary'}
        label={t(read.data ? 'begin.file.choose-other' : 'begin.file.choose')}
        accept=".bpmn,.xml,.json"
        isBusy={read.isPending}
        choose={(file) => {
          read.mutate(file);
        }}
      />
      <div aria-live="polite">
        {read.isPending && <RowsSkeleton />}
        {read.isError && <ProblemAlert error={read.error} />}
        {read.data && <Found key={read.submittedAt} imported={read.data} />}
      </div>
    </section>
  );
}
