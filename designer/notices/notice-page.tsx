/** The page of a notice: what it says, to whom, and every try to deliver it. */
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { noticeChannels, type NoticeRecord } from '../../engine/core/notice.ts';
import { FactList } from '../app/fact-list.tsx';
import { MomentOf } from '../app/moment-of.tsx';
import page from '../app/page.module.css';
import { PageSkeleton } from '../app/page-skeleton.tsx';
import { ProblemNotice } from '../app/problem-notice.tsx';
import { useMay } from '../app/session.ts';
import { useLanguage } from '../app/use-language.ts';
import { useTitle } from '../app/use-title.ts';
import cases from '../cases/case-page.module.css';
import { PlaceName } from '../institutions/place-name.tsx';
import tasks from '../tasks/tasks.module.css';
import { useCauseWords } from './notice-causes.ts';
import { NoticeStateMark } from './notice-state-mark.tsx';
import styles from './notices.module.css';
import { ResendDialogue } from './resend-dialogue.tsx';
import { useNotice } from './use-notice.ts';

/** What it is about, with a link where there is a page of it. */
function About({ about }: Pick<NoticeRecord, 'about'>) {
  const { t } = useTranslation();
  if (about === null) return <>{t('notices.about-nothing')}</>;
  const word = t(`notices.about-kind.${about.kind}`);
  if (about.kind === 'batch') return <>{`${word} ${about.id}`}</>;
  return <Link to={`/${about.kind === 'case' ? 'cases' : 'tasks'}/${encodeURIComponent(about.id)}`}>{word}</Link>;
}

function NoticeFacts({ notice }: { notice: NoticeRecord }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const { channel, to, template, region, institution, createdAt, sentAt, nextAttemptAt } = notice;
  const facts: [string, React.ReactNode][] = [
    [t('notices.channel'), say(noticeChannels[channel])],
    [t('notices.to'), <code>{to}</code>],
    [t('notices.about'), <About about={notice.about} />],
    [t('notices.template'), <code>{template}</code>],
    [t('case.place'), <PlaceName region={region} institution={institution} />],
    [t('notices.created'), <MomentOf at={createdAt} />],
    ...(sentAt ? ([[t('notices.sent-at'), <MomentOf at={sentAt} />]] as [string, React.ReactNode][]) : []),
    ...(nextAttemptAt ? ([[t('notices.next'), <MomentOf at={nextAttemptAt} />]] as [string, React.ReactNode][]) : []),
  ];
  return <FactList className={cases.facts} facts={facts} />;
}

/** Every try: when, how it ended, why, and what the other side answered. */
function Attempts({ attempts }: Pick<NoticeRecord, 'attempts'>) {
  const { t } = useTranslation();
  const whyOf = useCauseWords();
  return (
    <section aria-labelledby="notice-attempts">
      <h2 id="notice-attempts">{t('notices.attempts')}</h2>
      {attempts.length === 0 && <p>{t('notices.no-attempts')}</p>}
      <ol className={styles.attempts}>
        {attempts.map(({ at, outcome, answer, cause }) => (
          <li key={at}>
            <MomentOf at={at} /> · <strong>{t(`notices.outcome.${outcome}`)}</strong>
            {cause !== null && <p>{whyOf(cause)}</p>}
            {answer !== null && (
              <p>
                {t('notices.answer')} <code>{answer}</code>
              </p>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Who had it sent again, and why. */
function Resends({ resends }: Pick<NoticeRecord, 'resends'>) {
  const { t } = useTranslation();
  if (resends.length === 0) return null;
  return (
    <section aria-labelledby="notice-resends">
      <h2 id="notice-resends">{t('notices.resends')}</h2>
      <ul className={tasks.answers}>
        {resends.map(({ by, at, reason }) => (
          <li key={at}>
            <code>{by}</code> · <MomentOf at={at} />
            <p>{reason}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The page. */
export function NoticePage() {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const may = useMay();
  const { id = '' } = useParams();
  const { data: notice, isError, error, refetch } = useNotice(id);
  const [isResending, setResending] = useState(false);
  useTitle(notice ? say(notice.subject) : '');
  if (isError && !notice) return <ProblemNotice error={error} retry={() => void refetch()} />;
  if (!notice) return <PageSkeleton />;
  return (
    <div className={page.page}>
      <nav aria-label={t('nav.where')} className={cases.trail}>
        <Link to="/notices">{t('nav.notices')}</Link> ▸ {say(noticeChannels[notice.channel])}
      </nav>
      <div className={cases.head}>
        <h1>{say(notice.subject)}</h1>
        <NoticeStateMark state={notice.state} tries={notice.attempts.length} />
        {may('notice.resend') && (
          <Button
            type={notice.state === 'failed' ? 'primary' : 'default'}
            onClick={() => {
              setResending(true);
            }}
          >
            {t('notices.resend')}
          </Button>
        )}
      </div>
      <blockquote className={styles.words}>{say(notice.text)}</blockquote>
      <NoticeFacts notice={notice} />
      <Attempts attempts={notice.attempts} />
      <Resends resends={notice.resends} />
      {isResending && (
        <ResendDialogue
          notice={notice}
          close={() => {
            setResending(false);
          }}
        />
      )}
    </div>
  );
}
