/** The division where a trial takes place: typed, or taken from those that the platform knows. */
import { AutoComplete } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { TrialStage } from '../../engine/core/api.ts';
import { Division } from '../../engine/core/codes/division.ts';
import { popupBeside } from '../inspector/popup-beside.ts';
import { knownPlaces, type KnownPlace } from './known-places.ts';
import styles from './try.module.css';

/** Whether something is a division, or nothing. */
export const isRegion = (typed: string): boolean => typed === '' || Division.safeParse(typed).success;

interface Props {
  stage: TrialStage;
  value: string;
  change: (region: string) => void;
}

/** The field. */
export function RegionField({ stage, value, change }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const isWrong = !isRegion(value);
  const wordsOf = ({ level, isOwn, cards }: KnownPlace): string =>
    [
      t(`try.region.${level}`),
      ...(isOwn ? [t('try.region.own')] : []),
      ...(cards > 0 ? [t('try.region.cards', { count: cards })] : []),
    ].join(' · ');
  const places = knownPlaces(stage);
  const provinces = [...new Set(places.map(({ code }) => code.slice(0, 2)))];
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{t('try.region.label')}</label>
      <AutoComplete
        id={id}
        allowClear
        getPopupContainer={popupBeside}
        value={value}
        {...(isWrong && { status: 'error' as const })}
        aria-invalid={isWrong}
        aria-describedby={`${id}-help`}
        placeholder={t('try.region.none', { region: stage.place.region })}
        showSearch={{
          filterOption: (typed, option) => (option?.label ?? '').includes(typed.trim()),
        }}
        options={provinces.map((province) => ({
          label: t('try.region.province-of', { code: province }),
          options: places
            .filter(({ code }) => code.startsWith(province))
            .map((place) => ({ value: place.code, label: `${place.code}　${wordsOf(place)}` })),
        }))}
        onChange={(next?: string) => {
          change((next ?? '').trim().slice(0, 6));
        }}
      />
      <p id={`${id}-help`} className={isWrong ? styles.error : styles.faint}>
        {t(isWrong ? 'try.region.wrong' : 'try.region.help')}
      </p>
    </div>
  );
}
