/** What can be done with the saved tests as a whole, and how far it has come. */
import { CaretRightOutlined, SearchOutlined, StopOutlined } from '@ant-design/icons';
import { Button, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import styles from './try.module.css';
import type { TestsRunning } from './use-tests-run.ts';

/** The buttons; while something is under way its progress, and a way to stop it. */
export function TestsToolbar({ run, count, mayEdit }: { run: TestsRunning; count: number; mayEdit: boolean }) {
  const { t } = useTranslation();
  const { doing } = run;
  if (doing) {
    const label =
      doing.what === 'run'
        ? t('try.tests.running', { done: doing.done, count })
        : t('try.tests.searching', { count: doing.done });
    return (
      <div className={styles.line}>
        <span className={styles.progress}>
          {label}
          {doing.what === 'run' && (
            <Progress
              aria-label={label}
              percent={Math.round((100 * doing.done) / Math.max(1, count))}
              showInfo={false}
            />
          )}
        </span>
        <Button icon={<StopOutlined aria-hidden />} onClick={run.stop}>
          {t('try.tests.stop')}
        </Button>
      </div>
    );
  }
  return (
    <div className={styles.toolbar} role="toolbar" aria-label={t('try.tests.controls')}>
      <Button
        type="primary"
        icon={<CaretRightOutlined aria-hidden />}
        disabled={count === 0}
        onClick={() => void run.run()}
      >
        {t('try.tests.run', { count })}
      </Button>
      {mayEdit && (
        <Button icon={<SearchOutlined aria-hidden />} onClick={() => void run.search()}>
          {t('try.tests.generate')}
        </Button>
      )}
    </div>
  );
}
