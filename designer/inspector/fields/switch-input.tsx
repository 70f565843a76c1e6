/** Yes or no. */
import { Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFieldGround, type InputProps } from '../field-ground.ts';
import styles from '../inspector.module.css';

/** The switch, with the word of what it stands at. */
export function SwitchInput({ value, preset, pointer, id, label }: InputProps) {
  const { t } = useTranslation();
  const { editable, write } = useFieldGround();
  const isOn = (value ?? preset) === true;
  return (
    <span className={styles.row}>
      <Switch
        id={id}
        aria-label={label}
        disabled={!editable}
        checked={isOn}
        onChange={(next) => {
          write(pointer, next);
        }}
      />
      <span aria-hidden>{t(isOn ? 'setting.yes' : 'setting.no')}</span>
    </span>
  );
}
