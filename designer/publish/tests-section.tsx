/** The saved tests of a draft and how they went; where there are none, or some ways are not taken, tests are generated here. */
import { CheckCircleFilled, CloseCircleFilled } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { SavedSuite } from '../../engine/core/api.ts';
import type { SuiteRun } from '../../engine/core/suites/suite-run.ts';
import { Mark } from '../app/mark.tsx';
import { ProblemAlert } from '../app/problem-notice.tsx';
import { useMay } from '../app/session.ts';
import { useLanguage } from '../app/use-language.ts';
import styles from './publish.module.css';
import { useGenerate, useKeepGenerated } from './use-filing.ts';

/** How each test went, those that failed first. */
export function TestResults({ run }: { run: SuiteRun }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const results = [...run.results].sort((a, b) => Number(a.passed) - Number(b.passed));
  const failed = results.filter(({ passed }) => !passed).length;
  const { covered, total } = run.coverage.branches;
  return (
    <>
      <p role="status">
        {t('publish.tests.sum', { passed: results.length - failed, total: results.length })}{' '}
        {t('publish.tests.coverage', { covered, total })}
      </p>
      <details open={failed > 0}>
        <summary>{t('publish.tests.each')}</summary>
        <ul className={styles.tests}>
          {results.map(({ name, passed, difference }) => (
            <li key={name}>
              <Mark
                tone={passed ? 'done' : 'refused'}
                icon={passed ? <CheckCircleFilled aria-hidden /> : <CloseCircleFilled aria-hidden />}
                word={t(passed ? 'publish.tests.passed' : 'publish.tests.failed')}
              />
              <span>{name}</span>
              {difference && <p>{say(difference)}</p>}
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}

/** Searching for tests, and saving what was found once somebody agrees with it. */
function Generation({ id, saved }: { id: string; saved: SavedSuite }) {
  const { t } = useTranslation();
  const generate = useGenerate(id);
  const keep = useKeepGenerated(id);
  const { data } = generate;
  return (
    <>
      <div className={styles.buttons}>
        <Button
          loading={generate.isPending}
          onClick={() => {
            generate.mutate();
          }}
        >
          {t('publish.tests.generate')}
        </Button>
        {data && data.suite.tests.length > 0 && (
          <Button
            type="primary"
            loading={keep.isPending}
            onClick={() => {
              keep.mutate(
                { saved, generated: data.suite },
                {
                  onSuccess: () => {
                    generate.reset();
                  },
                },
              );
            }}
          >
            {t('publish.tests.keep', { count: data.suite.tests.length })}
          </Button>
        )}
        <span role="status">
          {generate.isPending && t('publish.tests.generating')}
          {data &&
            t('publish.tests.generated', {
              tests: data.suite.tests.length,
              covered: data.coverage.branches.covered,
              total: data.coverage.branches.total,
            })}
          {keep.isSuccess && t('publish.tests.kept')}
        </span>
      </div>
      {generate.isError && <ProblemAlert error={generate.error} />}
      {keep.isError && <ProblemAlert error={keep.error} />}
    </>
  );
}

interface Props {
  id: string;
  saved: SavedSuite;
  demanded: boolean;
  /** Whether the draft has no errors, and can be run. */
  runnable: boolean;
  run: { data: SuiteRun | undefined; isFetching: boolean; error: Error | null; refetch: () => unknown };
}

/** What is shown of them. */
export function TestsSection({ id, saved, demanded, runnable, run }: Props) {
  const { t } = useTranslation();
  const may = useMay();
  const count = saved.suite.tests.length;
  return (
    <>
      <p className={styles.lead}>
        {count === 0 && t(demanded ? 'publish.tests.demanded' : 'publish.tests.none')}
        {count > 0 && t(runnable ? 'publish.tests.lead' : 'publish.tests.after-checks')}
      </p>
      {run.isFetching && <p role="status">{t('publish.tests.running', { count })}</p>}
      {run.error && (
        <ProblemAlert
          error={run.error}
          retry={() => {
            run.refetch();
          }}
        />
      )}
      {run.data && count > 0 && !run.isFetching && <TestResults run={run.data} />}
      {may('scenario.edit') && runnable && <Generation id={id} saved={saved} />}
    </>
  );
}
