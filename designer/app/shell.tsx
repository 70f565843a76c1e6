/** The frame of every page: skip link, header with what the role may see, and the page itself once somebody is signed in. */
import { MessageOutlined, MoonOutlined, SunOutlined, UserOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, NavLink, Outlet, useLocation, useNavigate } from 'react-router';
import { roles } from '../../engine/core/rights.ts';
import { useUnreadMentions } from '../comments/use-comments.ts';
import { useAppearance } from './appearance.tsx';
import { areas, homeOf } from './areas.ts';
import { Brand } from './brand.tsx';
import { PageSkeleton } from './page-skeleton.tsx';
import { ProblemNotice } from './problem-notice.tsx';
import { QuickSearch } from './quick-search.tsx';
import { useTaskCounts } from '../tasks/use-task.ts';
import { useMay, useSession, useSignOut } from './session.ts';
import styles from './shell.module.css';
import { useLanguage } from './use-language.ts';
import { useRememberedFilters } from './use-remembered-filters.ts';
import { changeLanguage } from './words.ts';

/** Switches between Chinese and English. */
export function LanguageSwitch() {
  const { language } = useLanguage();
  const other = language === 'en' ? 'zh-CN' : 'en';
  return (
    <Button
      type="text"
      lang={other}
      onClick={() => {
        changeLanguage(other);
      }}
    >
      {other === 'en' ? 'English' : '中文'}
    </Button>
  );
}

/** Switches between light and dark. */
export function AppearanceSwitch() {
  const { t } = useTranslation();
  const { appearance, change } = useAppearance();
  const next = appearance === 'dark' ? 'light' : 'dark';
  const label = t(`appearance.${next}`);
  return (
    <Button
      type="text"
      aria-label={label}
      title={label}
      icon={next === 'dark' ? <MoonOutlined aria-hidden /> : <SunOutlined aria-hidden />}
      onClick={() => {
        change(next);
      }}
    />
  );
}

function Account() {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const { data: session } = useSession();
  const signOut = useSignOut();
  const navigate = useNavigate();
  const may = useMay();
  const unread = useUnreadMentions();
  if (!session) return null;
  const { actor } = session;
  const who = (
    <div className={styles.who}>
      <strong>{say(actor.name)}</strong>
      <span>
        {say(roles[actor.role].name)} · <code>{actor.account}</code>
      </span>
    </div>
  );
  return (
    <>
      {unread > 0 && (
        <Link to="/mentions" className={styles.mentions} aria-label={t('mentions.counted', { count: unread })}>
          <MessageOutlined aria-hidden />
          <span className={styles.count}>{unread}</span>
        </Link>
      )}
      <Dropdown
        trigger={['click']}
        getPopupContainer={(button) => button.parentElement ?? document.body}
        menu={{
          items: [
            { key: 'who', label: who, disabled: true },
            { type: 'divider' },
            ...(may('comment.read')
              ? [
                  {
                    key: 'mentions',
                    label: unread > 0 ? t('mentions.counted', { count: unread }) : t('mentions.title'),
                  },
                ]
              : []),
            ...(may('procedure.act') ? [{ key: 'delegations', label: t('delegations.title') }] : []),
            { key: 'sign-out', label: t('account.sign-out') },
          ],
          onClick: ({ key }) => {
            if (key === 'sign-out') signOut.mutate();
            if (key === 'mentions' || key === 'delegations') void navigate(`/${key}`);
          },
        }}
      >
        <Button
          type="text"
          icon={<UserOutlined aria-hidden />}
          aria-label={t('account.menu', { name: say(actor.name) })}
        >
          <span className={styles.name}>{say(actor.name)}</span>
        </Button>
      </Dropdown>
    </>
  );
}

function Page() {
  const session = useSession();
  const location = useLocation();
  if (session.isPending) return <PageSkeleton />;
  if (session.isError) return <ProblemNotice error={session.error} retry={() => void session.refetch()} />;
  if (!session.data) {
    const next = location.pathname + location.search;
    return <Navigate to={`/sign-in?next=${encodeURIComponent(next)}`} replace />;
  }
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Outlet />
    </Suspense>
  );
}

/** Header and page. */
export function Shell() {
  const { t } = useTranslation();
  const may = useMay();
  const { pathname } = useLocation();
  const { data: session } = useSession();
  const { data: counts } = useTaskCounts(may('task.read'));
  useRememberedFilters();
  useEffect(() => {
    window.scrollTo(0, 0);
  }, [pathname]);
  return (
    <>
      <a className="skip-link" href="#content">
        {t('nav.skip')}
      </a>
      <header className={styles.header}>
        <Link to={homeOf(may)} className={styles.home}>
          <Brand />
        </Link>
        <nav className={styles.nav} aria-label={t('nav.label')}>
          {areas
            .filter(({ right }) => may(right))
            .map(({ to, word }) => (
              <NavLink key={to} to={to} className={styles.area ?? ''}>
                {t(word)}
                {to === '/tasks' && counts && counts.open > 0 && <span className={styles.count}>{counts.open}</span>}
              </NavLink>
            ))}
        </nav>
        <div className={styles.tools}>
          {session && <QuickSearch />}
          <LanguageSwitch />
          <AppearanceSwitch />
          <Account />
        </div>
      </header>
      <main id="content" tabIndex={-1} className={styles.main}>
        <Page />
      </main>
    </>
  );
}
