/** The fields of a rollout: the share of new cases, and the divisions it is for. */
import { Input } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
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
        {error !== undefined && !isShare && (
          <span id={`${id}-regions-error`} className={tasks.error}>
            {t(`versions.rollout.error.${error}`, { place })}
          </span>
        )}
        <Input
          id={`${id}-regions`}
          value={value.regions}
          aria-invalid={error !== undefined && !isShare}
          aria-describedby={error !== undefined && !isShare ? `${id}-regions-error ${id}-help` : `${id}-help`}
          onChange={(event) => {
            change({ ...value, regions: event.target.value });
          }}
        />
        <span id={`${id}-help`} className={tasks.count}>
          {t('versions.rollout.help', { place })}
        </span>
      </div>
    </>
  );
}
