/** The rules of a policy in order, each with its outcome, its reason and its clauses. */
import { useTranslation } from 'react-i18next';
import type { Port } from '../../engine/core/node.ts';
import type { Policy } from '../../engine/core/policy.ts';
import { ClauseTags } from '../app/clause-tags.tsx';
import { useLanguage } from '../app/use-language.ts';
import styles from './node-panel.module.css';

/** The rules; `labels` are the words of the outcomes. */
export function PolicyRules({ policy, labels }: { policy: Policy; labels: readonly Port[] }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const outcome = (id: string) => {
    const label = labels.find((port) => port.id === id)?.label;
    return label ? say(label) : id;
  };
  return (
    <>
      <p className={styles.summary}>
        {say(policy.title)} · {t(`level.${policy.level}`)}
      </p>
      <ol className={styles.rules}>
        {policy.rules.map((rule) => (
          <li key={rule.name}>
            <strong>{outcome(rule.then)}</strong> {say(rule.reason)} <ClauseTags clauses={rule.clauses} />
          </li>
        ))}
        <li>
          <strong>{outcome(policy.otherwise.then)}</strong> {t('node.otherwise')}
          {say(policy.otherwise.reason)}
        </li>
      </ol>
    </>
  );
}
