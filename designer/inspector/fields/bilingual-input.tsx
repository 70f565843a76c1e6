/** A text in Chinese and English, side by side. */
import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { languages, type Language } from '../../../engine/core/text.ts';
import { useFieldGround, type InputProps } from '../field-ground.ts';
import { isRecord } from '../form-values.ts';
import styles from '../inspector.module.css';

interface Props {
  value: Partial<Record<Language, string>>;
  label: string;
  disabled: boolean;
  change: (value: Record<Language, string>) => void;
}

/** The two inputs of a text; either may be empty while it is written. */
export function BothLanguages({ value, label, disabled, change }: Props) {
  const { t } = useTranslation();
  return (
    <div className={styles.bilingual}>
      {languages.map((language) => (
        <div key={language}>
          <span aria-hidden>{t(`inspector.language.${language}`)}</span>
          <Input.TextArea
            autoSize={{ minRows: 1, maxRows: 6 }}
            aria-label={t('inspector.in-language', { label, language: t(`inspector.language.${language}`) })}
            lang={language}
            disabled={disabled}
            value={value[language] ?? ''}
            onChange={({ target }) => {
              change({ 'zh-CN': value['zh-CN'] ?? '', en: value.en ?? '', [language]: target.value });
            }}
          />
        </div>
      ))}
    </div>
  );
}

/** The setting. */
export function BilingualInput({ value, preset, required, pointer, label }: InputProps) {
  const { editable, write } = useFieldGround();
  const shown = value ?? preset;
  return (
    <BothLanguages
      value={isRecord(shown) ? shown : {}}
      label={label}
      disabled={!editable}
      change={(next) => {
        write(pointer, !required && next['zh-CN'] === '' && next.en === '' ? undefined : next);
      }}
    />
  );
}
