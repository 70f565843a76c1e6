/** The value of a fact, by its type: one of its own values, yes or no, a number or a text; or several of them. */
import { Checkbox, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { valueWords } from '../../engine/core/fact-words.ts';
import type { Fact, FactValue } from '../../engine/core/facts.ts';
import { ChooseOne } from '../app/choose-one.tsx';
import { useLanguage } from '../app/use-language.ts';
import { settledNumber, typedNumber } from './condition-values.ts';
import styles from './policies.module.css';

interface Shared {
  fact: string;
  type: Fact['type'];
  values: Fact['values'];
  label: string;
  wrong?: boolean;
  describedBy?: string;
}

interface OneProps extends Shared {
  /** An empty text while nothing is given. */
  value: FactValue;
  /** Said where nothing is chosen, and lets that be chosen. */
  none?: string;
  change: (value: FactValue) => void;
}

function Choice({ fact, type, values = [], label, value, none, wrong, describedBy, change }: OneProps) {
  const { say } = useLanguage();
  const known: FactValue[] = type === 'boolean' ? [true, false] : [...values];
  const strange = value !== '' && !known.includes(value) ? [value] : [];
  const options = [...known, ...strange].map((each) => ({ value: String(each), label: say(valueWords(fact, each)) }));
  return (
    <ChooseOne
      aria-label={label}
      aria-invalid={wrong}
      aria-describedby={describedBy}
      value={String(value)}
      options={options}
      {...((none !== undefined || value === '') && { none: none ?? '' })}
      change={(next) => {
        change(known.find((each) => String(each) === next) ?? next);
      }}
    />
  );
}

/** One value. */
export function OneValue(props: OneProps) {
  const { type, values, label, value, wrong = false, describedBy, change } = props;
  if (type === 'boolean' || values) return <Choice {...props} />;
  return (
    <Input
      aria-label={label}
      aria-invalid={wrong}
      aria-describedby={describedBy}
      status={wrong ? 'error' : ''}
      className={styles.value ?? ''}
      autoComplete="off"
      inputMode={type === 'number' ? 'decimal' : 'text'}
      value={String(value)}
      onChange={({ target }) => {
        change(type === 'number' ? typedNumber(target.value) : target.value);
      }}
      onBlur={() => {
        if (type === 'number' && typeof value === 'string') change(settledNumber(value));
      }}
    />
  );
}

interface ListProps extends Shared {
  value: (string | number)[];
  change: (value: (string | number)[]) => void;
}

/** Several values: ticked where they are few, else written one after the other. */
export function ListOfValues({ fact, type, values, label, value, wrong = false, change }: ListProps) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  if (values)
    return (
      <span role="group" aria-label={label} className={styles.ticks} data-wrong={wrong || undefined}>
        {values.map((each) => (
          <Checkbox
            key={each}
            checked={value.includes(each)}
            onChange={({ target }) => {
              change(values.filter((other) => (other === each ? target.checked : value.includes(other))));
            }}
          >
            {say(valueWords(fact, each))}
          </Checkbox>
        ))}
      </span>
    );
  return (
    <Select
      mode="tags"
      open={false}
      suffixIcon={null}
      aria-label={label}
      status={wrong ? 'error' : ''}
      className={styles.tags ?? ''}
      placeholder={t('policies.list-help')}
      tokenSeparators={[',', '，', '、', ';', '；', ' ']}
      value={value.map(String)}
      onChange={(next: string[]) => {
        change(next.map((each) => (type === 'number' ? settledNumber(each) : each)));
      }}
    />
  );
}
