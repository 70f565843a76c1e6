/** An amount: typed and shown in yuan, kept in fen. What is no amount is kept as it is written, for the findings to name. */
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlainValue } from '../../engine/core/facts/facts.ts';
import { fenIn, yuanWords } from '../../engine/core/yuan.ts';
import styles from './policies.module.css';

interface Props {
  value: PlainValue;
  label: string;
  wrong: boolean;
  describedBy: string | undefined;
  change: (value: PlainValue) => void;
}

/** The field. */
export function MoneyField({ value, label, wrong, describedBy, change }: Props) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<string | null>(null);
  const settled = typeof value === 'number' ? yuanWords(value) : String(value);
  return (
    <Input
      aria-label={label}
      aria-invalid={wrong}
      aria-describedby={describedBy}
      status={wrong ? 'error' : ''}
      className={styles.value ?? ''}
      autoComplete="off"
      inputMode="decimal"
      suffix={t('policies.yuan')}
      value={typed ?? settled}
      onChange={({ target }) => {
        setTyped(target.value);
        change(fenIn(target.value) ?? target.value);
      }}
      onBlur={() => {
        setTyped(null);
      }}
    />
  );
}
