/** A word or a number, such as all branches or so many. */
import { InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { ChooseOne } from '../../app/choose-one.tsx';
import { useLanguage } from '../../app/use-language.ts';
import { useFieldGround, type InputProps } from '../field-ground.ts';
import type { Form } from '../form-model.ts';
import styles from '../inspector.module.css';
import { valueWord } from '../value-words.ts';

const byNumber = '#';

/** The words, and the number once it is a number. */
export function EitherInput({ form, name, value, preset, pointer, id, label }: InputProps<Form & { is: 'either' }>) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const { editable, write } = useFieldGround();
  const shown = value ?? preset;
  const options = form.words.map((word) => ({
    value: word,
    label: say(valueWord(name, word) ?? { 'zh-CN': word, en: word }),
  }));
  return (
    <span className={styles.row}>
      <ChooseOne
        aria-label={label}
        disabled={!editable}
        value={typeof shown === 'number' ? byNumber : String(shown)}
        options={[...options, { value: byNumber, label: t('inspector.so-many') }]}
        change={(next) => {
          write(pointer, next === byNumber ? (form.number.least ?? 1) : next);
        }}
      />
      {typeof shown === 'number' && (
        <InputNumber
          id={id}
          aria-label={t('inspector.so-many')}
          disabled={!editable}
          min={form.number.least ?? 1}
          precision={0}
          value={shown}
          onChange={(next) => {
            if (next !== null) write(pointer, next);
          }}
        />
      )}
    </span>
  );
}
