/** The webhooks of one's institution: where its systems are told of its cases, whether what was sent arrived, and trying, switching and removing each. */
import { CheckCircleFilled, PauseCircleOutlined } from '@ant-design/icons';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { caseEvents } from '../../engine/core/case-event.ts';
import { mostWebhooks, type Webhook, type WebhookDelivery } from '../../engine/core/webhook.ts';
import { Mark } from '../app/mark.tsx';
import { MomentOf } from '../app/moment-of.tsx';
import page from '../app/page.module.css';
import { ProblemAlert } from '../app/problem-notice.tsx';
import { useMay, useSession } from '../app/session.ts';
import { useLanguage } from '../app/use-language.ts';
import { useCauseWords } from '../notices/notice-causes.ts';
import { NoticeStateMark } from '../notices/notice-state-mark.tsx';
import styles from './registrations.module.css';
import { useDeliveries, useWebhookAct, useWebhooks, type WebhookAct } from './use-webhooks.ts';
import { WebhookForm } from './webhook-form.tsx';

function Delivery({ it }: { it: WebhookDelivery }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const causeWords = useCauseWords();
  const { event, case: of, state, tries, cause, at, nextAttemptAt } = it;
  return (
    <li>
      <span>
        {event === 'test' ? t('webhooks.test-message') : say(caseEvents[event])}
        {of !== null && (
          <>
            {' · '}
            <Link to={`/procedures/cases/${encodeURIComponent(of)}`}>{t('webhooks.to-case')}</Link>
          </>
        )}
      </span>
      <NoticeStateMark state={state} tries={tries} />
      <MomentOf at={at} />
      {cause !== null && <p>{causeWords(cause)}</p>}
      {state === 'waiting' && tries > 0 && nextAttemptAt !== null && (
        <p>
          {t('notices.next')} <MomentOf at={nextAttemptAt} />
        </p>
      )}
    </li>
  );
}

function Deliveries({ id }: { id: string }) {
  const { t } = useTranslation();
  const { data } = useDeliveries(id);
  if (!data) return null;
  if (data.items.length === 0) return <p>{t('webhooks.no-deliveries')}</p>;
  return (
    <>
      <h4>{t('webhooks.deliveries')}</h4>
      <ol className={styles.deliveries}>
        {data.items.map((it) => (
          <Delivery key={it.id} it={it} />
        ))}
      </ol>
    </>
  );
}

/** What can be done to one; removing it is asked again. */
function Acts({ webhook }: { webhook: Webhook }) {
  const { t } = useTranslation();
  const [isRemoving, setRemoving] = useState(false);
  const act = useWebhookAct(webhook.id);
  const press = (which: WebhookAct) => () => {
    act.mutate(which);
  };
  return (
    <>
      <div className={styles.buttons}>
        {webhook.active && <Button onClick={press('test')}>{t('webhooks.test')}</Button>}
        <Button onClick={press(webhook.active ? 'pause' : 'resume')}>
          {t(webhook.active ? 'webhooks.pause' : 'webhooks.resume')}
        </Button>
        <Button
          danger
          type="text"
          onClick={() => {
            setRemoving(true);
          }}
        >
          {t('webhooks.remove')}
        </Button>
      </div>
      {act.isError && <ProblemAlert error={act.error} />}
      <Modal
        open={isRemoving}
        title={t('webhooks.remove-title')}
        okText={t('webhooks.remove')}
        cancelText={t('action.back')}
        okButtonProps={{ danger: true, loading: act.isPending }}
        onOk={press('remove')}
        onCancel={() => {
          setRemoving(false);
        }}
      >
        <p>{t('webhooks.remove-means')}</p>
      </Modal>
    </>
  );
}

function OneWebhook({ webhook }: { webhook: Webhook }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const { url, active, events } = webhook;
  return (
    <li>
      <div className={styles.certificate}>
        <h3 className={styles.address}>
          <code>{url}</code>
        </h3>
        {active ? (
          <Mark tone="done" icon={<CheckCircleFilled aria-hidden />} word={t('webhooks.on')} />
        ) : (
          <Mark tone="quiet" icon={<PauseCircleOutlined aria-hidden />} word={t('webhooks.off')} />
        )}
      </div>
      <p>
        {t('webhooks.told-of')}
        {events.map((event) => say(caseEvents[event])).join(t('registrations.and'))}
      </p>
      <Deliveries id={webhook.id} />
      <Acts webhook={webhook} />
    </li>
  );
}

/** The section, for the people of an institution. */
export function WebhookSection() {
  const { t } = useTranslation();
  const may = useMay();
  const { data: session } = useSession();
  if (!may('webhook.edit') || !session?.actor.institution) return null;
  return (
    <section aria-labelledby="webhooks" className={styles.section}>
      <Kept title={t('webhooks.title')} />
    </section>
  );
}

function Kept({ title }: { title: string }) {
  const { t } = useTranslation();
  const [isAdding, setAdding] = useState(false);
  const { data, isError, error, refetch } = useWebhooks();
  const items = data?.items ?? [];
  return (
    <>
      <div className={page.head}>
        <div>
          <h2 id="webhooks">{title}</h2>
          <p className={page.lead}>{t('webhooks.lead')}</p>
        </div>
        <Button
          disabled={items.length >= mostWebhooks}
          onClick={() => {
            setAdding(true);
          }}
        >
          {t('webhooks.add')}
        </Button>
      </div>
      {isError && !data && <ProblemAlert error={error} retry={() => void refetch()} />}
      {data && items.length === 0 && <p>{t('webhooks.none')}</p>}
      {items.length >= mostWebhooks && <p>{t('webhooks.full', { most: mostWebhooks })}</p>}
      <ul className={styles.flags}>
        {items.map((webhook) => (
          <OneWebhook key={webhook.id} webhook={webhook} />
        ))}
      </ul>
      {isAdding && (
        <WebhookForm
          close={() => {
            setAdding(false);
          }}
        />
      )}
    </>
  );
}
