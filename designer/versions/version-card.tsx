/** A version in the list: how it stands, by whom, its tests, and what may be done to it. */
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { VersionSummary } from '../../engine/core/api.ts';
import { FactList } from '../app/fact-list.tsx';
import { MomentOf } from '../app/moment-of.tsx';
import { DecidedBy } from '../publish/decision-record.tsx';
import { useRolloutWords } from './rollout-words.ts';
import { SuiteMark } from './suite-mark.tsx';
import type { VersionAct } from './version-acts.ts';
import { VersionHistory } from './version-history.tsx';
import { VersionStateMark } from './version-state-mark.tsx';
import styles from './versions.module.css';

interface Props {
  version: VersionSummary;
  /** Open cases, where they are known. */
  open: number | undefined;
  acts: readonly VersionAct[];
  /** The address where it is compared with what is in use, and published. */
  compareAt: string;
  act: (act: VersionAct) => void;
}

function Facts({ version, open }: Pick<Props, 'version' | 'open'>) {
  const { t } = useTranslation();
  const words = useRolloutWords();
  const { filedBy, filedAt, publishedBy, publishedAt, decision, rollout, suspended, suite } = version;
  const facts: [string, React.ReactNode][] = [
    [
      t('versions.filed'),
      <>
        <code>{filedBy}</code> · <MomentOf at={filedAt} />
      </>,
    ],
  ];
  if (publishedBy !== null && publishedAt !== null)
    facts.push([
      t('versions.published'),
      <>
        <code>{publishedBy}</code> · <MomentOf at={publishedAt} />
      </>,
    ]);
  if (decision && decision.reason !== null)
    facts.push([
      t(`versions.decided.${decision.act}`),
      <>
        <span className={styles.reason}>{decision.reason}</span>
        {decision.act !== 'publish' && <DecidedBy decision={decision} />}
      </>,
    ]);
  if (rollout) facts.push([t('versions.takes'), words(rollout)]);
  if (suspended) facts.push([t('versions.suspended'), suspended.reason]);
  facts.push([t('versions.tests'), <SuiteMark suite={suite} />]);
  if (version.attachments.length > 0)
    facts.push([t('publish.step.attachments'), t('versions.attachments', { count: version.attachments.length })]);
  if (open !== undefined) facts.push([t('versions.open'), t('versions.open-count', { count: open })]);
  return <FactList className={styles.facts} facts={facts} />;
}

/** The card. */
export function VersionCard({ version, open, acts, compareAt, act }: Props) {
  const { t } = useTranslation();
  const { version: number } = version;
  return (
    <li className={styles.card}>
      <article aria-labelledby={`version-${number}`}>
        <div className={styles.head}>
          <h2 id={`version-${number}`}>{t('scenario.version', { version: number })}</h2>
          <VersionStateMark state={version.state} />
          <Link to={compareAt}>{t('versions.look')}</Link>
        </div>
        <Facts version={version} open={open} />
        <div className={styles.acts}>
          {acts.map((each) => (
            <Button
              key={each}
              type={each === 'publish' ? 'primary' : 'default'}
              danger={each === 'retire' || each === 'suspend'}
              className={each === 'retire' ? (styles.apart ?? '') : ''}
              onClick={() => {
                act(each);
              }}
            >
              {t(`versions.act.${each}`)}
              <span className="only-read-aloud"> {t('scenario.version', { version: number })}</span>
            </Button>
          ))}
        </div>
        <VersionHistory version={version} />
      </article>
    </li>
  );
}
