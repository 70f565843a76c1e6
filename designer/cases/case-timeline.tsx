/** What happened, step by step: the way that was taken, how long it took, what was shown, and why it was decided so. */
import { ClockCircleOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { CaseRecord } from '../../engine/core/case.ts';
import type { Policy } from '../../engine/core/policies/policy.ts';
import { isLeaving, type Stand } from '../../engine/core/stays.ts';
import type { VersionContent } from '../../engine/core/version.ts';
import { dateAndTime, span } from '../app/dates.ts';
import { ToneIcon } from '../app/tone-icon.tsx';
import { useLanguage } from '../app/use-language.ts';
import { useNow } from '../app/use-now.ts';
import { NodeIcon } from '../canvas/node-icon.tsx';
import { stepWords } from '../canvas/node-words.ts';
import styles from './case-timeline.module.css';
import { DecisionReason } from './decision-reason.tsx';

/** The policy of a name as it was pinned, here or by a scenario that is called. */
function policyOf({ policies, subs = {} }: VersionContent, name: string): Policy | null {
  const found = Object.hasOwn(policies, name) ? policies[name] : undefined;
  if (found) return found.policy;
  for (const sub of Object.values(subs)) {
    const within = policyOf(sub, name);
    if (within) return within;
  }
  return null;
}

/** What the engine or an operator did at a node, besides leaving it by a way of its own. */
const orders = ['retried', 'skipped', 'overdue', 'undone', 'waiting'] as const;
const isOrder = (port: string): port is (typeof orders)[number] => (orders as readonly string[]).includes(port);

/** Where a token of the case stands now, and how long already. */
function NowHere({ stand: { path, since, visit }, content }: { stand: Stand; content: VersionContent }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const now = useNow(5_000);
  const { name } = stepWords(content, { node: path, port: 'end' }, language);
  return (
    <li data-now>
      <div className={styles.head}>
        <ClockCircleOutlined aria-hidden />
        <strong>{name}</strong>
        <span>{t('live.stands')}</span>
        {visit > 1 && <span className={styles.visit}>{t('live.visit', { number: visit })}</span>}
        <span className={styles.time}>
          <time dateTime={since}>{dateAndTime(since, language)}</time> ·{' '}
          {span(Math.max(0, now - Date.parse(since)), language)}
        </span>
      </div>
    </li>
  );
}

/** The steps in order, and where the case stands. */
export function CaseTimeline({
  record,
  content,
}: {
  record: Pick<CaseRecord, 'trace'> & Partial<Pick<CaseRecord, 'standing'>>;
  content: VersionContent;
}) {
  const { t } = useTranslation();
  const { language, say } = useLanguage();
  const standing = (record.standing ?? []).filter(({ phase }) => phase !== 'inside');
  if (record.trace.length === 0 && standing.length === 0) return <p>{t('case.no-steps')}</p>;
  return (
    <ol className={styles.timeline}>
      {record.trace.map((step) => {
        const { name, way } = stepWords(content, step, language);
        const order = isOrder(step.port) ? t(`order.${step.port}`) : way;
        return (
          <li key={step.seq}>
            <div className={styles.head}>
              <NodeIcon kind={step.kind} />
              <strong>{name}</strong>
              {step.item !== undefined && <span>{t('case.item', { number: step.item + 1 })}</span>}
              {order !== null && <span>→ {order}</span>}
              {step.visit > 1 && <span className={styles.visit}>{t('live.visit', { number: step.visit })}</span>}
              <span className={styles.time}>
                <time dateTime={step.at}>{dateAndTime(step.at, language)}</time>
                {isLeaving(step) && <> · {span(step.stayedMs ?? step.tookMs, language)}</>}
              </span>
            </div>
            {step.note && !step.decision && <p className={styles.note}>{say(step.note)}</p>}
            {step.decision && (
              <DecisionReason decision={step.decision} policy={policyOf(content, step.decision.policy)} />
            )}
            {step.prompts.map((prompt) => (
              <p key={prompt.code} className={styles.prompt} data-tone={prompt.tone}>
                <span className={styles.tone}>
                  <ToneIcon tone={prompt.tone} /> {t(`tone.${prompt.tone}`)} · {t(`audience.${prompt.audience}`)}
                </span>{' '}
                {say(prompt.text)}
              </p>
            ))}
          </li>
        );
      })}
      {standing.map((stand) => (
        <NowHere key={stand.token} stand={stand} content={content} />
      ))}
    </ol>
  );
}
