/** The fields of a rollout: the share of new cases, and the divisions it is for. */
import { Input } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { RegionsField } from '../regions/regions-field.tsx';
import { useDivisionWords } from '../regions/use-divisions.ts';
import tasks from '../tasks/tasks.module.css';
import type { RolloutDraft, RolloutError } from './rollout-draft.ts';

interface Props {
  value: RolloutDraft;
  change: (value: RolloutDraft) => void;
  /** Where the scenario belongs. */
  place: string;
  error: RolloutError | undefined;
}

/** Both fields. */
export function RolloutFields({ value, change, place, error }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const isShare = error === 'share';
  const isRegions = error !== undefined && !isShare;
  const placeName = useDivisionWords().place(place);
  return (
    <>
      <div className={tasks.field}>
        <label htmlFor={`${id}-share`}>{t('versions.rollout.share')}</label>
        {isShare && (
          <span id={`${id}-share-error`} className={tasks.error}>
            {t('versions.rollout.error.share')}
          </span>
        )}
        <Input
          id={`${id}-share`}
          inputMode="numeric"
          suffix="%"
          style={{ maxWidth: 160 }}
          value={value.share}
          aria-invalid={isShare}
          {...(isShare && { 'aria-describedby': `${id}-share-error` })}
          onChange={(event) => {
            change({ ...value, share: event.target.value });
          }}
        />
      </div>
      <div className={tasks.field}>
        <label htmlFor={`${id}-regions`}>{t('versions.rollout.regions')}</label>
        {isRegions && (
          <span id={`${id}-regions-error`} className={tasks.error}>
            {t(`versions.rollout.error.${error}`, { place: placeName })}
          </span>
        )}
        <RegionsField
          id={`${id}-regions`}
          value={value.regions}
          within={place}
          isWrong={isRegions}
          describedBy={isRegions ? `${id}-regions-error ${id}-help` : `${id}-help`}
          none={t('versions.rollout.everywhere')}
          change={(regions) => {
            change({ ...value, regions });
          }}
        />
        <span id={`${id}-help`} className={tasks.count}>
          {t('versions.rollout.help', { place: placeName })}
        </span>
      </div>
    </>
  );
}
