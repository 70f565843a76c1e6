/** The page of delegations: who does one's tasks while one is away, whom one stands in for, and for managers those of their place. */
import { Button, Modal, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import type { DelegationView } from '../../engine/core/api.ts';
import type { Column } from '../app/data-table.tsx';
import { dateOf } from '../app/dates.ts';
import { EmptyState } from '../app/empty-state.tsx';
import { MomentOf } from '../app/moment-of.tsx';
import { PagedTable } from '../app/paged-table.tsx';
import page from '../app/page.module.css';
import { ProblemAlert } from '../app/problem-notice.tsx';
import { useMay, useSession } from '../app/session.ts';
import { useLanguage } from '../app/use-language.ts';
import { usePages } from '../app/use-pages.ts';
import { useTitle } from '../app/use-title.ts';
import { DelegationDialogue } from './delegation-dialogue.tsx';
import { DelegationMark } from './delegation-mark.tsx';
import styles from './delegations.module.css';
import { delegationsPath, useEndDelegation } from './use-delegations.ts';

const views = ['mine', 'given', 'taken', 'place'] as const;
type View = (typeof views)[number];

/** How it stands; who ended it early, and when. */
function Standing({ delegation: { state, ended } }: { delegation: DelegationView }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  return (
    <>
      <DelegationMark state={state} />
      {ended && (
        <span className={styles.by}>
          {t('delegations.ended-by', { name: say(ended.by.name) })} · <MomentOf at={ended.at} />
        </span>
      )}
    </>
  );
}

/** Why, and who set it where that was not whoever is away. */
function Why({ delegation: { reason, from, by } }: { delegation: DelegationView }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  return (
    <span className={styles.reason}>
      {reason}
      {by.account !== from.account && (
        <span className={styles.by}>{t('delegations.set-by', { name: say(by.name) })}</span>
      )}
    </span>
  );
}

function useColumns(end: (delegation: DelegationView) => void): Column<DelegationView>[] {
  const { t } = useTranslation();
  const { say, language } = useLanguage();
  const { data: session } = useSession();
  const name = ({ account, name: called }: DelegationView['from']) =>
    account === session?.actor.account ? t('delegations.you', { name: say(called) }) : say(called);
  return [
    { key: 'from', title: t('delegations.from'), main: true, cell: ({ from }) => name(from) },
    { key: 'to', title: t('delegations.to'), cell: ({ to }) => name(to) },
    {
      key: 'days',
      title: t('delegations.days'),
      cell: ({ firstDay, lastDay }) =>
        firstDay === lastDay
          ? dateOf(firstDay, language)
          : t('delegations.range', { first: dateOf(firstDay, language), last: dateOf(lastDay, language) }),
    },
    { key: 'reason', title: t('delegations.reason'), cell: (each) => <Why delegation={each} /> },
    { key: 'state', title: t('delegations.state'), cell: (each) => <Standing delegation={each} /> },
    {
      key: 'end',
      title: t('delegations.act'),
      cell: (each) =>
        each.mayEnd ? (
          <Button
            aria-label={t('delegations.end-of', { name: say(each.from.name) })}
            onClick={() => {
              end(each);
            }}
          >
            {t('delegations.end')}
          </Button>
        ) : (
          <span aria-hidden>—</span>
        ),
    },
  ];
}

/** Asks once more before it ends. */
function EndDialogue({ delegation, close }: { delegation: DelegationView; close: () => void }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const end = useEndDelegation();
  const { from, to, state } = delegation;
  return (
    <Modal
      open
      title={t('delegations.end-of', { name: say(from.name) })}
      okText={t('delegations.end')}
      cancelText={t('action.back')}
      okButtonProps={{ danger: true, loading: end.isPending }}
      onOk={() => {
        end.mutate(delegation.id, { onSuccess: close });
      }}
      onCancel={close}
    >
      <p>
        {t(state === 'to-come' ? 'delegations.end-means-before' : 'delegations.end-means', {
          ...{ from: say(from.name), to: say(to.name) },
        })}
      </p>
      {end.isError && <ProblemAlert error={end.error} />}
    </Modal>
  );
}

/** The page. */
export function DelegationsPage() {
  const { t } = useTranslation();
  const may = useMay();
  const { data: session } = useSession();
  const [params, setParams] = useSearchParams();
  const shown = views.filter((each) => each !== 'place' || may('delegation.assign'));
  const view = shown.find((each) => each === params.get('view')) ?? 'mine';
  const list = usePages<DelegationView>(delegationsPath, { view });
  const [isSetting, setIsSetting] = useState(false);
  const [ending, setEnding] = useState<DelegationView | null>(null);
  const columns = useColumns(setEnding);
  useTitle(t('delegations.title'));
  return (
    <div className={page.page}>
      <div className={page.head}>
        <div>
          <h1>{t('delegations.title')}</h1>
          <p className={page.lead}>{t('delegations.lead')}</p>
        </div>
        {may('procedure.act') && (
          <Button
            type="primary"
            onClick={() => {
              setIsSetting(true);
            }}
          >
            {t('delegations.new')}
          </Button>
        )}
      </div>
      <div className={page.chips}>
        <Segmented
          aria-label={t('delegations.view')}
          name="view"
          value={view}
          options={shown.map((each) => ({ value: each, label: t(`delegations.views.${each}`) }))}
          onChange={(chosen: View) => {
            setParams({ view: chosen });
          }}
        />
      </div>
      <PagedTable
        list={list}
        caption={t(`delegations.views.${view}`)}
        columns={columns}
        keyOf={({ id }) => id}
        linkOf={() => null}
        search=""
        empty={
          <EmptyState title={t(`delegations.empty.${view}`)} text={t('delegations.empty-text')}>
            <Link to="/tasks">{t('task.to-list')}</Link>
          </EmptyState>
        }
      />
      {isSetting && session && (
        <DelegationDialogue
          account={session.actor.account}
          close={() => {
            setIsSetting(false);
          }}
        />
      )}
      {ending && (
        <EndDialogue
          delegation={ending}
          close={() => {
            setEnding(null);
          }}
        />
      )}
    </div>
  );
}
