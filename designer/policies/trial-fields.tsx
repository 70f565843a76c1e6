/** Where a version is released: everywhere, or on trial in some divisions first. */
import { Checkbox } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../app/session.ts';
import { RegionsField } from '../regions/regions-field.tsx';
import tasks from '../tasks/tasks.module.css';

interface Props {
  /** The divisions; null where it is released everywhere. */
  value: readonly string[] | null;
  change: (value: string[] | null) => void;
  isWrong: boolean;
}

/** The choice, and the divisions. */
export function TrialFields({ value, change, isWrong }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const within = useSession().data?.actor.region ?? '';
  return (
    <div className={tasks.field}>
      <Checkbox
        checked={value !== null}
        onChange={({ target }) => {
          change(target.checked ? [] : null);
        }}
      >
        {t('policies.trial.only-in')}
      </Checkbox>
      {value !== null && (
        <>
          <label htmlFor={`${id}-regions`}>{t('policies.trial.regions')}</label>
          {isWrong && (
            <span id={`${id}-error`} className={tasks.error}>
              {t('policies.trial.regions-needed')}
            </span>
          )}
          <RegionsField
            id={`${id}-regions`}
            value={value}
            within={within}
            isWrong={isWrong}
            none={t('policies.trial.none-chosen')}
            {...(isWrong && { describedBy: `${id}-error` })}
            change={change}
          />
        </>
      )}
    </div>
  );
}
