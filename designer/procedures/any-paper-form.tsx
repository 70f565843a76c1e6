/** A paper that has no form of its own: pasted or read from a file, as JSON or as text. */
import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FileButton } from '../app/file-button.tsx';
import type { PaperFormProps } from './paper-form.ts';
import { paperOf } from './paper-text.ts';
import styles from './form.module.css';
import wizard from './wizard.module.css';

/** The form. */
export function AnyPaperForm({ isBusy, handIn }: PaperFormProps) {
  const { t } = useTranslation();
  const id = useId();
  const [written, setWritten] = useState('');
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{t('procedures.paper')}</label>
      <p className={styles.help}>{t('procedures.paper-help')}</p>
      <Input.TextArea
        id={id}
        autoSize={{ minRows: 4, maxRows: 16 }}
        value={written}
        onChange={({ target }) => {
          setWritten(target.value);
        }}
      />
      <div className={wizard.buttons}>
        <Button
          type="primary"
          size="large"
          loading={isBusy}
          disabled={written.trim() === ''}
          onClick={() => {
            handIn(paperOf(written));
          }}
        >
          {t('procedures.hand-in')}
        </Button>
        <FileButton
          label={t('procedures.from-file')}
          accept=".json,.txt,.pem,.csv,.csr"
          choose={(file) => void file.text().then(setWritten)}
        />
      </div>
    </div>
  );
}
