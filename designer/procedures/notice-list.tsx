/** The notices that a case left, the latest first: by which channel, to whom, and whether each arrived. */
import { useTranslation } from 'react-i18next';
import { noticeChannels, type CaseNoticeView } from '../../engine/core/notice.ts';
import type { ProcedureView } from '../../engine/core/procedures/procedure-view.ts';
import { MomentOf } from '../app/moment-of.tsx';
import { MoreOf } from '../app/more-rows.tsx';
import { ProblemAlert } from '../app/problem-notice.tsx';
import { useLanguage } from '../app/use-language.ts';
import { usePages } from '../app/use-pages.ts';
import { NoticeStateMark } from '../notices/notice-state-mark.tsx';
import styles from './case.module.css';
import { caseAt } from './use-procedures.ts';

function Notice({ notice: { subject, channel, to, state, tries, createdAt } }: { notice: CaseNoticeView }) {
  const { say } = useLanguage();
  return (
    <li>
      <p>
        <strong>{say(subject)}</strong>
      </p>
      <p className={styles.faint}>
        {say(noticeChannels[channel])} · <code>{to}</code> · <MomentOf at={createdAt} />
      </p>
      <NoticeStateMark state={state} tries={tries} />
    </li>
  );
}

/** The list. */
export function NoticeList({ view }: { view: ProcedureView }) {
  const { t } = useTranslation();
  const list = usePages<CaseNoticeView>(`${caseAt(view.id)}/notices`, {}, { limit: 5, refetchMs: 10_000 });
  const items = list.data?.pages.flatMap((each) => each.items) ?? [];
  const total = list.data?.pages.at(-1)?.total ?? 0;
  return (
    <section aria-labelledby="case-notices">
      <h2 id="case-notices">{t('procedures.notices')}</h2>
      {list.isError && <ProblemAlert error={list.error} retry={() => void list.refetch()} />}
      {list.data && items.length === 0 && <p className={styles.faint}>{t('procedures.no-notices')}</p>}
      <ol className={styles.stamps}>
        {items.map((notice) => (
          <Notice key={notice.id} notice={notice} />
        ))}
      </ol>
      {total > 0 && <MoreOf list={list} />}
    </section>
  );
}
