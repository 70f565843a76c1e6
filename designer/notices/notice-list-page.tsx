/** The list of notices, the latest first: those that did not arrive are found at once. */
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { noticeChannels, noticeStates, type NoticeChannel, type NoticeRecord } from '../../engine/core/notice.ts';
import { ChooseOne } from '../app/choose-one.tsx';
import type { Column } from '../app/data-table.tsx';
import { EmptyList, ListPage } from '../app/list-page.tsx';
import { MomentOf } from '../app/moment-of.tsx';
import page from '../app/page.module.css';
import { PagedTable } from '../app/paged-table.tsx';
import { useSearch } from '../app/search-field.tsx';
import { useSetInAddress } from '../app/use-address.ts';
import { useLanguage } from '../app/use-language.ts';
import { usePages } from '../app/use-pages.ts';
import { NoticeStateMark } from './notice-state-mark.tsx';

const channels = Object.keys(noticeChannels) as NoticeChannel[];

function useColumns(): Column<NoticeRecord>[] {
  const { t } = useTranslation();
  const { say } = useLanguage();
  return [
    { key: 'subject', title: t('notices.subject'), main: true, cell: ({ subject }) => say(subject) },
    {
      key: 'state',
      title: t('notices.how'),
      cell: ({ state, attempts }) => <NoticeStateMark state={state} tries={attempts.length} />,
    },
    { key: 'channel', title: t('notices.channel'), cell: ({ channel }) => say(noticeChannels[channel]) },
    { key: 'to', title: t('notices.to'), cell: ({ to }) => <code>{to}</code> },
    { key: 'tries', title: t('notices.tries'), cell: ({ attempts }) => attempts.length },
    { key: 'created', title: t('notices.created'), cell: ({ createdAt }) => <MomentOf at={createdAt} /> },
  ];
}

/** The choice of a state and of a channel, kept in the address. */
function Filters({ state, channel }: { state: string; channel: string }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const set = useSetInAddress();
  const change = (name: string) => (value: string) => {
    set(name, value);
  };
  return (
    <div className={page.chips}>
      <ChooseOne
        aria-label={t('notices.how')}
        none={t('notices.all-states')}
        value={state}
        options={noticeStates.map((each) => ({ value: each, label: t(`notices.state.${each}`) }))}
        change={change('state')}
      />
      <ChooseOne
        aria-label={t('notices.channel')}
        none={t('notices.all-channels')}
        value={channel}
        options={channels.map((each) => ({ value: each, label: say(noticeChannels[each]) }))}
        change={change('channel')}
      />
    </div>
  );
}

/** The page. */
export function NoticeListPage() {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const state = noticeStates.find((each) => each === params.get('state')) ?? '';
  const channel = channels.find((each) => each === params.get('channel')) ?? '';
  const search = useSearch();
  const columns = useColumns();
  const list = usePages<NoticeRecord>('/api/notices', { state, channel, q: search });
  return (
    <ListPage title={t('nav.notices')} lead={t('notices.lead')} search={t('notices.search')}>
      <Filters state={state} channel={channel} />
      <PagedTable
        list={list}
        caption={t('nav.notices')}
        columns={columns}
        keyOf={({ id }) => id}
        linkOf={({ id }) => `/notices/${encodeURIComponent(id)}`}
        search={search}
        empty={<EmptyList of="notices" isFiltered={state !== '' || channel !== ''} />}
      />
    </ListPage>
  );
}
