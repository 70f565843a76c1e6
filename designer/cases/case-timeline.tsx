/** What happened, step by step: the way that was taken, how long it took, what was shown, and why it was decided so. */
import { ClockCircleOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { CaseRecord, TraceStep } from '../../engine/core/case.ts';
import { facts, type FactValue } from '../../engine/core/facts.ts';
import { isLeaving, type Stand } from '../../engine/core/stays.ts';
import type { VersionContent } from '../../engine/core/version.ts';
import { ClauseTags } from '../app/clause-tags.tsx';
import { dateAndTime, span } from '../app/dates.ts';
import { ToneIcon } from '../app/tone-icon.tsx';
import { useLanguage } from '../app/use-language.ts';
import { useNow } from '../app/use-now.ts';
import { NodeIcon } from '../canvas/node-icon.tsx';
import { stepWords } from '../canvas/node-words.ts';
import styles from './case-timeline.module.css';

/** A fact's value, in words where we have some. */
function FactWord({ value }: { value: FactValue }) {
  const { t, i18n } = useTranslation();
  if (typeof value === 'boolean') return t(value ? 'setting.yes' : 'setting.no');
  if (typeof value === 'string' && i18n.exists(`value.${value}`)) return t(`value.${value}` as 'value.normal');
  return <code>{value}</code>;
}

function DecisionReason({ decision }: { decision: NonNullable<TraceStep['decision']> }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const factLabel = (name: string) =>
    Object.hasOwn(facts, name) ? say(facts[name as keyof typeof facts].label) : name;
  return (
    <div className={styles.decision}>
      <p>
        <strong>{t('decision.why')}</strong> {say(decision.reason)}
      </p>
      <dl>
        <div>
          <dt>{t('decision.rule')}</dt>
          <dd>
            <code>
              {decision.policy} {decision.rule ? `▸ ${decision.rule}` : ''}
            </code>{' '}
            {decision.rule === null && t('decision.otherwise')} · {t(`level.${decision.level}`)}
          </dd>
        </div>
        {Object.entries(decision.facts).map(([name, value]) => (
          <div key={name}>
            <dt>{factLabel(name)}</dt>
            <dd>
              <FactWord value={value} />
            </dd>
          </div>
        ))}
      </dl>
      <ClauseTags clauses={decision.clauses} />
    </div>
  );
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
            {step.decision && <DecisionReason decision={step.decision} />}
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
