/** The page of a task: what is asked, for whom, what it is decided by, and the answer. */
import { Alert, QRCode } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { TaskView } from '../../engine/core/api.ts';
import { roles } from '../../engine/core/rights.ts';
import { FactList } from '../app/fact-list.tsx';
import { MomentOf } from '../app/moment-of.tsx';
import page from '../app/page.module.css';
import { PageSkeleton } from '../app/page-skeleton.tsx';
import { ProblemNotice } from '../app/problem-notice.tsx';
import { useSession } from '../app/session.ts';
import { useLanguage } from '../app/use-language.ts';
import { useTitle } from '../app/use-title.ts';
import cases from '../cases/case-page.module.css';
import { PlaceName } from '../institutions/place-name.tsx';
import { casePath } from '../procedures/use-procedures.ts';
import { DueDate } from './due-date.tsx';
import { TaskForm } from './task-form.tsx';
import { TaskStateMark } from './task-state-mark.tsx';
import { subjectPath } from './subject-of-task.ts';
import styles from './tasks.module.css';
import { useTask } from './use-task.ts';

/** “市级审批员 · 演示省演示一市”. */
function PlacedRole({ task: { role, region, institution } }: { task: TaskView }) {
  const { say } = useLanguage();
  return (
    <>
      {say(roles[role].name)} · <PlaceName region={region} institution={institution} />
    </>
  );
}

/** For whom, of which case, and until when. */
function TaskFacts({ task }: { task: TaskView }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const { holder } = task;
  const ofCase: [string, React.ReactNode][] = [
    [t('case.holder'), holder ? `${holder.name}  ${holder.socialSecurityNumber}` : t('case.no-holder')],
    [t('case.scenario'), say(task.scenario.name)],
  ];
  const facts: [string, React.ReactNode][] = [
    ...(task.divergence ? [] : ofCase),
    [
      t(task.divergence ? 'task.entry' : 'task.case'),
      <Link to={subjectPath(task)}>{t(task.divergence ? 'task.to-entry' : 'task.to-case')}</Link>,
    ],
    [t('task.role'), <PlacedRole task={task} />],
    [t('task.opened'), <MomentOf at={task.openedAt} />],
    [t('task.due'), <DueDate at={task.dueAt} open={task.state === 'open'} />],
  ];
  return <FactList className={cases.facts} facts={facts} />;
}

/** What the answer is decided by; an address is shown as the code that a phone scans. */
function Shows({ task }: { task: TaskView }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  if (task.shows.length === 0) return null;
  return (
    <section aria-labelledby="task-shows">
      <h2 id="task-shows">{t('task.shows')}</h2>
      <dl className={styles.shows}>
        {task.shows.map(({ label, value }) => (
          <div key={say(label)}>
            <dt>{say(label)}</dt>
            <dd>
              {/^https?:/.test(value) ? (
                <span role="img" aria-label={say(label)}>
                  <QRCode value={value} size={200} />
                </span>
              ) : (
                value
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Who answered so far, and how. */
function Answers({ task }: { task: TaskView }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  if (task.answers.length === 0) return null;
  return (
    <section aria-labelledby="task-answers">
      <h2 id="task-answers">{t('task.answers')}</h2>
      <ul className={styles.answers}>
        {task.answers.map(({ id, by, at, action, reason }) => {
          const known = task.actions.find((each) => each.id === action);
          return (
            <li key={id}>
              <strong>{known ? say(known.label) : action}</strong> · <code>{by}</code> · <MomentOf at={at} />
              {reason !== undefined && <p>{reason}</p>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Why it cannot be answered, or that it has been. */
function WhyNot({ task }: { task: TaskView }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const { data: session } = useSession();
  const isMine = task.answers.some(({ by }) => by === session?.actor.account);
  const words = isMine
    ? t('task.by-you')
    : task.state === 'open'
      ? t('task.not-yours', { role: say(roles[task.role].name) })
      : t(`task.closed.${task.state}`);
  return (
    <Alert
      type={isMine || task.state === 'answered' ? 'success' : 'info'}
      showIcon
      role="status"
      title={words}
      action={<Link to="/tasks">{t('task.to-list')}</Link>}
    />
  );
}

/** The page. */
export function TaskPage() {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const { id = '' } = useParams();
  const { data: task, isError, error, refetch } = useTask(id);
  useTitle(task ? t('task.page-title', { title: say(task.title) }) : '');
  if (isError && !task) return <ProblemNotice error={error} retry={() => void refetch()} />;
  if (!task) return <PageSkeleton />;
  return (
    <div className={page.page}>
      <nav aria-label={t('nav.where')} className={cases.trail}>
        <Link to="/tasks">{t('nav.tasks')}</Link> ▸ {say(task.scenario.name)}
      </nav>
      <div className={cases.head}>
        <h1>{say(task.title)}</h1>
        <TaskStateMark state={task.state} />
      </div>
      <TaskFacts task={task} />
      <Shows task={task} />
      <Answers task={task} />
      {task.procedure && task.answerable ? (
        <Link to={casePath(task.case)} className={styles.toCase}>
          {t('task.answer-in-case')}
        </Link>
      ) : task.answerable ? (
        <section aria-labelledby="task-answer" className={styles.answer}>
          <h2 id="task-answer">{t('task.answer')}</h2>
          <TaskForm key={task.id} task={task} />
        </section>
      ) : (
        <WhyNot task={task} />
      )}
    </div>
  );
}
