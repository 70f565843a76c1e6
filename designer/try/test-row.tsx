/** One saved test: what it expects, how it went, and what differed. */
import {
  CheckCircleFilled,
  CloseCircleFilled,
  DeleteOutlined,
  EditOutlined,
  MinusCircleOutlined,
  PlayCircleOutlined,
} from '@ant-design/icons';
import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TestResult } from '../../engine/core/suites/suite-run.ts';
import type { TestCase } from '../../engine/core/suites/suite.ts';
import { useLanguage } from '../app/use-language.ts';
import styles from './try.module.css';

interface Props {
  test: TestCase;
  /** What must come of it, in words. */
  expects: string;
  result: TestResult | undefined;
  mayEdit: boolean;
  reproduce: () => void;
  rename: (to: string) => void;
  remove: () => void;
}

function Verdict({ result }: { result: TestResult | undefined }) {
  const { t } = useTranslation();
  if (!result)
    return (
      <span className={styles.faint}>
        <MinusCircleOutlined aria-hidden /> {t('try.tests.not-run')}
      </span>
    );
  return result.passed ? (
    <span className={styles.done}>
      <CheckCircleFilled aria-hidden /> {t('try.tests.passed')}
    </span>
  ) : (
    <span className={styles.error}>
      <CloseCircleFilled aria-hidden /> {t('try.tests.failed')}
    </span>
  );
}

/** The row. */
export function TestRow({ test, expects, result, mayEdit, reproduce, rename, remove }: Props) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const [typed, setTyped] = useState<string | null>(null);
  const [removing, setRemoving] = useState(false);
  const finish = () => {
    if (typed !== null && typed.trim() !== test.name) rename(typed);
    setTyped(null);
  };
  return (
    <li className={styles.test}>
      <div className={styles.line}>
        {typed === null ? (
          <strong className={styles.name}>{test.name}</strong>
        ) : (
          <Input
            autoFocus
            aria-label={t('try.save.name')}
            maxLength={120}
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value);
            }}
            onPressEnter={finish}
            onBlur={finish}
            onKeyDown={(event) => {
              if (event.key === 'Escape') setTyped(null);
            }}
          />
        )}
        <Verdict result={result} />
        {mayEdit && (
          <span className={styles.tools}>
            <Button
              type="text"
              size="small"
              icon={<EditOutlined aria-hidden />}
              aria-label={t('try.tests.rename', { name: test.name })}
              onClick={() => {
                setTyped(test.name);
              }}
            />
            <Button
              type="text"
              size="small"
              icon={<DeleteOutlined aria-hidden />}
              aria-label={t('try.tests.remove', { name: test.name })}
              onClick={() => {
                setRemoving(true);
              }}
            />
          </span>
        )}
      </div>
      <p className={styles.faint}>{expects}</p>
      {result?.difference && (
        <div className={styles.differs}>
          <p className={styles.error}>{say(result.difference)}</p>
          <Button size="small" icon={<PlayCircleOutlined aria-hidden />} onClick={reproduce}>
            {t('try.tests.reproduce')}
            <span className="only-read-aloud">{test.name}</span>
          </Button>
        </div>
      )}
      <Modal
        open={removing}
        title={t('try.tests.remove-title', { name: test.name })}
        okText={t('try.tests.remove-ok')}
        cancelText={t('action.back')}
        okButtonProps={{ danger: true }}
        onOk={() => {
          setRemoving(false);
          remove();
        }}
        onCancel={() => {
          setRemoving(false);
        }}
      >
        <p>{t('try.tests.remove-text')}</p>
      </Modal>
    </li>
  );
}
