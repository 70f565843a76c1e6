/** The fact that a condition asks: of the catalogue, with its type and where it comes from, or an input of the scenario. */
import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { factSources, factTypes } from '../../engine/core/fact-words.ts';
import { facts, type Fact, type FactType } from '../../engine/core/facts.ts';
import type { Condition } from '../../engine/core/policy.ts';
import { ChooseOne } from '../app/choose-one.tsx';
import { useLanguage } from '../app/use-language.ts';
import { inputPrefix, typeAsked, withFact, withType } from './condition-values.ts';
import { useIsWrong } from './field-notes.tsx';
import styles from './policies.module.css';

interface Props {
  condition: Condition;
  pointer: string;
  describedBy: string;
  change: (condition: Condition, gesture?: string) => void;
}

const types = ['string', 'number', 'boolean'] as const;

/** The name of an input, and its type. */
function InputFact({ condition, pointer, change }: Omit<Props, 'describedBy'>) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  return (
    <>
      <Input
        className={styles.value ?? ''}
        aria-label={t('policies.input-name')}
        placeholder={t('policies.input-name')}
        autoComplete="off"
        value={condition.fact.slice(inputPrefix.length)}
        onChange={({ target }) => {
          change({ ...condition, fact: inputPrefix + target.value }, `${pointer}/fact`);
        }}
      />
      <ChooseOne
        aria-label={t('policies.input-type')}
        value={typeAsked(condition)}
        options={types.map((type) => ({ value: type, label: say(factTypes[type]) }))}
        change={(type) => {
          change(withType(condition, type as FactType));
        }}
      />
    </>
  );
}

/** The choice. */
export function FactField({ condition, pointer, describedBy, change }: Props) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const wrong = useIsWrong(`${pointer}/fact`);
  const isInput = condition.fact.startsWith(inputPrefix);
  const known = Object.entries<Fact>(facts).map(([name, { label, type, source }]) => ({
    value: name,
    label: t('policies.fact-option', {
      label: say(label),
      type: say(factTypes[type]),
      source: say(factSources[source]),
    }),
  }));
  const isStrange = condition.fact !== '' && !isInput && !Object.hasOwn(facts, condition.fact);
  const options = [
    ...known,
    ...(isStrange ? [{ value: condition.fact, label: condition.fact }] : []),
    { value: inputPrefix, label: t('policies.input') },
  ];
  return (
    <>
      <ChooseOne
        aria-label={t('policies.fact')}
        data-blank={condition.fact === '' || undefined}
        aria-invalid={wrong}
        aria-describedby={describedBy}
        value={isInput ? inputPrefix : condition.fact}
        options={options}
        {...(condition.fact === '' && { none: t('policies.choose-fact') })}
        change={(fact) => {
          change(withFact(condition, fact));
        }}
      />
      {isInput && <InputFact {...{ condition, pointer, change }} />}
    </>
  );
}
