/** How the test rows stand to those that are saved with the policy: saving them, bringing two people's together, and taking over what only this device keeps. */
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { MomentOf } from '../app/moment-of.tsx';
import { ProblemAlert } from '../app/problem-notice.tsx';
import { useDraftGround, useDraftState } from './draft-context.ts';
import styles from './policies.module.css';
import { useSaveRows, type SavingRows } from './use-save-rows.ts';

/** What stands in the way of saving the rows, and the way out. */
export function RowsMeanwhile({ saving: { theirs, both, error, merge } }: { saving: SavingRows }) {
  const { t } = useTranslation();
  return (
    <>
      {theirs && (
        <Alert
          type="warning"
          showIcon
          role="alert"
          className={styles.notice ?? ''}
          title={
            <>
              {t('policies.rows.meanwhile', { by: theirs.updatedBy })}{' '}
              {theirs.updatedAt !== null && <MomentOf at={theirs.updatedAt} />}
            </>
          }
          description={
            <>
              <p>{t('policies.save.meanwhile-text')}</p>
              <Button onClick={merge}>{t('policies.rows.merge')}</Button>
            </>
          }
        />
      )}
      {both > 0 && (
        <p className={styles.finding} data-severity="warning" role="status">
          {t('policies.rows.both', { count: both })}
        </p>
      )}
      {error && <ProblemAlert error={error} />}
    </>
  );
}

/** Rows of before they were kept with the policy. */
function Offer() {
  const { t } = useTranslation();
  const { draft } = useDraftGround();
  const offered = useDraftState(draft, (state) => state.offered);
  if (offered.length === 0) return null;
  return (
    <Alert
      type="info"
      showIcon
      className={styles.notice ?? ''}
      title={t('policies.rows.offer', { count: offered.length })}
      action={
        <span className={styles.row}>
          <Button
            size="small"
            onClick={() => {
              draft.endOffer(true);
            }}
          >
            {t('policies.rows.take')}
          </Button>
          <Button
            size="small"
            onClick={() => {
              draft.endOffer(false);
            }}
          >
            {t('policies.rows.leave')}
          </Button>
        </span>
      }
    />
  );
}

/** The bar. */
export function RowsBar() {
  const { t } = useTranslation();
  const { draft } = useDraftGround();
  const isChanged = useDraftState(draft, (state) => state.areRowsChanged);
  const saved = useDraftState(draft, (state) => state.saved);
  const saving = useSaveRows(draft);
  const isNew = saved.revision === 0 && !isChanged;
  return (
    <>
      <Offer />
      <div className={styles.acts}>
        <span className={styles.note} role="status">
          {isChanged ? t('policies.rows.unsaved') : isNew ? '' : t('policies.rows.saved')}
        </span>
        <Button
          disabled={!isChanged || saving.theirs !== null}
          loading={saving.isPending}
          onClick={() => void saving.save()}
        >
          {t('policies.rows.save')}
        </Button>
      </div>
      <RowsMeanwhile saving={saving} />
    </>
  );
}
