/** A record of one of several shapes: which of them, then its fields. */
import { useTranslation } from 'react-i18next';
import { ChooseOne } from '../../app/choose-one.tsx';
import { useLanguage } from '../../app/use-language.ts';
import { useFieldGround, type InputProps } from '../field-ground.ts';
import { emptyFields, type Form } from '../form-model.ts';
import { isRecord } from '../form-values.ts';
import { SettingFields } from '../setting-field.tsx';
import { valueWord } from '../value-words.ts';

/** The choice of the shape and the fields of that shape. */
export function VariantInput({ form, value, pointer, id, label }: InputProps<Form & { is: 'variant' }>) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const { editable, write } = useFieldGround();
  const chosen = isRecord(value) ? value[form.by] : undefined;
  const variant = form.variants.find((each) => each.value === chosen);
  return (
    <>
      <ChooseOne
        id={id}
        aria-label={label}
        disabled={!editable}
        value={variant?.value ?? ''}
        {...(!variant && { none: t('inspector.none') })}
        options={form.variants.map((each) => ({
          value: each.value,
          label: say(valueWord(form.by, each.value) ?? { 'zh-CN': each.value, en: each.value }),
        }))}
        change={(next) => {
          const fields = form.variants.find((each) => each.value === next)?.fields ?? [];
          write(pointer, { [form.by]: next, ...emptyFields(fields) });
        }}
      />
      {variant && <SettingFields fields={variant.fields} value={value} pointer={pointer} />}
    </>
  );
}
