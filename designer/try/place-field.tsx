/** Where a trial takes place: the division, with those that the demo cards come from at hand, and the institution. */
import { Button } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { TrialStage } from '../../engine/core/api.ts';
import { Division } from '../../engine/core/codes/division.ts';
import { InstitutionField } from '../institutions/institution-field.tsx';
import { useInstitutionWords } from '../institutions/use-institutions.ts';
import { RegionField } from '../regions/region-field.tsx';
import { useDivisionWords } from '../regions/use-divisions.ts';
import { issuingPlaces } from './issuing-places.ts';
import styles from './try.module.css';

/** Whether something is a division, or nothing. */
export const isRegion = (typed: string): boolean => typed === '' || Division.safeParse(typed).success;

interface Props {
  stage: TrialStage;
  value: string;
  change: (region: string) => void;
}

/** The field of the division. */
export function PlaceField({ stage, value, change }: Props) {
  const { t } = useTranslation();
  const { place } = useDivisionWords();
  const id = useId();
  const isWrong = !isRegion(value);
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{t('try.region.label')}</label>
      <RegionField
        {...{ id, value, change, isWrong }}
        describedBy={`${id}-help`}
        placeholder={t('try.region.none', { region: place(stage.place.region) })}
      />
      <p id={`${id}-help`} className={isWrong ? styles.error : styles.faint}>
        {t(isWrong ? 'try.region.wrong' : 'try.region.help')}
      </p>
      <p className={styles.issued}>
        {t('try.region.issued')}
        {issuingPlaces(stage).map((code) => (
          <Button
            key={code}
            type="link"
            size="small"
            title={code}
            onClick={() => {
              change(code);
            }}
          >
            {place(code)}
          </Button>
        ))}
      </p>
    </div>
  );
}

interface WhoseProps {
  stage: TrialStage;
  value: string | null;
  change: (institution: string) => void;
}

/** The field of the institution. */
export function WhoseField({ stage, value, change }: WhoseProps) {
  const { t } = useTranslation();
  const words = useInstitutionWords();
  const id = useId();
  const { institution } = stage.place;
  const whose = institution === null ? t('publish.impact.administration') : words(institution);
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{t('try.institution.label')}</label>
      <InstitutionField
        id={id}
        value={value ?? ''}
        change={change}
        placeholder={value === null ? t('publish.impact.administration') : t('try.institution.none', { whose })}
      />
    </div>
  );
}
