/** How the same tests are run on one's own machine: the package to download, and the commands in their order. */
import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import styles from './kit.module.css';

/** Where the platform offers the package; written when the web application is built. */
const packageAt = '/downloads/yikatong-conformance.tgz';

const profile = `{
  "system": "demo-library",
  "build": "2.4.1",
  "interfaceVersion": "1.0",
  "call": {
    "interface": "availability",
    "fields": { "barcode": "TS20260001" },
    "answers": ["available", "shelf"]
  },
  "prompts": [{ "interface": "renew", "fields": { "barcode": "TS20260001" }, "code": "end.done" }],
  "load": { "perSecond": 10, "seconds": 3, "p95Ms": 1500 }
}`;

const commands = {
  profile,
  run: 'npx ./yikatong-conformance.tgz https://library.example/yikatong \\\n  --key library.key.pem --profile profile.json',
  calls:
    'npx ./yikatong-conformance.tgz https://library.example/yikatong \\\n  --key library.key.pem --profile profile.json --inbox 8090 --wait 60',
} as const;

/** The steps. */
export function OwnMachine() {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="own" className={styles.section}>
      <h2 id="own">{t('kit.own')}</h2>
      <p className={styles.soft}>{t('kit.own-lead')}</p>
      <div>
        <Button icon={<DownloadOutlined aria-hidden />} href={packageAt} download="yikatong-conformance.tgz">
          {t('kit.download')}
        </Button>
      </div>
      <ol className={styles.steps}>
        {(['profile', 'key', 'run', 'calls', 'hand-in'] as const).map((step) => (
          <li key={step}>
            <strong>{t(`kit.step.${step}`)}</strong>
            <p className={styles.soft}>{t(`kit.step-help.${step}`)}</p>
            {(step === 'profile' || step === 'run' || step === 'calls') && <pre tabIndex={0}>{commands[step]}</pre>}
          </li>
        ))}
      </ol>
    </section>
  );
}
