/** The signing of an agreement in the browser: its text, its digest, the key, and the signature. */
import { Button, Checkbox, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FileButton } from '../app/file-button.tsx';
import { saveFile } from '../app/save-file.ts';
import form from './form.module.css';
import type { PaperFormProps } from './paper-form.ts';
import styles from './sign-form.module.css';
import { digestOf, newSigningKey, readSigningKey, signAgreement, type SigningKey } from './sm2-signature.ts';
import wizard from './wizard.module.css';

type Source = 'made' | 'file';

/** Where the key comes from. */
function KeyChoice({ chosen, choose }: { chosen: SigningKey | null; choose: (key: SigningKey | null) => void }) {
  const { t } = useTranslation();
  const [source, setSource] = useState<Source>('made');
  const [refused, setRefused] = useState('');
  return (
    <fieldset className={form.field}>
      <legend>{t('sign.key')}</legend>
      <Radio.Group
        name="key"
        value={source}
        onChange={({ target }) => {
          setSource(target.value as Source);
          setRefused('');
          choose(null);
        }}
      >
        <Radio value="made">{t('sign.key-made')}</Radio>
        <Radio value="file">{t('sign.key-file')}</Radio>
      </Radio.Group>
      <p className={form.help}>{t(`sign.key-help.${source}`)}</p>
      {source === 'file' && (
        <div>
          <FileButton
            label={t('sign.choose-key')}
            accept=".pem,.key"
            choose={(file) =>
              void file.text().then((pem) => {
                const key = readSigningKey(pem);
                choose(key);
                setRefused(key ? '' : t('sign.no-key', { name: file.name }));
              })
            }
          />
        </div>
      )}
      {refused && (
        <p role="alert" className={form.error}>
          {refused}
        </p>
      )}
      {source === 'file' && chosen && <p role="status">{t('sign.key-read')}</p>}
      {source === 'made' && (
        <div>
          <Button
            onClick={() => {
              choose(newSigningKey());
            }}
          >
            {t('sign.make-key')}
          </Button>
          {chosen && (
            <p role="status" className={styles.key}>
              {t('sign.key-is-made')} <code>{chosen.publicKey.slice(0, 24)}…</code>
            </p>
          )}
        </div>
      )}
    </fieldset>
  );
}

/** The form. */
export function SignForm({ view, application: { agreement }, isBusy, handIn }: PaperFormProps) {
  const { t } = useTranslation();
  const [key, setKey] = useState<SigningKey | null>(null);
  const [agrees, setAgrees] = useState(false);
  if (agreement === null) return <p>{t('sign.no-agreement')}</p>;
  const failed = view.stages.find(({ state }) => state === 'now')?.result?.verdict === 'failed';
  return (
    <>
      {failed && (
        <p role="alert" className={form.error}>
          {t('sign.failed')}
        </p>
      )}
      <pre className={styles.agreement} tabIndex={0} aria-label={t('sign.agreement')}>
        {agreement}
      </pre>
      <dl className={styles.digest}>
        <dt>{t('sign.digest')}</dt>
        <dd>
          <code>{digestOf(agreement)}</code>
        </dd>
      </dl>
      <Button
        type="link"
        onClick={() => {
          saveFile(new Blob([agreement], { type: 'text/plain' }), `${view.id}.txt`);
        }}
      >
        {t('sign.save-agreement')}
      </Button>
      <KeyChoice chosen={key} choose={setKey} />
      <Checkbox
        checked={agrees}
        onChange={({ target }) => {
          setAgrees(target.checked);
        }}
      >
        {t('sign.agrees')}
      </Checkbox>
      <div className={wizard.buttons}>
        <Button
          type="primary"
          size="large"
          loading={isBusy}
          disabled={!key || !agrees}
          onClick={() => {
            if (key) handIn(signAgreement(agreement, key));
          }}
        >
          {t('sign.sign')}
        </Button>
      </div>
    </>
  );
}
