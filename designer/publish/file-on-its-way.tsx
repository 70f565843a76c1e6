/** A file on its way to the platform, or why it was refused. */
import { CloseOutlined } from '@ant-design/icons';
import { Button, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { useProblemWords } from '../app/problem-notice.tsx';
import { ApiProblem } from '../app/request.ts';
import type { Sending } from '../app/use-file-sending.ts';
import styles from './attachments.module.css';

/** Its name, and how far it has come or why it was refused, as an item of a list. */
export function FileOnItsWay({ each, forget }: { each: Sending; forget: (key: string) => void }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const { key, name, share, refusal, error } = each;
  const isRefused = refusal !== null || error !== null;
  const field = error instanceof ApiProblem ? error.errors[0]?.message : undefined;
  const why = refusal ? t(`publish.attachments.refusal.${refusal}`) : (field ?? words(error).title);
  return (
    <li className={isRefused ? styles.refused : ''} role={isRefused ? 'alert' : 'status'}>
      <span className={styles.name}>{name}</span>
      {isRefused ? (
        <>
          <span className={styles.why}>{why}</span>
          <Button
            type="text"
            icon={<CloseOutlined aria-hidden />}
            aria-label={t('publish.attachments.dismiss', { name })}
            onClick={() => {
              forget(key);
            }}
          />
        </>
      ) : (
        <Progress
          className={styles.progress ?? ''}
          percent={Math.round(share * 100)}
          size="small"
          aria-label={t('publish.attachments.sending', { name })}
        />
      )}
    </li>
  );
}
