/** The rules of a policy in order, each with its outcome, its reason and its clauses. */
import { useTranslation } from 'react-i18next';
import type { Port } from '../../engine/core/node.ts';
import type { Policy } from '../../engine/core/policies/policy.ts';
import { outcomeColumn, rowName } from '../../engine/core/tables/table.ts';
import { text, type Text } from '../../engine/core/text.ts';
import { ClauseTags } from '../app/clause-tags.tsx';
import { useLanguage } from '../app/use-language.ts';
import styles from './node-panel.module.css';

const mostShown = 100;

interface Line {
  name: string;
  then: string;
  reason: Text;
  clauses: string[];
}

/** The rules, or the first rows of a table. */
function linesOf({ rules, table }: Policy): Line[] {
  if (rules) return rules;
  const outcome = outcomeColumn(table);
  return table.rows.slice(0, mostShown).map(({ then, reason, clauses = [] }, index) => {
    const name = rowName(table, index);
    return { name, then: String(then[outcome]), reason: reason ?? text(name, name), clauses };
  });
}

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
        {linesOf(policy).map((rule) => (
          <li key={rule.name}>
            <strong>{outcome(rule.then)}</strong> {say(rule.reason)} <ClauseTags clauses={rule.clauses} />
          </li>
        ))}
        {policy.table && policy.table.rows.length > mostShown && <li>…</li>}
        <li>
          <strong>{outcome(policy.otherwise.then)}</strong> {t('node.otherwise')}
          {say(policy.otherwise.reason)}
        </li>
      </ol>
    </>
  );
}
