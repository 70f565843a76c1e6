/** The second person's decision: a filed version is published, to all new cases or to a part, or returned to be mended. */
import { CheckCircleOutlined, RollbackOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { DecisionAct } from '../../engine/core/version.ts';
import tasks from '../tasks/tasks.module.css';
import { rolloutOf, type RolloutDraft } from '../versions/rollout-draft.ts';
import { RolloutFields } from '../versions/rollout-fields.tsx';
import { useOrderVersion } from '../versions/use-versions.ts';
import { DecisionDialogue, type Deciding } from './decision-dialogue.tsx';
import styles from './publish.module.css';

interface Props {
  id: string;
  version: number;
  /** Where the scenario belongs. */
  place: string;
  /** Whether it still waits. */
  waits: boolean;
}

/** That it is decided, and where to go on. */
function Decided({ id, version, act }: { id: string; version: number; act: Exclude<DecisionAct, 'withdraw'> }) {
  const { t } = useTranslation();
  return (
    <Alert
      type="success"
      showIcon
      role="status"
      title={t(`publish.decision.done.${act}`, { version })}
      description={t(`publish.decision.next.${act}`)}
      action={<Link to={`/scenarios/${id}/versions`}>{t('publish.to-versions')}</Link>}
    />
  );
}

/** The form; once another has decided, only the dialogue that was refused stays until it is closed. */
export function DecisionForm({ id, version, place, waits }: Props) {
  const [deciding, setDeciding] = useState<Deciding | null>(null);
  const order = useOrderVersion(id);
  const done = order.data?.decision?.act;
  return (
    <>
      {done && done !== 'withdraw' && <Decided id={id} version={version} act={done} />}
      {waits && !done && <Choice version={version} place={place} decide={setDeciding} />}
      {deciding && (
        <DecisionDialogue
          version={version}
          deciding={deciding}
          order={order}
          close={() => {
            setDeciding(null);
            if (order.isError) order.reset();
          }}
        />
      )}
    </>
  );
}

interface ChoiceProps extends Pick<Props, 'version' | 'place'> {
  decide: (deciding: Deciding) => void;
}

function Choice({ version, place, decide }: ChoiceProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<RolloutDraft>({ share: '100', regions: [] });
  const [tried, setTried] = useState(false);
  const read = rolloutOf(draft, place);
  return (
    <section className={styles.section} aria-labelledby="decision-title">
      <h2 id="decision-title">{t('publish.decide', { version })}</h2>
      <p className={styles.lead}>{t('publish.decide-lead')}</p>
      <div role="group" aria-labelledby="decision-rollout" className={tasks.form}>
        <h3 id="decision-rollout">{t('publish.decide-rollout')}</h3>
        <RolloutFields
          value={draft}
          change={setDraft}
          place={place}
          error={tried && 'error' in read ? read.error : undefined}
        />
      </div>
      <div className={styles.buttons}>
        <Button
          type="primary"
          size="large"
          icon={<CheckCircleOutlined aria-hidden />}
          onClick={() => {
            setTried(true);
            if ('rollout' in read) decide({ act: 'publish', rollout: read.rollout });
          }}
        >
          {t('publish.decision.ask.publish', { version })}
        </Button>
        <Button
          size="large"
          icon={<RollbackOutlined aria-hidden />}
          onClick={() => {
            decide({ act: 'return' });
          }}
        >
          {t('publish.decision.ask.return')}
        </Button>
      </div>
    </section>
  );
}
