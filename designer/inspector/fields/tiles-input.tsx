/** Values as tiles with pictures: one of them, or several. */
import {
  AimOutlined,
  ApartmentOutlined,
  CarOutlined,
  CheckOutlined,
  CloudOutlined,
  CreditCardOutlined,
  DesktopOutlined,
  DisconnectOutlined,
  GlobalOutlined,
  IdcardOutlined,
  LoginOutlined,
  MobileOutlined,
  QrcodeOutlined,
  ScanOutlined,
  ShopOutlined,
  TeamOutlined,
  WifiOutlined,
} from '@ant-design/icons';
import type { ComponentType } from 'react';
import type { CardMode, Environment, Network } from '../../../engine/core/nodes/start.ts';
import { useLanguage } from '../../app/use-language.ts';
import { useFieldGround, type InputProps } from '../field-ground.ts';
import type { Form } from '../form-model.ts';
import { valueWord } from '../value-words.ts';
import styles from './tiles-input.module.css';

const pictures = {
  cardModes: {
    contact: CreditCardOutlined,
    contactless: WifiOutlined,
    'nfc-phone': MobileOutlined,
    'show-code': QrcodeOutlined,
    scan: ScanOutlined,
    'show-certificate': IdcardOutlined,
    'authorised-login': LoginOutlined,
  } satisfies Record<CardMode, ComponentType>,
  environment: {
    counter: TeamOutlined,
    'self-service': DesktopOutlined,
    gate: AimOutlined,
    merchant: ShopOutlined,
    vehicle: CarOutlined,
    mobile: MobileOutlined,
    online: GlobalOutlined,
  } satisfies Record<Environment, ComponentType>,
  network: {
    'government-private': ApartmentOutlined,
    internet: CloudOutlined,
    offline: DisconnectOutlined,
  } satisfies Record<Network, ComponentType>,
} as const satisfies Record<string, Record<string, ComponentType>>;

/** Whether the values of a setting have pictures. */
export const hasPictures = (setting: string): setting is keyof typeof pictures => Object.hasOwn(pictures, setting);

function Picture({ setting, value }: { setting: string; value: string }) {
  if (!hasPictures(setting)) return null;
  const known: Record<string, ComponentType> = pictures[setting];
  const Icon = known[value];
  return Icon ? (
    <span className={styles.picture} aria-hidden>
      <Icon />
    </span>
  ) : null;
}

/** The tiles: check boxes where several may be chosen, else radio buttons. */
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
  const choose = (each: string, isOn: boolean) => {
    if (!isMany) write(pointer, each);
    else write(pointer, isOn ? [...chosen, each] : chosen.filter((other) => other !== each));
  };
  return (
    <div className={styles.tiles} data-pictures={hasPictures(name) || undefined}>
      {form.values.map((each) => (
        <label key={each} className={styles.tile}>
          <input
            type={isMany ? 'checkbox' : 'radio'}
            name={id}
            disabled={!editable}
            checked={chosen.includes(each)}
            onChange={({ target }) => {
              choose(each, target.checked);
            }}
          />
          <Picture setting={name} value={each} />
          <span>{say(valueWord(name, each) ?? { 'zh-CN': each, en: each })}</span>
          <CheckOutlined aria-hidden className={styles.check ?? ''} />
        </label>
      ))}
    </div>
  );
}
