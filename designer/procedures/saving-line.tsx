/** Whether what was filled in is saved, and the choice where another has saved meanwhile. */
import { CheckOutlined, ClockCircleOutlined, CloudOutlined, WarningFilled } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { MomentOf } from '../app/moment-of.tsx';
import { Mark, type Tone } from '../app/mark.tsx';
import { ProblemAlert } from '../app/problem-notice.tsx';
import type { FormSaver, FormSaverState, SavingState } from './form-saver.ts';
import styles from './wizard.module.css';

const looks: Record<SavingState, [Tone, typeof CheckOutlined]> = {
  saved: ['done', CheckOutlined],
  waiting: ['quiet', ClockCircleOutlined],
  saving: ['running', CloudOutlined],
  offline: ['attention', WarningFilled],
  refused: ['refused', WarningFilled],
  conflict: ['attention', WarningFilled],
};

const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit' });

/** The line. */
export function SavingLine({ state, saver }: { state: FormSaverState; saver: FormSaver }) {
  const { t } = useTranslation();
  const { saving, saved, theirs, error } = state;
  const [tone, Icon] = looks[saving];
  const word =
    saving === 'saved' && saved.savedAt !== ''
      ? t('procedures.saved-at', { time: clock.format(new Date(saved.savedAt)) })
      : t(`procedures.saving.${saving === 'saved' ? 'nothing-yet' : saving}`);
  return (
    <>
      <p className={styles.saving} role="status" data-saving={saving}>
        <Mark tone={tone} icon={<Icon aria-hidden />} word={word} />
      </p>
      {saving === 'refused' && <ProblemAlert error={error} />}
      {theirs && (
        <Alert
          type="warning"
          showIcon
          role="alert"
          title={t('procedures.conflict', { by: theirs.savedBy })}
          description={
            <>
              <p>
                {t('procedures.conflict-text')} <MomentOf at={theirs.savedAt} />
              </p>
              <div className={styles.buttons}>
                <Button
                  type="primary"
                  onClick={() => {
                    saver.resolve('theirs');
                  }}
                >
                  {t('procedures.take-theirs')}
                </Button>
                <Button
                  onClick={() => {
                    saver.resolve('mine');
                  }}
                >
                  {t('procedures.keep-mine')}
                </Button>
              </div>
            </>
          }
        />
      )}
    </>
  );
}
