/** A line of text, such as a code or a name. */
import { Input } from 'antd';
import { useFieldGround, type InputProps } from '../field-ground.ts';

/** The input; an optional text that is emptied is taken away. */
export function TextInput({ value, preset, required, pointer, id, label }: InputProps) {
  const { editable, write } = useFieldGround();
  return (
    <Input
      id={id}
      aria-label={label}
      disabled={!editable}
      value={typeof value === 'string' ? value : ''}
      {...(typeof preset === 'string' && { placeholder: preset })}
      onChange={({ target }) => {
        write(pointer, target.value === '' && !required ? undefined : target.value);
      }}
    />
  );
}
