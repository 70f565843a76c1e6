/** The list of tasks: those to answer by their due dates, the late ones, and those answered. */
import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import type { TaskItem } from '../../engine/core/api.ts';
import type { Column } from '../app/data-table.tsx';
import { EmptyState } from '../app/empty-state.tsx';
import { ListPage } from '../app/list-page.tsx';
import { MomentOf } from '../app/moment-of.tsx';
import { PagedTable } from '../app/paged-table.tsx';
import page from '../app/page.module.css';
import { useSearch } from '../app/search-field.tsx';
import { useMay, useSession } from '../app/session.ts';
import { useLanguage } from '../app/use-language.ts';
import { usePages } from '../app/use-pages.ts';
import { OnBehalfMark } from '../delegations/on-behalf-mark.tsx';
import { StandingIn } from '../delegations/standing-in.tsx';
import { useDelegationsToday } from '../delegations/use-delegations.ts';
import { casePath } from '../procedures/use-procedures.ts';
import { DueDate } from './due-date.tsx';
import { TaskStateMark } from './task-state-mark.tsx';
import styles from './tasks.module.css';
import { useTaskCounts } from './use-task.ts';

const views = ['open', 'overdue', 'mine'] as const;
type View = (typeof views)[number];

function useColumns(view: View): Column<TaskItem>[] {
  const { t } = useTranslation();
  const { say } = useLanguage();
  return [
    {
      ...{ key: 'title', title: t('task.title'), main: true },
      cell: ({ title, onBehalf }) => (
        <>
          {say(title)}{' '}
          <span className={styles.mark}>
            <OnBehalfMark of={onBehalf} />
          </span>
        </>
      ),
    },
    { key: 'scenario', title: t('case.scenario'), cell: ({ scenario }) => say(scenario.name) },
    { key: 'holder', title: t('case.holder'), cell: ({ holder }) => holder?.name ?? t('case.no-holder') },
    { key: 'opened', title: t('task.opened'), cell: ({ openedAt }) => <MomentOf at={openedAt} /> },
    view === 'mine'
      ? { key: 'state', title: t('task.state'), cell: ({ state }) => <TaskStateMark state={state} /> }
      : { key: 'due', title: t('task.due'), cell: ({ dueAt }) => <DueDate at={dueAt} open /> },
  ];
}

/** The page. */
export function TaskListPage() {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const view = views.find((each) => each === params.get('view')) ?? 'open';
  const search = useSearch();
  const columns = useColumns(view);
  const counts = useTaskCounts();
  const may = useMay();
  const { data: today = [] } = useDelegationsToday(may('procedure.act'));
  const account = useSession().data?.actor.account;
  const taken = today.filter(({ to }) => to.account === account);
  // One that is over by now filters nothing.
  const only = taken.find(({ id }) => id === params.get('delegation'))?.id ?? '';
  const list = usePages<TaskItem>('/api/tasks', { view, q: search, delegation: only }, { refetchMs: 30_000 });
  return (
    <ListPage title={t('nav.tasks')} lead={t('tasks.lead')} search={t('tasks.search')}>
      <div className={page.chips}>
        <Segmented
          aria-label={t('tasks.view')}
          name="view"
          value={view}
          options={views.map((each) => ({
            value: each,
            label: counts.data
              ? t('tasks.counted', { view: t(`tasks.views.${each}`), number: counts.data[each] })
              : t(`tasks.views.${each}`),
          }))}
          onChange={(chosen: View) => {
            setParams((now) => {
              now.set('view', chosen);
              return now;
            });
          }}
        />
        {may('procedure.act') && (
          <Link to="/delegations" className={page.beside}>
            {t('delegations.title')}
          </Link>
        )}
      </div>
      <StandingIn today={today} only={only} />
      <PagedTable
        list={list}
        caption={t(`tasks.views.${view}`)}
        columns={columns}
        keyOf={({ id }) => id}
        linkOf={(task) => (task.procedure ? casePath(task.case) : `/tasks/${encodeURIComponent(task.id)}`)}
        search={search}
        empty={
          <EmptyState title={t(`tasks.empty.${view}`)} text={t(`tasks.empty-text.${view}`)}>
            <Link to="/cases?status=waiting">{t('tasks.to-cases')}</Link>
          </EmptyState>
        }
      />
    </ListPage>
  );
}
