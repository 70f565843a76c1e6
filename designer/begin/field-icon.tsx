/** The icon of a field of application. */
import {
  BankOutlined,
  BookOutlined,
  CarOutlined,
  GiftOutlined,
  HeartOutlined,
  HomeOutlined,
  IdcardOutlined,
  MedicineBoxOutlined,
  PictureOutlined,
  SmileOutlined,
  SolutionOutlined,
  WalletOutlined,
} from '@ant-design/icons';
import type { Field } from '../../engine/core/scenario.ts';
import styles from './begin.module.css';

const icons = {
  'human-resources': IdcardOutlined,
  government: BankOutlined,
  education: BookOutlined,
  'civil-affairs': SolutionOutlined,
  subsidies: GiftOutlined,
  transport: CarOutlined,
  'culture-tourism': PictureOutlined,
  medical: MedicineBoxOutlined,
  'elderly-care': HeartOutlined,
  disabled: SmileOutlined,
  'housing-fund': HomeOutlined,
  finance: WalletOutlined,
} as const satisfies Record<Field, unknown>;

/** The icon. */
export function FieldIcon({ field }: { field: Field }) {
  const Icon = icons[field];
  return <Icon aria-hidden className={styles.icon ?? ''} />;
}
