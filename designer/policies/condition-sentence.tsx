/** Conditions as they are read: one as a sentence, several as a list that says whether all or any must hold. */
import { useTranslation } from 'react-i18next';
import { conditionsWords, factsOf } from '../../engine/core/policies/policy-words.ts';
import type { Conditions } from '../../engine/core/policies/policy.ts';
import { useLanguage } from '../app/use-language.ts';
import { useDivisionNames } from '../regions/use-divisions.ts';
import { groupOf } from './condition-edits.ts';
import styles from './policies.module.css';

/** The sentences. */
export function ConditionSentence({ conditions }: { conditions: Conditions }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const named = useDivisionNames(factsOf(conditions));
  if ('not' in conditions)
    return (
      <div>
        <span className={styles.word}>{t('policies.not')}</span>
        <div className={styles.nested}>
          <ConditionSentence conditions={conditions.not} />
        </div>
      </div>
    );
  const group = groupOf(conditions);
  if (!group) return <span>{say(conditionsWords(conditions, undefined, named))}</span>;
  const [only, ...others] = group.members;
  if (only && others.length === 0) return <ConditionSentence conditions={only} />;
  return (
    <div>
      <span className={styles.word}>{t(`policies.group.${group.kind}`)}</span>
      <ul className={styles.nested}>
        {group.members.map((member, index) => (
          <li key={index}>
            <ConditionSentence conditions={member} />
          </li>
        ))}
      </ul>
    </div>
  );
}
