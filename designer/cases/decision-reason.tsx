/** Why it was decided so, in what whoever looks needs: rule and facts for those who handle cases, levels and digests for those who answer for them. */
import { useTranslation } from 'react-i18next';
import type { Decision } from '../../engine/core/policies/decide.ts';
import { audienceOf, explainDecision, type ExplainedDecision } from '../../engine/core/policies/explain-decision.ts';
import type { Policy } from '../../engine/core/policies/policy.ts';
import { ClauseTags } from '../app/clause-tags.tsx';
import { useSession } from '../app/session.ts';
import { useLanguage } from '../app/use-language.ts';
import { useDivisionNames } from '../regions/use-divisions.ts';
import styles from './case-timeline.module.css';

/** What each level made of it, for auditors. */
function Levels({ layers = [], above }: Pick<ExplainedDecision, 'layers' | 'above'>) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  if (!above || layers.length === 0) return null;
  return (
    <>
      <div>
        <dt>{t('decision.above')}</dt>
        <dd>
          <code>
            {above.rule ?? t('decision.otherwise')} → {above.outcome}
          </code>
        </dd>
      </div>
      <div>
        <dt>{t('decision.layers')}</dt>
        <dd>
          <ul>
            {layers.map(({ policy, digest, level, outcome, rule, effect }) => (
              <li key={policy}>
                {say(level)} <code title={digest}>{policy}</code> {rule && <code>▸ {rule}</code>} →{' '}
                <code>{outcome}</code>: {say(effect)}
              </li>
            ))}
          </ul>
        </dd>
      </div>
    </>
  );
}

/** The rule that decided, and the facts on which it hangs. */
function Ground({ told, policy }: { told: ExplainedDecision; policy: string }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const { rule, level, facts = [], source } = told;
  if (!rule || !level) return null;
  return (
    <dl>
      <div>
        <dt>{t('decision.rule')}</dt>
        <dd>
          <code>
            {policy} {rule.name === null ? '' : `▸ ${rule.name}`}
          </code>{' '}
          {rule.name === null && t('decision.otherwise')}
        </dd>
      </div>
      {rule.asks && (
        <div>
          <dt>{t('decision.asks')}</dt>
          <dd>{say(rule.asks)}</dd>
        </div>
      )}
      <div>
        <dt>{t('decision.level')}</dt>
        <dd>{say(level)}</dd>
      </div>
      {facts.map(({ name, label, value }) => (
        <div key={name}>
          <dt>{say(label)}</dt>
          <dd>{say(value)}</dd>
        </div>
      ))}
      <Levels {...told} />
      {source && (
        <div>
          <dt>{t('decision.source')}</dt>
          <dd>
            <code title={source.digest}>{source.digest.slice(0, 16)}</code>
          </dd>
        </div>
      )}
    </dl>
  );
}

/** The explanation. */
export function DecisionReason({ decision, policy }: { decision: Decision; policy: Policy | null }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const { data: session } = useSession();
  const told = explainDecision(
    decision,
    policy,
    audienceOf(session?.actor.role),
    useDivisionNames(Object.keys(decision.facts)),
  );
  return (
    <div className={styles.decision}>
      <p>
        <strong>{t('decision.why')}</strong> {say(told.reason)}
      </p>
      <Ground told={told} policy={decision.policy} />
      {told.clauses && <ClauseTags clauses={told.clauses} />}
    </div>
  );
}
