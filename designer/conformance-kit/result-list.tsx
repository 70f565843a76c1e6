/** What came of each test of a run, in the order in which they run: of one that failed what was found, how to mend it, and the exchange, masked. */
import {
  CheckCircleFilled,
  ClockCircleOutlined,
  CloseCircleFilled,
  ExclamationCircleFilled,
  LoadingOutlined,
  MinusCircleOutlined,
} from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { endpointTests } from '../../engine/core/conformance-kit/index.ts';
import type { KitRun } from '../../engine/core/conformance-kit/kit-run.ts';
import type { KitResult } from '../../engine/core/conformance-kit/report.ts';
import { ClauseTags } from '../app/clause-tags.tsx';
import { Mark } from '../app/mark.tsx';
import { useLanguage } from '../app/use-language.ts';
import styles from './kit.module.css';

const marks = {
  passed: { tone: 'done', icon: <CheckCircleFilled aria-hidden /> },
  failed: { tone: 'refused', icon: <CloseCircleFilled aria-hidden /> },
  warned: { tone: 'attention', icon: <ExclamationCircleFilled aria-hidden /> },
  skipped: { tone: 'quiet', icon: <MinusCircleOutlined aria-hidden /> },
  running: { tone: 'running', icon: <LoadingOutlined aria-hidden /> },
  waiting: { tone: 'quiet', icon: <ClockCircleOutlined aria-hidden /> },
} as const;

/** How a result reads: what fails without keeping a system out is a warning. */
const readingOf = ({ outcome, severity }: KitResult): keyof typeof marks =>
  outcome === 'failed' && severity === 'warning' ? 'warned' : outcome;

/** The exchange that shows a failure. */
function Exchange({ request, response }: { request: unknown; response: unknown }) {
  const { t } = useTranslation();
  const sides = [
    [t('kit.request'), request],
    [t('kit.response'), response],
  ] as const;
  return (
    <details className={styles.exchange}>
      <summary>{t('kit.exchange')}</summary>
      <div className={styles.sides}>
        {sides.map(([name, said]) => (
          <figure key={name}>
            <figcaption>{name}</figcaption>
            <pre tabIndex={0}>{JSON.stringify(said, null, 2)}</pre>
          </figure>
        ))}
      </div>
    </details>
  );
}

function Failure({ failure }: { failure: NonNullable<KitResult['failure']> }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  return (
    <div className={styles.failure}>
      <dl>
        <dt>{t('kit.found')}</dt>
        <dd>{say(failure.found)}</dd>
        <dt>{t('kit.mend')}</dt>
        <dd>{say(failure.mend)}</dd>
      </dl>
      {failure.request !== null && <Exchange request={failure.request} response={failure.response} />}
    </div>
  );
}

/** The list. */
export function ResultList({ run, onlyWrong }: { run: KitRun; onlyWrong: boolean }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const done = new Map(run.results.map((result) => [result.test, result]));
  const tests = endpointTests.filter(({ id }) => !onlyWrong || done.get(id)?.outcome !== 'passed');
  return (
    <ol className={styles.results}>
      {tests.map(({ id, proves, clause }) => {
        const result = done.get(id);
        const isNow = run.state === 'running' && endpointTests[run.results.length]?.id === id;
        const reading = result ? readingOf(result) : isNow ? 'running' : 'waiting';
        return (
          <li key={id} data-outcome={reading}>
            <div className={styles.result}>
              <Mark {...marks[reading]} word={t(`kit.outcome.${reading}`)} />
              <span className={styles.proves}>{say(proves)}</span>
              <ClauseTags clauses={[clause]} />
              <span className={styles.ms}>
                {result && result.outcome !== 'skipped' ? t('kit.ms', { ms: result.ms }) : ''}
              </span>
            </div>
            {result?.failure && <Failure failure={result.failure} />}
          </li>
        );
      })}
    </ol>
  );
}
