/** Where a prompt is used: the steps it is the usual prompt of, the scenarios and the policies. */
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { nodeKind } from '../../engine/core/nodes/index.ts';
import { stepsTelling } from '../../engine/core/prompts/prompt-steps.ts';
import { useLanguage } from '../app/use-language.ts';
import styles from './prompts.module.css';
import { usePromptUses } from './use-prompt-catalogue.ts';

/** The three lists, or the word that nothing uses it yet. */
export function PromptUsesList({ code }: { code: string }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const { data, isPending } = usePromptUses();
  const steps = stepsTelling(code);
  const { scenarios, policies } =
    data && Object.hasOwn(data, code)
      ? (data[code] ?? { scenarios: [], policies: [] })
      : { scenarios: [], policies: [] };
  if (isPending) return <p className={styles.faint}>{t('prompts.uses.loading')}</p>;
  if (steps.length + scenarios.length + policies.length === 0) return <p>{t('prompts.uses.none')}</p>;
  return (
    <ul className={styles.uses}>
      {steps.map(({ kind, outcome, label }) => (
        <li key={`${kind} ${outcome}`}>
          {t('prompts.uses.step', { kind: say(nodeKind(kind).label), outcome: say(label) })}
        </li>
      ))}
      {scenarios.map(({ id, name }) => (
        <li key={id}>
          {t('prompts.uses.scenario')} <Link to={`/scenarios/${id}`}>{say(name)}</Link>
        </li>
      ))}
      {policies.map(({ name, title }) => (
        <li key={name}>
          {t('prompts.uses.policy')} <Link to={`/policies/${name}`}>{say(title)}</Link>
        </li>
      ))}
    </ul>
  );
}
