/** The bar above a draft: undo and redo, how it stands to the version it was made from, what the checks say, and saving. */
import { CheckCircleOutlined, CloseCircleFilled, RedoOutlined, UndoOutlined, WarningFilled } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDraftGround, useDraftState } from './draft-context.ts';
import styles from './policies.module.css';

/** How many findings there are. */
function Count() {
  const { t } = useTranslation();
  const { findings } = useDraftGround();
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const warnings = findings.length - errors;
  return (
    <span role="status" className={styles.row}>
      {errors > 0 && (
        <span className={styles.finding} data-severity="error">
          <CloseCircleFilled aria-hidden /> {t('editor.errors', { count: errors })}
        </span>
      )}
      {warnings > 0 && (
        <span className={styles.finding} data-severity="warning">
          <WarningFilled aria-hidden /> {t('editor.warnings', { count: warnings })}
        </span>
      )}
      {findings.length === 0 && (
        <span className={styles.fine}>
          <CheckCircleOutlined aria-hidden /> {t('editor.no-findings')}
        </span>
      )}
    </span>
  );
}

/** The bar. */
export function DraftBar({ save }: { save: () => void }) {
  const { t } = useTranslation();
  const { draft, findings } = useDraftGround();
  const { canUndo, canRedo, isChanged, base } = useDraftState(draft, (state) => state);
  const hasErrors = findings.some(({ severity }) => severity === 'error');
  return (
    <div className={styles.bar}>
      <Button
        icon={<UndoOutlined aria-hidden />}
        aria-label={t('editor.undo')}
        title={t('editor.undo')}
        disabled={!canUndo}
        onClick={() => {
          draft.undo();
        }}
      />
      <Button
        icon={<RedoOutlined aria-hidden />}
        aria-label={t('editor.redo')}
        title={t('editor.redo')}
        disabled={!canRedo}
        onClick={() => {
          draft.redo();
        }}
      />
      <span className={styles.note}>
        {isChanged
          ? t('policies.unsaved', { version: base.version })
          : t('policies.unchanged', { version: base.version })}
      </span>
      <span className={styles.gap} />
      <Count />
      <Button type="primary" disabled={!isChanged || hasErrors} onClick={save}>
        {t('policies.save.button')}
      </Button>
    </div>
  );
}
