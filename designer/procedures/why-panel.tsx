/** Why a case waits: who holds it, since when, against which limit and rule, what fails, and what comes next for whom. */
import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import type { ProcedureExplanationView } from '../../engine/core/procedures/explain-procedure.ts';
import type { Procedure } from '../../engine/core/procedures/procedure.ts';
import { Link } from 'react-router';
import { FactList } from '../app/fact-list.tsx';
import { MomentOf } from '../app/moment-of.tsx';
import { useMay } from '../app/session.ts';
import { useLanguage } from '../app/use-language.ts';
import explanation from '../cases/explanation-panel.module.css';
import { PlaceName } from '../institutions/place-name.tsx';
import { DueDate } from '../tasks/due-date.tsx';
import { knownNameOf } from './name-of-field.ts';
import { QuotaList } from './quota-list.tsx';
import styles from './case.module.css';

interface Props {
  told: ProcedureExplanationView;
  procedure: Procedure | undefined;
}

function Facts({ told }: { told: ProcedureExplanationView }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const readsPolicies = useMay()('policy.read');
  const { holder, since, limit, rule, workdaysLeft } = told;
  const facts: [string, ReactNode][] = [
    [
      t('explain.whom'),
      <>
        {say(holder.words)} · <PlaceName region={holder.region} institution={holder.institution} />
      </>,
    ],
    [t('explain.since'), <MomentOf at={since} />],
  ];
  if (limit.until !== null) {
    facts.push([
      t('explain.until'),
      <>
        <DueDate at={limit.until} open />
        {!limit.isOverdue && workdaysLeft !== null && (
          <span> · {t('procedures.workdays-left', { count: workdaysLeft, of: limit.workdays ?? 0 })}</span>
        )}
      </>,
    ]);
  }
  if (rule) {
    facts.push([
      t('procedures.by-rule'),
      <>
        {say(rule.reason)}
        {rule.rule !== null && readsPolicies && (
          <>
            {' '}
            <Link to={`/policies/${rule.policy}`} className={styles.inText}>
              {rule.policy} / {rule.rule}
            </Link>
          </>
        )}
      </>,
    ]);
  }
  return <FactList className={styles.whyFacts} facts={facts} />;
}

/** What does not pass, field by field. */
function Failing({ told, procedure }: Props) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const failing = told.failing.filter(({ quota }) => !quota);
  if (failing.length === 0) return null;
  return (
    <>
      <h3>{t('procedures.failing')}</h3>
      <ul className={explanation.next}>
        {failing.map(({ stage, pointer, rule, message }) => {
          // What is wrong with a paper that was handed in is no field of the form.
          const name = procedure && knownNameOf(procedure, pointer);
          return (
            <li key={stage + pointer + rule + say(message)}>
              {name && <strong>{say(name)}</strong>} {say(message)}
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** Why a test that was passed before is asked for again. */
function Again({ told: { again } }: { told: ProcedureExplanationView }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  if (again.length === 0) return null;
  return (
    <>
      <h3>{t('procedures.asked-again')}</h3>
      <ul className={explanation.next}>
        {again.map(({ because, words }) => (
          <li key={because}>{say(words)}</li>
        ))}
      </ul>
    </>
  );
}

const tones = (told: ProcedureExplanationView): string =>
  told.problem ? 'held' : told.limit.isOverdue ? 'held' : told.holder.side === 'platform' ? 'running' : 'waiting';

/** The panel. */
export function WhyPanel({ told, procedure }: Props) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const next = told.next.map(({ words, by }) => ({ words: say(words), by: say(by) }));
  const people = [...new Set(next.map(({ by }) => by))];
  return (
    <section className={explanation.panel} aria-labelledby="why-waiting" data-status={tones(told)}>
      <h2 id="why-waiting">{t(told.isOver ? 'procedures.how-it-ended' : 'explain.title')}</h2>
      <p className={explanation.summary}>{say(told.summary)}</p>
      {!told.isOver && <Facts told={told} />}
      <Again told={told} />
      <QuotaList quotas={told.quotas} />
      <Failing told={told} procedure={procedure} />
      {people.length > 0 && (
        <>
          <h3>{t('explain.next')}</h3>
          <ul className={explanation.next}>
            {people.map((by) => (
              <li key={by}>
                {next
                  .filter((each) => each.by === by)
                  .map(({ words }) => words)
                  .join(t('list.comma'))}{' '}
                <span className={explanation.faint}>{t('explain.by', { who: by })}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
