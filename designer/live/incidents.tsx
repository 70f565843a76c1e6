/** What is held, by node and problem: in words, with what to do about it, and the cases that can be ordered together. */
import { CheckCircleFilled } from '@ant-design/icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LiveView } from '../../engine/core/live.ts';
import type { VersionContent } from '../../engine/core/version.ts';
import { Mark } from '../app/mark.tsx';
import { BatchDialogue, type PressedOrder } from './batch-dialogue.tsx';
import { IncidentGroup } from './incident-group.tsx';
import styles from './live.module.css';

interface Props {
  id: string;
  live: LiveView;
  content: VersionContent;
}

/** The groups, those of most cases first. */
export function Incidents({ id, live: { version, incidents }, content }: Props) {
  const { t } = useTranslation();
  // Kept here, for a group is gone as soon as none of its cases is held, and its results are still to be read.
  const [pressed, setPressed] = useState<PressedOrder | null>(null);
  const [given, setGiven] = useState(0);
  return (
    <section aria-labelledby="live-incidents">
      <div className={styles.sectionHead}>
        <h2 id="live-incidents">{t('live.incidents')}</h2>
      </div>
      {incidents.length === 0 ? (
        <p className={styles.calm}>
          <Mark tone="done" icon={<CheckCircleFilled aria-hidden />} word={t('live.no-incidents')} />
        </p>
      ) : (
        <ul className={styles.incidents}>
          {incidents.map((incident) => (
            <IncidentGroup
              key={`${incident.path} ${incident.problem.slug}`}
              id={id}
              version={version}
              incident={incident}
              content={content}
              given={given}
              press={setPressed}
            />
          ))}
        </ul>
      )}
      {pressed && (
        <BatchDialogue
          {...pressed}
          close={() => {
            setPressed(null);
            setGiven(given + 1);
          }}
        />
      )}
    </section>
  );
}
