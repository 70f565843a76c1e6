/** What waits for whoever looks, by due date: the open tasks of procedures, each with the way to its case. */
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Page, TaskItem } from '../../engine/core/api.ts';
import { request } from '../app/request.ts';
import { useLanguage } from '../app/use-language.ts';
import { OnBehalfMark } from '../delegations/on-behalf-mark.tsx';
import { DueDate } from '../tasks/due-date.tsx';
import styles from './list.module.css';
import { casePath } from './use-procedures.ts';

/** How many are shown here; the rest is in the list of tasks. */
const most = 5;

/** The list; nothing where nothing waits. */
export function WaitsForMe() {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const { data } = useQuery({
    queryKey: ['/api/tasks', 'procedures'],
    queryFn: ({ signal }) => request<Page<TaskItem>>('GET', '/api/tasks?view=open&limit=50', { signal }),
    refetchInterval: 30_000,
  });
  const tasks = (data?.items ?? []).filter(({ procedure }) => procedure === true);
  if (tasks.length === 0) return null;
  return (
    <section className={styles.waits} aria-labelledby="waits">
      <h2 id="waits">{t('procedures.waits-for-you', { count: tasks.length })}</h2>
      <ul>
        {tasks.slice(0, most).map((task) => (
          <li key={task.id}>
            <Link to={casePath(task.case)}>{say(task.title)}</Link> <OnBehalfMark of={task.onBehalf} />
            <span>
              {t('procedures.due-by')} <DueDate at={task.dueAt} open />
            </span>
          </li>
        ))}
      </ul>
      {tasks.length > most && <Link to="/tasks">{t('procedures.all-tasks')}</Link>}
    </section>
  );
}
