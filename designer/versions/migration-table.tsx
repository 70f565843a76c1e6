/** What became, or would become, of each open case: where it goes on, or why it stays. */
import { ArrowRightOutlined, CheckCircleFilled, PauseCircleOutlined, QuestionCircleFilled } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Scenario } from '../../engine/core/scenario.ts';
import { Mark, type Tone } from '../app/mark.tsx';
import { useLanguage } from '../app/use-language.ts';
import { nodeNamed } from '../canvas/node-words.ts';
import type { MigratedCase, MigrationOutcome } from './use-versions.ts';
import styles from './versions.module.css';

const marks: Record<MigratedCase['result'], { tone: Tone; icon: ReactNode }> = {
  moves: { tone: 'running', icon: <ArrowRightOutlined aria-hidden /> },
  moved: { tone: 'done', icon: <CheckCircleFilled aria-hidden /> },
  'moved-before': { tone: 'done', icon: <CheckCircleFilled aria-hidden /> },
  stays: { tone: 'quiet', icon: <PauseCircleOutlined aria-hidden /> },
  unreachable: { tone: 'attention', icon: <QuestionCircleFilled aria-hidden /> },
};

interface Props {
  outcome: MigrationOutcome;
  /** The scenarios of both versions, for the names of their nodes. */
  before: Scenario | undefined;
  after: Scenario | undefined;
}

/** The sum, the mapping where nodes got other ids, and the table. */
export function MigrationTable({ outcome: { items, mapping }, before, after }: Props) {
  const { t } = useTranslation();
  const { language, say } = useLanguage();
  const way = (from: string, to: string) => {
    const [was, is] = [before ? nodeNamed(before, from, language) : from, after ? nodeNamed(after, to, language) : to];
    return from === to && was === is ? is : `${was} → ${is}`;
  };
  const count = (...results: MigratedCase['result'][]) => items.filter(({ result }) => results.includes(result)).length;
  const pairs = Object.entries(mapping).map(([from, to]) => way(from, to));
  return (
    <>
      <p role="status">
        {t('versions.migration.sum', {
          total: items.length,
          moves: count('moves', 'moved', 'moved-before'),
          stays: count('stays', 'unreachable'),
        })}
      </p>
      {pairs.length > 0 && <p>{t('versions.migration.mapping', { pairs: pairs.join(t('list.comma')) })}</p>}
      {items.length > 0 && (
        <div className={styles.scroll} role="group" aria-label={t('versions.migration.cases')} tabIndex={0}>
          <table className={styles.table}>
            <caption className="only-read-aloud">{t('versions.migration.cases')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('versions.migration.case')}</th>
                <th scope="col">{t('versions.migration.result')}</th>
                <th scope="col">{t('versions.migration.why')}</th>
              </tr>
            </thead>
            <tbody>
              {items.map(({ id, result, moves, problems }) => (
                <tr key={id}>
                  <th scope="row">
                    <Link to={`/cases/${id}`}>{id}</Link>
                  </th>
                  <td>
                    <Mark {...marks[result]} word={t(`versions.result.${result}`)} />
                  </td>
                  <td>
                    {problems.map(say).join(t('publish.conformance.comma'))}
                    {moves.map(({ token, from, to }) => (
                      <div key={token}>{way(from, to)}</div>
                    ))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
