/** The dialogue that adds a webhook: where, of what, and the secret that both sides keep. */
import { Button, Checkbox, Modal } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { caseEvents, type CaseEventName } from '../../engine/core/case-event.ts';
import { NewWebhook } from '../../engine/core/webhook.ts';
import { ProblemAlert } from '../app/problem-notice.tsx';
import { ApiProblem, newKey } from '../app/request.ts';
import { useLanguage } from '../app/use-language.ts';
import { TextField } from '../begin/text-field.tsx';
import tasks from '../tasks/tasks.module.css';
import styles from './registrations.module.css';
import { useAddWebhook } from './use-webhooks.ts';

const eventNames = Object.keys(caseEvents) as CaseEventName[];
/** What most want to know. */
const usual: CaseEventName[] = ['returned', 'not-passed', 'due-soon', 'granted', 'rejected', 'expired'];

type Field = keyof NewWebhook;

function EventChoice({ chosen, choose, error }: { chosen: string[]; choose: (all: string[]) => void; error?: string }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const id = useId();
  return (
    <fieldset className={styles.reasons} aria-describedby={error === undefined ? undefined : `${id}-error`}>
      <legend>{t('webhooks.events')}</legend>
      {error !== undefined && (
        <p id={`${id}-error`} className={tasks.error}>
          {error}
        </p>
      )}
      <Checkbox.Group
        className={styles.events ?? ''}
        value={chosen}
        onChange={choose}
        options={eventNames.map((name) => ({ value: name, label: say(caseEvents[name]) }))}
      />
    </fieldset>
  );
}

/** The dialogue. */
export function WebhookForm({ close }: { close: () => void }) {
  const { t } = useTranslation();
  const [url, setUrl] = useState('');
  const [events, setEvents] = useState<string[]>(usual);
  const [secret, setSecret] = useState('');
  const [tried, setTried] = useState(false);
  const add = useAddWebhook();
  const parsed = NewWebhook.safeParse({ url: url.trim(), events, secret });
  const lacking = new Set(parsed.error?.issues.map(({ path }) => path[0]));
  const refused = add.error instanceof ApiProblem ? add.error.errors : [];
  const errorOf = (field: Field): string | undefined => {
    if (tried && lacking.has(field)) return t(`webhooks.wrong.${field}`);
    return refused.find(({ pointer }) => pointer === `/${field}`)?.message;
  };
  const eventsError = errorOf('events');
  return (
    <Modal
      open
      title={t('webhooks.add-title')}
      okText={t('webhooks.add')}
      cancelText={t('action.back')}
      okButtonProps={{ loading: add.isPending }}
      onOk={() => {
        setTried(true);
        if (parsed.success) add.mutate(parsed.data, { onSuccess: close });
      }}
      onCancel={close}
    >
      <div className={tasks.form}>
        <p>{t('webhooks.add-means')}</p>
        <TextField
          label={t('webhooks.url')}
          help={t('webhooks.url-help')}
          value={url}
          error={errorOf('url')}
          change={setUrl}
        />
        <EventChoice chosen={events} choose={setEvents} {...(eventsError !== undefined && { error: eventsError })} />
        <TextField
          label={t('webhooks.secret')}
          help={t('webhooks.secret-help')}
          value={secret}
          error={errorOf('secret')}
          change={setSecret}
        />
        <div>
          <Button
            size="small"
            onClick={() => {
              setSecret(newKey());
            }}
          >
            {t('webhooks.make-secret')}
          </Button>
        </div>
        {add.isError && refused.length === 0 && <ProblemAlert error={add.error} />}
      </div>
    </Modal>
  );
}
