/** The ways out of a policy: as DMN for other tools, as JSON for another Yikatong. */
import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../app/problem-notice.tsx';
import { saveFrom } from '../app/save-from.ts';
import styles from './policies.module.css';

const formats = ['dmn', 'json'] as const;

const addressOf = (name: string, version: number, format: string): string =>
  `/api/policies/${encodeURIComponent(name)}/export?format=${format}&version=${version}`;

/** The buttons for a version. */
export function ExportLinks({ name, version }: { name: string; version: number }) {
  const { t } = useTranslation();
  const [error, setError] = useState<Error | null>(null);
  return (
    <>
      <span className={styles.row}>
        {formats.map((format) => (
          <Button
            key={format}
            size="small"
            icon={<DownloadOutlined aria-hidden />}
            aria-label={t('policies.export-as', { version, format: format.toUpperCase() })}
            onClick={() => {
              setError(null);
              saveFrom(addressOf(name, version, format), `${name}-v${version}.${format}`).catch((failure: unknown) => {
                setError(failure instanceof Error ? failure : new Error(String(failure)));
              });
            }}
          >
            {format.toUpperCase()}
          </Button>
        ))}
      </span>
      {error && <ProblemAlert error={error} />}
    </>
  );
}
