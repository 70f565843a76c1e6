/** The fact that a condition asks: of the catalogue, with its type and where it comes from, or an input of the scenario. */
import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { factSources, factTypes } from '../../engine/core/facts/fact-words.ts';
import {
  dataPrefix,
  facts,
  inputPrefix,
  isOfScenario,
  type Fact,
  type FactType,
} from '../../engine/core/facts/facts.ts';
import { personalClasses } from '../../engine/core/value-type.ts';
import type { Condition } from '../../engine/core/policies/policy.ts';
import { ChooseOne } from '../app/choose-one.tsx';
import { useLanguage } from '../app/use-language.ts';
import { typeAsked, withFact, withType } from './condition-values.ts';
import { useIsWrong } from './field-notes.tsx';
import styles from './policies.module.css';

interface Props {
  condition: Condition;
  pointer: string;
  describedBy: string;
  change: (condition: Condition, gesture?: string) => void;
}

const types = ['string', 'number', 'boolean', 'date', 'region', 'list'] as const;

const prefixOf = (fact: string): string => (fact.startsWith(dataPrefix) ? dataPrefix : inputPrefix);

/** The name of an input or of a field of a variable, and its type. */
function InputFact({ condition, pointer, change }: Omit<Props, 'describedBy'>) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const prefix = prefixOf(condition.fact);
  const named = t(prefix === dataPrefix ? 'policies.data-name' : 'policies.input-name');
  return (
    <>
      <Input
        className={styles.value ?? ''}
        aria-label={named}
        placeholder={named}
        autoComplete="off"
        value={condition.fact.slice(prefix.length)}
        onChange={({ target }) => {
          change({ ...condition, fact: prefix + target.value }, `${pointer}/fact`);
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
  const isInput = isOfScenario(condition.fact);
  const known = Object.entries<Fact>(facts).map(([name, { label, type, source, personal }]) => ({
    value: name,
    label: t(personal ? 'policies.fact-option-personal' : 'policies.fact-option', {
      label: say(label),
      type: say(factTypes[type]),
      source: say(factSources[source]),
      personal: personal ? say(personalClasses[personal]) : '',
    }),
  }));
  const isStrange = condition.fact !== '' && !isInput && !Object.hasOwn(facts, condition.fact);
  const options = [
    ...known,
    ...(isStrange ? [{ value: condition.fact, label: condition.fact }] : []),
    { value: inputPrefix, label: t('policies.input') },
    { value: dataPrefix, label: t('policies.data') },
  ];
  return (
    <>
      <ChooseOne
        aria-label={t('policies.fact')}
        data-blank={condition.fact === '' || undefined}
        aria-invalid={wrong}
        aria-describedby={describedBy}
        value={isInput ? prefixOf(condition.fact) : condition.fact}
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
