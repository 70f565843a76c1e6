/** The page of the comments that mention whoever is signed in: unread ones first asked for, each a way to where it was written. */
import { Button, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import type { Mention } from '../../engine/core/comment.ts';
import { EmptyState } from '../app/empty-state.tsx';
import { MomentOf } from '../app/moment-of.tsx';
import { MoreOf } from '../app/more-rows.tsx';
import page from '../app/page.module.css';
import { ProblemAlert } from '../app/problem-notice.tsx';
import { RowsSkeleton } from '../app/rows-skeleton.tsx';
import { useLanguage } from '../app/use-language.ts';
import { usePages } from '../app/use-pages.ts';
import { useTitle } from '../app/use-title.ts';
import styles from './comments.module.css';
import { Words } from './thread-card.tsx';
import { useReadMentions } from './use-comments.ts';

const views = ['unread', 'all'] as const;
type View = (typeof views)[number];

/** Where a comment is read: at its version, else at the draft. */
const addressOf = ({ scenario, version }: Mention): string =>
  `/scenarios/${encodeURIComponent(scenario)}/versions/compare${version === null ? '' : `?to=${version}`}#comments`;

function One({ mention, read }: { mention: Mention; read: (ids: string[]) => void }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const { id, unread, version, scenarioName, byName, at } = mention;
  const readIt = () => {
    if (unread) read([id]);
  };
  const where = version === null ? t('comments.of-draft') : t('scenario.version', { version });
  return (
    <li className={styles.thread} data-unread={unread}>
      <div className={styles.head}>
        <Link to={addressOf(mention)} onClick={readIt}>
          {t('comments.about', { what: say(scenarioName), where })}
        </Link>
        {unread && (
          <Button size="small" onClick={readIt}>
            {t('mentions.read')}
          </Button>
        )}
      </div>
      <p className={styles.soft}>
        <strong className={styles.by}>{say(byName)}</strong> · <MomentOf at={at} />
        {unread && ` · ${t('mentions.unread')}`}
      </p>
      <Words comment={mention} />
    </li>
  );
}

/** The page. */
export function MentionsPage() {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const view = views.find((each) => each === params.get('view')) ?? 'unread';
  const list = usePages<Mention>('/api/mentions', { view });
  const reading = useReadMentions();
  useTitle(t('mentions.title'));
  const mentions = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <div className={page.page}>
      <div className={page.head}>
        <div>
          <h1>{t('mentions.title')}</h1>
          <p className={page.lead}>{t('mentions.lead')}</p>
        </div>
        <Button
          disabled={!mentions.some(({ unread }) => unread)}
          loading={reading.isPending}
          onClick={() => {
            reading.mutate(undefined);
          }}
        >
          {t('mentions.read-all')}
        </Button>
      </div>
      <div className={page.chips}>
        <Segmented
          aria-label={t('mentions.view')}
          name="view"
          value={view}
          options={views.map((each) => ({ value: each, label: t(`mentions.views.${each}`) }))}
          onChange={(chosen: View) => {
            setParams({ view: chosen });
          }}
        />
      </div>
      {list.isPending && <RowsSkeleton />}
      {list.isError && <ProblemAlert error={list.error} retry={() => void list.refetch()} />}
      {reading.isError && <ProblemAlert error={reading.error} />}
      {list.data && mentions.length === 0 && (
        <EmptyState title={t(`mentions.empty.${view}`)} text={t('mentions.empty-text')} />
      )}
      {mentions.length > 0 && (
        <>
          <ul className={styles.threads}>
            {mentions.map((mention) => (
              <One
                key={mention.id}
                mention={mention}
                read={(ids) => {
                  reading.mutate(ids);
                }}
              />
            ))}
          </ul>
          <MoreOf list={list} />
        </>
      )}
    </div>
  );
}
