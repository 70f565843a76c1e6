/** A run as it happens: where it stands, what the cardholder sees, how long it truly took, and the way to its record. */
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { CaseRecord } from '../../engine/core/case.ts';
import type { Scenario } from '../../engine/core/scenario.ts';
import { duration } from '../app/dates.ts';
import { useLanguage } from '../app/use-language.ts';
import { nodeNamed, portName } from '../canvas/node-words.ts';
import { runViewOf } from '../canvas/run-view.ts';
import { CaseStatusMark } from '../cases/case-status-mark.tsx';
import { DevicePreview } from './device-preview.tsx';
import type { CardRun } from './use-card-run.ts';
import styles from './use-card.module.css';

interface Props {
  scenario: Scenario;
  record: CaseRecord;
  run: CardRun;
}

/** The progress. */
export function RunProgress({ scenario, record, run }: Props) {
  const { t } = useTranslation();
  const { language, say } = useLanguage();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
  }, []);
  const { current } = runViewOf(scenario, record, run.shown);
  const steps = record.trace.slice(0, run.shown);
  const last = steps.at(-1);
  const node = last && scenario.nodes.find(({ id }) => id === last.node);
  const announced = run.over
    ? t('run.over', { outcome: record.outcome ? say(record.outcome.label) : t(`status.${record.status}`) })
    : last && node
      ? t('run.step', {
          node: nodeNamed(scenario, last.node, language),
          port: portName(scenario, node, last.port, language),
        })
      : t('run.starting');
  const took = record.endedAt ? Date.parse(record.endedAt) - Date.parse(record.openedAt) : null;
  return (
    <div className={styles.run}>
      <h2 ref={heading} tabIndex={-1}>
        {t('run.title')}
      </h2>
      <div className={styles.now}>
        {run.over ? (
          <CaseStatusMark record={record} />
        ) : (
          <span>
            {current === null ? t('run.starting') : t('run.at', { node: nodeNamed(scenario, current, language) })}
          </span>
        )}
        {!run.over && !run.rests && (
          <Button size="small" onClick={run.skip}>
            {t('run.skip')}
          </Button>
        )}
      </div>
      <p aria-live="polite" className="only-read-aloud" data-announcement>
        {announced}
      </p>
      <DevicePreview
        scenario={scenario}
        prompts={steps.flatMap(({ prompts }) => prompts)}
        waiting={!run.over && !run.rests}
      />
      <p className={styles.pace}>
        {run.over && took !== null ? t('run.took', { time: duration(took), count: steps.length }) : t('run.pace')}
      </p>
      {record.problem && run.over && <p className={styles.error}>{say(record.problem.title)}</p>}
      {run.error && <p className={styles.error}>{t('run.lost-sight')}</p>}
      {run.rests && (
        <div className={styles.after}>
          <CaseStatusMark record={record} />
          <Link to={`/cases/${record.id}`}>{t('run.why-waiting')}</Link>
        </div>
      )}
      {run.over && (
        <div className={styles.after}>
          <Link to={`/cases/${record.id}`}>{t('run.record')}</Link>
          <Button onClick={run.clear}>{t('run.again')}</Button>
        </div>
      )}
    </div>
  );
}
