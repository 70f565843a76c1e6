/** The rules of a policy to be read, in their order: what they ask for, what they decide, and why. */
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RulePolicy } from '../../engine/core/policies/policy.ts';
import { ClauseTags } from '../app/clause-tags.tsx';
import { useLanguage } from '../app/use-language.ts';
import { ConditionSentence } from './condition-sentence.tsx';
import styles from './policies.module.css';

const atOnce = 100;

/** The rules, and what is decided where none holds. */
export function RuleSentences({ policy: { rules, otherwise, unknown } }: { policy: RulePolicy }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const [shown, setShown] = useState(atOnce);
  return (
    <>
      <ol className={styles.rules}>
        {rules.slice(0, shown).map(({ name, when, then, reason, prompt, clauses }, index) => (
          <li key={name + String(index)} className={styles.rule}>
            <h3>
              {t('policies.rule', { number: index + 1 })} <code>{name}</code>
            </h3>
            <div className={styles.sentence}>
              <span className={styles.word}>{t('policies.if')}</span>
              <ConditionSentence conditions={when} />
            </div>
            <p>
              <span className={styles.word}>{t('policies.then')}</span>{' '}
              <strong className={styles.outcome}>{then}</strong> {say(reason)}
            </p>
            {(prompt !== undefined || clauses.length > 0) && (
              <p>
                {prompt !== undefined && (
                  <>
                    <span className={styles.word}>{t('policies.prompt')}</span> <code>{prompt}</code>{' '}
                  </>
                )}
                <ClauseTags clauses={clauses} />
              </p>
            )}
          </li>
        ))}
      </ol>
      {rules.length > shown && (
        <Button
          onClick={() => {
            setShown(shown + atOnce);
          }}
        >
          {t('policies.more-rules', { shown, total: rules.length })}
        </Button>
      )}
      <p className={styles.rule}>
        <span className={styles.word}>{t('policies.otherwise')}</span>{' '}
        <strong className={styles.outcome}>{otherwise.then}</strong> {say(otherwise.reason)}
      </p>
      {unknown && (
        <p className={styles.rule}>
          <span className={styles.word}>{t('policies.unknown')}</span>{' '}
          <strong className={styles.outcome}>{unknown.then}</strong> {say(unknown.reason)}
        </p>
      )}
    </>
  );
}
