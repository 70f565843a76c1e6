/** Values of a setting as tiles with pictures: one of them, or several. */
import { PictureTiles } from '../../app/picture-tiles.tsx';
import { useLanguage } from '../../app/use-language.ts';
import { useFieldGround, type InputProps } from '../field-ground.ts';
import type { Form } from '../form-model.ts';
import { valueWord } from '../value-words.ts';

/** The tiles. */
export function TilesInput({
  form,
  name,
  value,
  preset,
  pointer,
  id,
}: InputProps<Form & { is: 'choice' | 'choices' }>) {
  const { say } = useLanguage();
  const { editable, write } = useFieldGround();
  const isMany = form.is === 'choices';
  const shown = value ?? preset;
  const chosen: readonly unknown[] = Array.isArray(shown) ? shown : [shown];
  const tiles = form.values.map((each) => ({
    value: each,
    label: say(valueWord(name, each) ?? { 'zh-CN': each, en: each }),
  }));
  return (
    <PictureTiles
      {...{ tiles, chosen, isMany }}
      of={name}
      name={id}
      disabled={!editable}
      choose={(each, isOn) => {
        if (!isMany) write(pointer, each);
        else write(pointer, isOn ? [...chosen, each] : chosen.filter((other) => other !== each));
      }}
    />
  );
}
