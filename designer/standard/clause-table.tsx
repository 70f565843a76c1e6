/** The clauses of a chapter: what each asks for and where that comes from, how it stands, and what answers to it. */
import { CheckCircleFilled, ExclamationCircleFilled, MinusCircleFilled, QuestionCircleFilled } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { StandardConformance } from '../../engine/core/api.ts';
import {
  answering,
  type Answering,
  type ClauseCoverage,
  type CoverageStanding,
} from '../../engine/core/standard-coverage.ts';
import { Mark, type Tone } from '../app/mark.tsx';
import { useLanguage } from '../app/use-language.ts';
import table from '../publish/conformance.module.css';
import styles from './standard.module.css';
import type { ShownChapter } from './statement.ts';

const marks: Record<CoverageStanding, { tone: Tone; icon: ReactNode }> = {
  covered: { tone: 'done', icon: <CheckCircleFilled aria-hidden /> },
  partly: { tone: 'attention', icon: <ExclamationCircleFilled aria-hidden /> },
  deviates: { tone: 'quiet', icon: <MinusCircleFilled aria-hidden /> },
  uncovered: { tone: 'refused', icon: <QuestionCircleFilled aria-hidden /> },
};

/** Where a name of a kind of answer leads; nowhere where it has no page. */
const pages = { policies: '/policies', scenarios: '/scenarios' } as const;

/** Longer lists are folded. */
const shownAtOnce = 4;

function Names({ part, of }: { part: Answering; of: ClauseCoverage[Answering] }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const list = (
    <ul className={styles.names}>
      {of.map(({ id, name }) => (
        <li key={id} title={id}>
          {part in pages ? <Link to={`${pages[part as keyof typeof pages]}/${id}`}>{say(name)}</Link> : say(name)}
        </li>
      ))}
    </ul>
  );
  if (of.length <= shownAtOnce) return list;
  return (
    <details className={styles.more}>
      <summary>{t('standard.count', { count: of.length })}</summary>
      {list}
    </details>
  );
}

/** What answers to a clause, by part of the platform. */
export function Answers({ of }: { of: Pick<ClauseCoverage, Answering> & { tests?: number } }) {
  const { t } = useTranslation();
  const filled = answering.filter((part) => of[part].length > 0);
  if (filled.length === 0) return <span className={styles.none}>{t('standard.nothing')}</span>;
  return (
    <dl className={table.grounds}>
      {filled.map((part) => (
        <div key={part}>
          <dt>{t(`standard.part.${part}`)}</dt>
          <dd>
            <Names part={part} of={of[part]} />
          </dd>
        </div>
      ))}
      {of.tests !== undefined && of.tests > 0 && (
        <div>
          <dt>{t('standard.part.tests')}</dt>
          <dd>{t('standard.count', { count: of.tests })}</dd>
        </div>
      )}
    </dl>
  );
}

function Sources({ of, sources }: { of: ClauseCoverage['sources']; sources: StandardConformance['sources'] }) {
  const { say } = useLanguage();
  return (
    <ul className={styles.sources}>
      {of.map(({ source, place }) => {
        const title = sources[source];
        return (
          <li key={`${source} ${place ?? ''}`}>
            <abbr title={title && say(title)}>{source}</abbr>
            {place !== undefined && ` ${place}`}
          </li>
        );
      })}
    </ul>
  );
}

/** The table. */
export function ClauseTable({ chapter, sources }: { chapter: ShownChapter } & Pick<StandardConformance, 'sources'>) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  return (
    <section className={styles.chapter} aria-labelledby={`chapter-${chapter.id}`}>
      <h2 id={`chapter-${chapter.id}`}>{say(chapter.name)}</h2>
      <table className={table.table}>
        <thead>
          <tr>
            {(['clause', 'standing', 'answers'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`standard.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {chapter.clauses.map((each) => (
            <tr key={each.clause}>
              <th scope="row">
                {say(each.title)} <code>{each.clause}</code>
                <p className={styles.requirement}>{say(each.requirement)}</p>
                <Sources of={each.sources} sources={sources} />
              </th>
              <td>
                <Mark {...marks[each.standing]} word={t(`standard.standing.${each.standing}`)} />
                {each.deviation && <p className={styles.deviation}>{say(each.deviation)}</p>}
              </td>
              <td>
                <Answers of={each} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
