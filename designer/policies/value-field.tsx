/** The value of a fact, by its type: one of its own values, yes or no, a number, an amount, a day, a division or a text; or several of them. */
import { Checkbox, Input, Select } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { valueWords } from '../../engine/core/facts/fact-words.ts';
import { isList, isTypeOfList, memberTypeOf } from '../../engine/core/facts/fact-types.ts';
import type { Fact, FactValue, PlainValue } from '../../engine/core/facts/facts.ts';
import { ChooseOne } from '../app/choose-one.tsx';
import { useLanguage } from '../app/use-language.ts';
import { RegionField } from '../regions/region-field.tsx';
import { RegionsField } from '../regions/regions-field.tsx';
import { settledNumber, typedNumber } from './condition-values.ts';
import { MoneyField } from './money-field.tsx';
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
  value: PlainValue;
  /** Said where nothing is chosen, and lets that be chosen. */
  none?: string;
  change: (value: PlainValue) => void;
}

function Choice({ fact, type, values = [], label, value, none, wrong, describedBy, change }: OneProps) {
  const { say } = useLanguage();
  const known: PlainValue[] = type === 'boolean' ? [true, false] : [...values];
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

/** How what is typed becomes a value of a type, and what it is once nobody types any more; of all others the text itself. */
const typing: Partial<
  Record<
    Fact['type'],
    { shown: (value: PlainValue) => string; typed: (text: string) => PlainValue; settled: (text: string) => PlainValue }
  >
> = {
  number: { shown: String, typed: typedNumber, settled: settledNumber },
};

function Division({ label, value, wrong = false, describedBy, change }: OneProps) {
  const id = useId();
  return (
    <span className={styles.division}>
      <label htmlFor={id} className="only-read-aloud">
        {label}
      </label>
      <RegionField
        {...{ id, change }}
        value={String(value)}
        isWrong={wrong}
        {...(describedBy !== undefined && { describedBy })}
      />
    </span>
  );
}

/** One value. */
export function OneValue(props: OneProps) {
  const { type, values, label, value, wrong = false, describedBy, change } = props;
  if (type === 'boolean' || values) return <Choice {...props} />;
  if (type === 'region') return <Division {...props} />;
  if (type === 'money') return <MoneyField {...{ value, label, wrong, describedBy, change }} />;
  const { shown = String, typed = String, settled = String } = typing[type] ?? {};
  return (
    <Input
      aria-label={label}
      aria-invalid={wrong}
      aria-describedby={describedBy}
      status={wrong ? 'error' : ''}
      className={styles.value ?? ''}
      autoComplete="off"
      type={type === 'date' ? 'date' : 'text'}
      inputMode={typing[type] ? 'decimal' : 'text'}
      value={shown(value)}
      onChange={({ target }) => {
        change(typed(target.value));
      }}
      onBlur={() => {
        if (typing[type] && typeof value === 'string' && settled(value) !== value) change(settled(value));
      }}
    />
  );
}

interface ListProps extends Shared {
  value: (string | number)[];
  change: (value: (string | number)[]) => void;
}

function Divisions({ label, value, wrong = false, change }: ListProps) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <span className={styles.division}>
      <label htmlFor={id} className="only-read-aloud">
        {label}
      </label>
      <RegionsField {...{ id, change }} value={value.map(String)} isWrong={wrong} none={t('policies.no-division')} />
    </span>
  );
}

/** Several values: ticked where they are few, else written one after the other. */
export function ListOfValues(props: ListProps) {
  const { fact, type, values, label, value, wrong = false, change } = props;
  const { t } = useTranslation();
  const { say } = useLanguage();
  if (type === 'region') return <Divisions {...props} />;
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

interface FactProps extends Shared {
  /** Undefined while nothing is known. */
  value: FactValue | undefined;
  none: string;
  change: (value: FactValue) => void;
}

/** A value of a fact of any type: one value, or a list that may be empty, or not be known. */
export function FactValueField({ value, none, change, ...shared }: FactProps) {
  const { t } = useTranslation();
  if (!isTypeOfList(shared.type))
    return <OneValue {...shared} {...{ none, change }} value={value === undefined || isList(value) ? '' : value} />;
  const isKnown = isList(value);
  return (
    <span className={styles.listed}>
      <ChooseOne
        aria-label={shared.label}
        value={isKnown ? 'known' : ''}
        none={none}
        options={[{ value: 'known', label: t('policies.list-known') }]}
        change={(next) => {
          change(next === 'known' ? [] : '');
        }}
      />
      {isKnown && (
        <ListOfValues
          {...shared}
          type={memberTypeOf(shared.type)}
          value={[...value]}
          change={(next) => {
            change(next.map(String));
          }}
        />
      )}
    </span>
  );
}

/** The two ends of a range. */
export function RangeOfValues({ value, change, ...shared }: ListProps) {
  const { t } = useTranslation();
  const [from = '', to = ''] = value;
  const end = (key: 'from' | 'to', shown: string | number, write: (next: string | number) => void) => (
    <OneValue
      {...shared}
      values={undefined}
      label={t(`policies.range.${key}`)}
      value={shown}
      change={(next) => {
        write(typeof next === 'boolean' ? '' : next);
      }}
    />
  );
  return (
    <span role="group" aria-label={shared.label} className={styles.range}>
      {end('from', from, (next) => {
        change([next, to]);
      })}
      <span aria-hidden>–</span>
      {end('to', to, (next) => {
        change([from, next]);
      })}
    </span>
  );
}
