/** The request for a certificate: what its subject has to say, and the request itself, pasted or read from a file. */
import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FactList } from '../app/fact-list.tsx';
import { FileButton } from '../app/file-button.tsx';
import { useLanguage } from '../app/use-language.ts';
import { useInstitutions } from '../institutions/use-institutions.ts';
import styles from './form.module.css';
import type { PaperFormProps } from './paper-form.ts';
import wizard from './wizard.module.css';

const looksLikeOne = (pem: string): boolean =>
  /-----BEGIN (NEW )?CERTIFICATE REQUEST-----[\s\S]+-----END/.test(pem.trim());
const holdsPrivateKey = (pem: string): boolean => /-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(pem);

/** The form. A private key is refused here, before it leaves the browser. */
export function CertificateRequestForm({ view, application: { form }, isBusy, handIn }: PaperFormProps) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const id = useId();
  const [pem, setPem] = useState('');
  const own = useInstitutions().find((each) => each.id === view.institution);
  const isSecret = holdsPrivateKey(pem);
  const isOne = looksLikeOne(pem) && !isSecret;
  const wrong = isSecret ? t('certificate-request.secret') : t('certificate-request.none');
  const isWrong = pem.trim() !== '' && !isOne;
  return (
    <div className={wizard.paper}>
      <p className={styles.help}>{t('certificate-request.lead')}</p>
      <FactList
        className={styles.members}
        facts={[
          [t('certificate-request.organization'), own ? say(own.name) : (view.institution ?? '')],
          [t('certificate-request.credit-code'), own?.creditCode ?? ''],
          [t('certificate-request.common-name'), typeof form['system'] === 'string' ? form['system'] : ''],
        ].filter(([, value]) => value !== '')}
      />
      <div className={styles.field}>
        <label htmlFor={id}>{t('certificate-request.pem')}</label>
        {isWrong && (
          <p id={`${id}-error`} role="alert" className={styles.error}>
            {wrong}
          </p>
        )}
        <Input.TextArea
          id={id}
          className={styles.code ?? ''}
          spellCheck={false}
          autoSize={{ minRows: 6, maxRows: 16 }}
          placeholder="-----BEGIN CERTIFICATE REQUEST-----"
          aria-invalid={isWrong}
          {...(isWrong && { 'aria-describedby': `${id}-error`, status: 'error' as const })}
          value={pem}
          onChange={({ target }) => {
            setPem(target.value);
          }}
        />
      </div>
      <div className={wizard.buttons}>
        <Button
          type="primary"
          size="large"
          loading={isBusy}
          disabled={!isOne}
          onClick={() => {
            handIn({ request: pem.trim() });
          }}
        >
          {t('procedures.hand-in')}
        </Button>
        <FileButton
          label={t('procedures.from-file')}
          accept=".csr,.pem,.p10,.req,.txt"
          choose={(file) => void file.text().then(setPem)}
        />
      </div>
    </div>
  );
}
