/** The version of a policy that waits for a second person: what changes, whom it concerns, what its test rows say, and the decision. */
import { CheckOutlined, RollbackOutlined, UndoOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { PolicyView } from '../../engine/core/api.ts';
import { diffPolicy } from '../../engine/core/diff/diff-policies.ts';
import type { PolicyAct } from '../../engine/core/policies/policy-release.ts';
import { MomentOf } from '../app/moment-of.tsx';
import { ProblemAlert } from '../app/problem-notice.tsx';
import { useMay, useSession } from '../app/session.ts';
import { useLanguage } from '../app/use-language.ts';
import { ChangeList } from '../publish/comparison.tsx';
import styles from './policies.module.css';
import { PolicyDecisionDialogue } from './policy-decision-dialogue.tsx';
import { actsOn, comparedWith, waitingOf } from './policy-standing.ts';
import { RuleSentences } from './rule-sentences.tsx';
import { useDecidePolicy, usePolicyImpact, usePolicySuite, usePolicyVersions } from './use-policies.ts';
import { isAsExpected } from '../../engine/core/policies/policy-rows.ts';
import { useMutationScore } from './use-mutation-score.ts';
import { useRowResults } from './use-row-results.ts';

const icons: Record<PolicyAct, ReactNode> = {
  release: <CheckOutlined aria-hidden />,
  return: <RollbackOutlined aria-hidden />,
  withdraw: <UndoOutlined aria-hidden />,
};

const noRows: never[] = [];

/** What the test rows kept now say of the version, and how many mistakes they would notice. */
function RowsOf({ policy }: { policy: PolicyView['policy'] }) {
  const { t } = useTranslation();
  const { data, isError, error } = usePolicySuite(policy.name);
  const rows = data?.suite.rows ?? noRows;
  const results = useRowResults(policy, rows);
  const mutation = useMutationScore(policy, rows);
  const score = 'score' in mutation ? mutation.score : null;
  if (isError) return <ProblemAlert error={error} />;
  if (!data) return <p>{t('state.loading')}</p>;
  if (rows.length === 0) return <p className={styles.finding}>{t('policies.save.untested')}</p>;
  const failing = rows.filter((row) => {
    const result = results.get(row.id);
    return result !== undefined && isAsExpected(row, result) === false;
  });
  return (
    <>
      <p>
        {t(failing.length === 0 ? 'policies.release.rows-green' : 'policies.release.rows-failing', {
          count: rows.length,
          failing: failing.length,
        })}
      </p>
      {failing.length > 0 && (
        <ul>
          {failing.map(({ id, name }) => (
            <li key={id}>{name ?? id}</li>
          ))}
        </ul>
      )}
      <p>
        {score
          ? t('policies.mutation.sum', { tried: score.tried, noticed: score.noticed })
          : t('policies.mutation.running')}
      </p>
    </>
  );
}

/** The scenarios whose next filing would pin the version. */
function Concerned({ name }: { name: string }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const { data } = usePolicyImpact(name);
  const scenarios = data?.scenarios ?? [];
  if (scenarios.length === 0) return <p>{t('policies.used-nowhere')}</p>;
  return (
    <ul className={styles.uses}>
      {scenarios.map((scenario) => (
        <li key={scenario.id}>
          <Link to={`/scenarios/${scenario.id}`}>{say(scenario.name)}</Link>
        </li>
      ))}
    </ul>
  );
}

/** What a second person looks at before deciding. */
function Evidence({ view, before }: { view: PolicyView; before: PolicyView | undefined }) {
  const { t } = useTranslation();
  const { policy, refines } = view;
  const of = refines ?? policy.name;
  return (
    <>
      <h3>{t('policies.release.changes')}</h3>
      {before ? (
        <ChangeList differences={diffPolicy(before.policy, policy)} />
      ) : (
        <>
          <p>{t('policies.release.first')}</p>
          {policy.rules && <RuleSentences policy={policy} />}
        </>
      )}
      <h3>{t('policies.release.rows')}</h3>
      <RowsOf policy={policy} />
      <h3>{t('policies.release.concerns')}</h3>
      {refines !== null && <p>{t('policies.release.at-once')}</p>}
      <Concerned name={of} />
    </>
  );
}

/** The section; nothing where no version waits. */
export function WaitingVersion({ name }: { name: string }) {
  const { t } = useTranslation();
  const may = useMay();
  const { data: session } = useSession();
  const { data } = usePolicyVersions(name);
  const order = useDecidePolicy(name);
  const [deciding, setDeciding] = useState<PolicyAct | null>(null);
  const versions = data?.items ?? [];
  const view = waitingOf(versions);
  const acts = view ? actsOn(view, { account: session?.actor.account ?? '', may }) : [];
  return (
    <>
      {order.data?.decision && !deciding && (
        <Alert
          type="success"
          showIcon
          role="status"
          className={styles.notice ?? ''}
          title={t(`policies.release.told.${order.data.decision.act}`, { version: order.data.version })}
        />
      )}
      {view && (
        <section className={`${styles.section} ${styles.waiting}`} aria-labelledby="waiting">
          <h2 id="waiting">{t('policies.release.waits', { version: view.version })}</h2>
          <p className={styles.note}>
            {t('policies.release.proposed-by')} <code>{view.updatedBy}</code> · <MomentOf at={view.updatedAt} />
            {view.from !== null && <> · {t('policies.state.from', { day: view.from })}</>}
          </p>
          <Evidence view={view} before={comparedWith(versions, view)} />
          <div className={styles.row}>
            {acts.map((act) => (
              <Button
                key={act}
                {...(act === 'release' && { type: 'primary' as const })}
                icon={icons[act]}
                onClick={() => {
                  setDeciding(act);
                }}
              >
                {t(`policies.release.act.${act}`)}
              </Button>
            ))}
            {acts.length === 0 && <p className={styles.note}>{t('policies.release.another')}</p>}
          </div>
        </section>
      )}
      {deciding && view && (
        <PolicyDecisionDialogue
          {...{ view, order }}
          act={deciding}
          mayTry={view.refines === null && versions.some(({ state }) => state === 'in-force')}
          close={() => {
            setDeciding(null);
            if (order.isError) order.reset();
          }}
        />
      )}
    </>
  );
}
