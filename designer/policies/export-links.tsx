/** The ways out of a policy: as DMN for other tools, as JSON for another Yikatong. */
import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../app/problem-notice.tsx';
import { ApiProblem } from '../app/request.ts';
import { saveFile } from '../app/save-file.ts';
import { currentLanguage } from '../app/words.ts';
import styles from './policies.module.css';

const formats = ['dmn', 'json'] as const;

/** Has the browser save an export. @throws ApiProblem where the policy cannot be said in that format */
async function download(name: string, version: number, format: (typeof formats)[number]): Promise<void> {
  const path = `/api/policies/${encodeURIComponent(name)}/export?format=${format}&version=${version}`;
  const answer = await fetch(path, { credentials: 'same-origin', headers: { 'accept-language': currentLanguage() } });
  if (!answer.ok) throw new ApiProblem(answer.status, (await answer.json().catch(() => ({}))) as object);
  saveFile(await answer.blob(), `${name}-v${version}.${format}`);
}

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
              download(name, version, format).catch((failure: unknown) => {
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
