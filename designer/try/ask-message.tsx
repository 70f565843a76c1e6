/** A message that a trial waits for: the author says it in the place of the outside system. */
import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Act } from '../../engine/core/acts.ts';
import type { Trial } from '../../engine/core/trial.ts';
import { messageRead, sampleMessage } from './sample-message.ts';
import styles from './try.module.css';

interface Props {
  trial: Trial;
  path: string;
  name: string;
  busy: boolean;
  act: (act: Act) => void;
}

/** The body as JSON, filled with values of the agreed shape. */
export function AskMessage({ trial, path, name, busy, act }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const [source, setSource] = useState(() => JSON.stringify(sampleMessage(trial.ground.content, path), null, 2));
  const body = messageRead(source);
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{t('try.ask.message', { name })}</label>
      <Input.TextArea
        id={id}
        className={styles.code ?? ''}
        autoSize={{ minRows: 2, maxRows: 10 }}
        spellCheck={false}
        aria-invalid={body === null}
        {...(body === null && { status: 'error' as const, 'aria-describedby': `${id}-error` })}
        value={source}
        onChange={(event) => {
          setSource(event.target.value);
        }}
      />
      {body === null && (
        <span id={`${id}-error`} className={styles.error}>
          {t('try.ask.not-json')}
        </span>
      )}
      <div className={styles.actions}>
        <Button
          type="primary"
          disabled={busy || body === null}
          onClick={() => {
            if (body) act({ act: 'message', node: path, message: { name, body } });
          }}
        >
          {t('try.ask.send-message')}
        </Button>
      </div>
    </div>
  );
}
