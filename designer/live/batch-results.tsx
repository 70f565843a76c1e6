/** How far an order to many cases is, and what came of each. */
import { CheckCircleFilled, StopOutlined } from '@ant-design/icons';
import { Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Mark } from '../app/mark.tsx';
import { ProblemAlert } from '../app/problem-notice.tsx';
import { sumOf, type BatchProgress } from './batch.ts';
import styles from './live.module.css';

/** Progress while it goes on, the sum when it is over, and the answers: those that were refused first. */
export function BatchResults({ progress }: { progress: BatchProgress }) {
  const { t } = useTranslation();
  const { total, answers, over, error } = progress;
  const sum = sumOf(progress);
  const listed = [...answers].sort((a, b) => Number(a.done) - Number(b.done));
  return (
    <>
      <Progress
        percent={Math.round((answers.length / Math.max(1, total)) * 100)}
        status={over && sum.done === total ? 'success' : 'normal'}
        aria-label={t('live.progress')}
      />
      <p role="status">
        {over
          ? t('live.sum', { done: sum.done, refused: sum.refused, left: sum.left })
          : t('live.so-far', { answered: answers.length, total })}
      </p>
      {error !== null && <ProblemAlert error={error} />}
      {listed.length > 0 && (
        <ul className={styles.results} aria-label={t('live.results')} tabIndex={0}>
          {listed.map(({ case: id, done, problem }) => (
            <li key={id}>
              {done ? (
                <Mark tone="done" icon={<CheckCircleFilled aria-hidden />} word={t('live.ordered')} />
              ) : (
                <Mark tone="refused" icon={<StopOutlined aria-hidden />} word={t('live.refused')} />
              )}
              <Link to={`/cases/${id}`}>
                <code>{id}</code>
              </Link>
              {problem && <span>{problem.title}</span>}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
