/** One group of held cases: what holds them, since when, and the choice of those that are seen to together. */
import { ExclamationCircleFilled } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Incident } from '../../engine/core/live.ts';
import type { VersionContent } from '../../engine/core/version.ts';
import { MomentOf } from '../app/moment-of.tsx';
import { useLanguage } from '../app/use-language.ts';
import { stepWords } from '../canvas/node-words.ts';
import type { PressedOrder } from './batch-dialogue.tsx';
import { HeldCases } from './held-cases.tsx';
import styles from './live.module.css';

/** Problems for which we know what to advise; for the others that somebody looks into one of the cases. */
const advised = [
  'message-rejected',
  'card-not-readable',
  'undo-refused',
  'decision-incomplete',
  'expression-failed',
  'fact-unavailable',
  'connector-unavailable',
] as const;
const adviceOf = (slug: string) => advised.find((each) => each === slug) ?? 'other';

interface Props {
  id: string;
  version: number;
  incident: Incident;
  content: VersionContent;
  /** How many orders were given: each begins a new choice. */
  given: number;
  press: (order: PressedOrder) => void;
}

/** The group. */
export function IncidentGroup({ id, version, incident, content, given, press }: Props) {
  const { t } = useTranslation();
  const { language, say } = useLanguage();
  const [isOpen, setOpen] = useState(false);
  const { path, problem, cases, oldest } = incident;
  const { name } = stepWords(content, { node: path, port: 'end' }, language);
  return (
    <li className={styles.incident}>
      <div className={styles.incidentHead}>
        <h3>
          <ExclamationCircleFilled aria-hidden /> {name}
        </h3>
        <span className={styles.count}>{t('live.cases', { count: cases })}</span>
        <span className={styles.faint}>
          {t('live.held-since')} <MomentOf at={oldest} />
        </span>
      </div>
      <p>
        {say(problem.title)} <code className={styles.faint}>{problem.slug}</code>
      </p>
      <p className={styles.faint}>{t(`live.advice.${adviceOf(problem.slug)}`)}</p>
      <Button
        aria-expanded={isOpen}
        onClick={() => {
          setOpen(!isOpen);
        }}
      >
        {t(isOpen ? 'live.hide-cases' : 'live.show-cases', { count: cases, node: name })}
      </Button>
      {isOpen && (
        <HeldCases
          key={given}
          id={id}
          version={version}
          incident={incident}
          content={content}
          name={name}
          press={press}
        />
      )}
    </li>
  );
}
