/** Where a comment is written: `@` offers whom it can mention. */
import { Button, Mentions } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { longestComment } from '../../engine/core/comment.ts';
import { roles } from '../../engine/core/rights.ts';
import { ProblemAlert } from '../app/problem-notice.tsx';
import { useLanguage } from '../app/use-language.ts';
import styles from './comments.module.css';
import { usePeople } from './use-comments.ts';

interface Props {
  scenario: string;
  label: string;
  /** The word of the button that sends it. */
  send: string;
  initial?: string;
  isSending: boolean;
  error: unknown;
  submit: (text: string, done: () => void) => void;
  cancel?: () => void;
}

/** The field with its buttons; Ctrl and Enter send it. */
export function CommentField({ scenario, label, send, initial = '', isSending, error, submit, cancel }: Props) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const id = useId();
  const [written, setWritten] = useState(initial);
  const [typed, setTyped] = useState<string | null>(null);
  const people = usePeople(scenario, typed);
  const sendIt = () => {
    if (written.trim() === '' || isSending) return;
    submit(written.trim(), () => {
      setWritten('');
    });
  };
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <Mentions
        id={id}
        value={written}
        autoSize={{ minRows: 2, maxRows: 8 }}
        maxLength={longestComment}
        placeholder={t('comments.hint')}
        loading={people.isFetching}
        filterOption={false}
        notFoundContent={people.isFetching ? t('comments.searching') : t('comments.nobody')}
        options={(people.data ?? []).map(({ account, name, role }) => ({
          value: account,
          label: (
            <>
              {say(name)}{' '}
              <span className={styles.soft}>
                @{account} · {say(roles[role].name)}
              </span>
            </>
          ),
        }))}
        onSearch={setTyped}
        onChange={setWritten}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) sendIt();
        }}
      />
      {error !== null && <ProblemAlert error={error} />}
      <div className={styles.buttons}>
        <Button type="primary" disabled={written.trim() === ''} loading={isSending} onClick={sendIt}>
          {send}
        </Button>
        {cancel && <Button onClick={cancel}>{t('action.back')}</Button>}
      </div>
    </div>
  );
}
