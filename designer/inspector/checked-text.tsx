/** Texts of which only what fits reaches the document; what does not stays visible, with the reason. */
import { Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Text, type Language } from '../../engine/core/text.ts';
import { BothLanguages } from './fields/bilingual-input.tsx';
import styles from './inspector.module.css';

interface LineProps {
  label: string;
  help?: string;
  value: string;
  placeholder?: string;
  disabled: boolean;
  /** Whether a text fits; one that is empty is taken away where it may be. */
  fits: (typed: string) => boolean;
  wrong: string;
  change: (typed: string | undefined) => void;
}

/** A line that may be empty. */
export function CheckedLine({ label, help, value, placeholder, disabled, fits, wrong, change }: LineProps) {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <Input
        {...{ id, disabled, placeholder: placeholder ?? '' }}
        className={styles.code ?? ''}
        aria-invalid={typed !== null}
        aria-describedby={`${id}-help`}
        value={typed ?? value}
        onChange={({ target }) => {
          const isFit = target.value === '' || fits(target.value);
          setTyped(isFit ? null : target.value);
          if (isFit) change(target.value === '' ? undefined : target.value);
        }}
      />
      <div id={`${id}-help`} aria-live="polite">
        {typed === null ? (
          help !== undefined && <p className={styles.help}>{help}</p>
        ) : (
          <p className={styles.error}>{wrong}</p>
        )}
      </div>
    </div>
  );
}

interface TextProps {
  label: string;
  value: Text | undefined;
  required: boolean;
  disabled: boolean;
  change: (text: Text | undefined) => void;
}

/** A text in both languages; it reaches the document once both are there, or neither where it may be without. */
export function CheckedText({ label, value, required, disabled, change }: TextProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<Partial<Record<Language, string>> | null>(null);
  return (
    <fieldset className={styles.field}>
      <legend>{label}</legend>
      <BothLanguages
        value={typed ?? value ?? {}}
        label={label}
        disabled={disabled}
        change={(next) => {
          const isNone = !required && next['zh-CN'] === '' && next.en === '';
          const isFit = isNone || Text.safeParse(next).success;
          setTyped(isFit ? null : next);
          if (isFit) change(isNone ? undefined : next);
        }}
      />
      {typed && (
        <p role="alert" className={styles.error}>
          {t('inspector.both-languages')}
        </p>
      )}
    </fieldset>
  );
}
