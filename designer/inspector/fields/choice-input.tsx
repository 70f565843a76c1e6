/** One of several values, by their words. */
import { useTranslation } from 'react-i18next';
import { ChooseOne } from '../../app/choose-one.tsx';
import { hasPictures } from '../../app/use-picture.tsx';
import { useLanguage } from '../../app/use-language.ts';
import { useFieldGround, type InputProps } from '../field-ground.ts';
import type { Form } from '../form-model.ts';
import { valueWord } from '../value-words.ts';
import { TilesInput } from './tiles-input.tsx';

/** The choice: tiles where the values have pictures, else a list to choose from. */
export function ChoiceInput(props: InputProps<Form & { is: 'choice' | 'choices' }>) {
  const { form, name, value, preset, required, pointer, id, label } = props;
  const { t } = useTranslation();
  const { say } = useLanguage();
  const { editable, write } = useFieldGround();
  if (hasPictures(name)) return <TilesInput {...props} />;
  const shown = value ?? preset;
  const options = form.values.map((each) => {
    const word = valueWord(name, each);
    return { value: each, label: word ? say(word) : each };
  });
  const isOpen = !required && preset === undefined;
  const current = typeof shown === 'string' ? shown : '';
  const isStrange = current !== '' && !form.values.includes(current);
  return (
    <ChooseOne
      id={id}
      aria-label={label}
      disabled={!editable}
      value={current}
      options={isStrange ? [...options, { value: current, label: current }] : options}
      {...((isOpen || current === '') && { none: t('inspector.none') })}
      change={(next) => {
        write(pointer, next === '' ? undefined : next);
      }}
    />
  );
}
