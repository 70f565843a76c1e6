/** The second person's decision: which new cases take the version, and the confirmation. */
import { Alert, Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { isWhole, type Rollout } from '../../engine/core/rollout.ts';
import { ProblemAlert } from '../app/problem-notice.tsx';
import tasks from '../tasks/tasks.module.css';
import { rolloutOf, type RolloutDraft } from '../versions/rollout-draft.ts';
import { RolloutFields } from '../versions/rollout-fields.tsx';
import { useRolloutWords } from '../versions/rollout-words.ts';
import { useOrderVersion } from '../versions/use-versions.ts';
import styles from './publish.module.css';

interface Props {
  id: string;
  version: number;
  /** Where the scenario belongs. */
  place: string;
}

/** The form. */
export function PublishForm({ id, version, place }: Props) {
  const { t } = useTranslation();
  const words = useRolloutWords();
  const [draft, setDraft] = useState<RolloutDraft>({ share: '100', regions: [] });
  const [tried, setTried] = useState(false);
  const [confirming, setConfirming] = useState<Rollout | null>(null);
  const order = useOrderVersion(id);
  const read = rolloutOf(draft, place);
  if (order.isSuccess) {
    return (
      <Alert
        type="success"
        showIcon
        role="status"
        title={t('publish.published', { version })}
        action={<Link to={`/scenarios/${id}/versions`}>{t('publish.to-versions')}</Link>}
      />
    );
  }
  return (
    <section className={styles.section} aria-labelledby="publish-title">
      <h2 id="publish-title">{t('publish.decide', { version })}</h2>
      <p className={styles.lead}>{t('publish.decide-lead')}</p>
      <div className={tasks.form}>
        <RolloutFields
          value={draft}
          change={setDraft}
          place={place}
          error={tried && 'error' in read ? read.error : undefined}
        />
        {order.isError && <ProblemAlert error={order.error} />}
      </div>
      <div className={styles.buttons}>
        <Button
          type="primary"
          size="large"
          loading={order.isPending}
          onClick={() => {
            setTried(true);
            if ('rollout' in read) setConfirming(read.rollout);
          }}
        >
          {t('publish.publish', { version })}
        </Button>
        <Link to={`/scenarios/${id}/versions`}>{t('publish.not-now')}</Link>
      </div>
      <Modal
        open={confirming !== null}
        title={t('publish.publish', { version })}
        okText={t('publish.publish', { version })}
        cancelText={t('action.back')}
        okButtonProps={{ loading: order.isPending }}
        onOk={() => {
          if (!confirming) return;
          const done = {
            onSettled: () => {
              setConfirming(null);
            },
          };
          order.mutate({ act: 'publish', version, rollout: confirming }, done);
        }}
        onCancel={() => {
          setConfirming(null);
        }}
      >
        {confirming && (
          <>
            <p>{words(confirming)}</p>
            <p>{t(isWhole(confirming) ? 'versions.rollout.replaces' : 'versions.rollout.beside')}</p>
          </>
        )}
      </Modal>
    </section>
  );
}
