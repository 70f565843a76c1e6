/** A field of several divisions: a box that adds one, and those chosen below it, each with a button that takes it away. */
import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { isTaken } from './offer.ts';
import { RegionBox } from './region-field.tsx';
import styles from './regions.module.css';
import { useDivisionWords } from './use-divisions.ts';

interface Props {
  id: string;
  /** Codes; texts that are no division stay for the form to refuse. */
  value: readonly string[];
  change: (codes: string[]) => void;
  within?: string;
  isWrong?: boolean;
  describedBy?: string;
  /** What it means that none is chosen. */
  none: string;
}

/** The field. */
export function RegionsField({ value, change, none, ...rest }: Props) {
  const { t } = useTranslation();
  const { place, way } = useDivisionWords();
  return (
    <>
      <RegionBox
        {...rest}
        value=""
        chosen={value}
        placeholder={t('regions.add')}
        take={(codes) => {
          if (codes.length > 0) change([...new Set([...value, ...codes])]);
        }}
      />
      {value.length === 0 ? (
        <p className={styles.none}>{none}</p>
      ) : (
        <ul className={styles.chosen} aria-label={t('regions.chosen')}>
          {value.map((code) => (
            <li key={code} title={code} data-wrong={!isTaken({ within: rest.within ?? null }, code) || undefined}>
              {way(code)}
              <Button
                type="text"
                size="small"
                icon={<CloseOutlined aria-hidden />}
                aria-label={t('regions.remove', { region: place(code) })}
                onClick={() => {
                  change(value.filter((each) => each !== code));
                  document.getElementById(rest.id)?.focus();
                }}
              />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
