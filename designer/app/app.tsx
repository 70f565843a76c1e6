/** The web application: providers and addresses. */
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { LoadingOutlined } from '@ant-design/icons';
import { ConfigProvider } from 'antd';
import enUS from 'antd/es/locale/en_US';
import zhCN from 'antd/es/locale/zh_CN';
import { lazy, Suspense } from 'react';
import { BrowserRouter, Navigate, Route, Routes } from 'react-router';
import { SignInPage } from '../sign-in/sign-in-page.tsx';
import { antTheme } from '../theme.ts';
import { AppearanceProvider, useAppearance, useReducedMotion } from './appearance.tsx';
import { homeOf } from './areas.ts';
import { NotFoundPage } from './not-found-page.tsx';
import { PageSkeleton } from './page-skeleton.tsx';
import { ApiProblem } from './request.ts';
import { useMay } from './session.ts';
import { Shell } from './shell.tsx';
import { useLanguage } from './use-language.ts';

const ScenarioListPage = lazy(() =>
  import('../scenarios/scenario-list-page.tsx').then((page) => ({ default: page.ScenarioListPage })),
);
const ScenarioPage = lazy(() =>
  import('../scenarios/scenario-page.tsx').then((page) => ({ default: page.ScenarioPage })),
);
const EditorPage = lazy(() => import('../editor/editor-page.tsx').then((page) => ({ default: page.EditorPage })));
const FilePage = lazy(() => import('../publish/file-page.tsx').then((page) => ({ default: page.FilePage })));
const VersionsPage = lazy(() =>
  import('../versions/versions-page.tsx').then((page) => ({ default: page.VersionsPage })),
);
const ComparePage = lazy(() => import('../versions/compare-page.tsx').then((page) => ({ default: page.ComparePage })));
const LivePage = lazy(() => import('../live/live-page.tsx').then((page) => ({ default: page.LivePage })));
const BeginPage = lazy(() => import('../begin/begin-page.tsx').then((page) => ({ default: page.BeginPage })));
const CaseListPage = lazy(() => import('../cases/case-list-page.tsx').then((page) => ({ default: page.CaseListPage })));
const CasePage = lazy(() => import('../cases/case-page.tsx').then((page) => ({ default: page.CasePage })));

const CataloguePage = lazy(() =>
  import('../catalogue/catalogue-page.tsx').then((page) => ({ default: page.CataloguePage })),
);
const CatalogueItemPage = lazy(() =>
  import('../catalogue/item-page.tsx').then((page) => ({ default: page.CatalogueItemPage })),
);

const PolicyListPage = lazy(() =>
  import('../policies/policy-list-page.tsx').then((page) => ({ default: page.PolicyListPage })),
);
const NewPolicyPage = lazy(() =>
  import('../policies/new-policy-page.tsx').then((page) => ({ default: page.NewPolicyPage })),
);
const PromptPage = lazy(() => import('../prompts/prompt-page.tsx').then((page) => ({ default: page.PromptPage })));
const FactsPage = lazy(() => import('../policies/facts-page.tsx').then((page) => ({ default: page.FactsPage })));
const PolicyPage = lazy(() => import('../policies/policy-page.tsx').then((page) => ({ default: page.PolicyPage })));
const PolicyEditPage = lazy(() =>
  import('../policies/policy-edit-page.tsx').then((page) => ({ default: page.PolicyEditPage })),
);

const StandardPage = lazy(() =>
  import('../standard/standard-page.tsx').then((page) => ({ default: page.StandardPage })),
);

const TaskListPage = lazy(() => import('../tasks/task-list-page.tsx').then((page) => ({ default: page.TaskListPage })));
const DelegationsPage = lazy(() =>
  import('../delegations/delegations-page.tsx').then((page) => ({ default: page.DelegationsPage })),
);
const TaskPage = lazy(() => import('../tasks/task-page.tsx').then((page) => ({ default: page.TaskPage })));

const TerminalListPage = lazy(() =>
  import('../terminals/terminal-list-page.tsx').then((page) => ({ default: page.TerminalListPage })),
);
const TerminalPage = lazy(() =>
  import('../terminals/terminal-page.tsx').then((page) => ({ default: page.TerminalPage })),
);
const NoticeListPage = lazy(() =>
  import('../notices/notice-list-page.tsx').then((page) => ({ default: page.NoticeListPage })),
);
const NoticePage = lazy(() => import('../notices/notice-page.tsx').then((page) => ({ default: page.NoticePage })));

const RegistrationListPage = lazy(() =>
  import('../registrations/registration-list-page.tsx').then((page) => ({ default: page.RegistrationListPage })),
);
const RegistrationPage = lazy(() =>
  import('../registrations/registration-page.tsx').then((page) => ({ default: page.RegistrationPage })),
);
const ProcedureListPage = lazy(() =>
  import('../procedures/procedure-list-page.tsx').then((page) => ({ default: page.ProcedureListPage })),
);
const ProcedureCasePage = lazy(() =>
  import('../procedures/procedure-case-page.tsx').then((page) => ({ default: page.ProcedureCasePage })),
);

const ConformanceKitPage = lazy(() =>
  import('../conformance-kit/conformance-kit-page.tsx').then((page) => ({ default: page.ConformanceKitPage })),
);

const MentionsPage = lazy(() =>
  import('../comments/mentions-page.tsx').then((page) => ({ default: page.MentionsPage })),
);

const ZoneHomePage = lazy(() => import('../zone/zone-home-page.tsx').then((page) => ({ default: page.ZoneHomePage })));
const ZoneFindPage = lazy(() => import('../zone/zone-find-page.tsx').then((page) => ({ default: page.ZoneFindPage })));
const ZoneItemPage = lazy(() => import('../zone/zone-item-page.tsx').then((page) => ({ default: page.ZoneItemPage })));
const ZoneQuestionsPage = lazy(() =>
  import('../zone/zone-questions-page.tsx').then((page) => ({ default: page.ZoneQuestionsPage })),
);
const ZoneLayout = lazy(() => import('../zone/zone-layout.tsx').then((page) => ({ default: page.ZoneLayout })));

const client = new QueryClient({
  queryCache: new QueryCache({
    // A session that ended meanwhile: the shell then asks to sign in, and comes back here.
    onError: (error, query) => {
      if (error instanceof ApiProblem && error.status === 401 && query.queryKey[0] !== 'session') {
        client.setQueryData(['session'], null);
      }
    },
  }),
  defaultOptions: {
    queries: {
      retry: (count, error) => count < 2 && error instanceof ApiProblem && (error.status === 0 || error.status >= 502),
      staleTime: 5_000,
      refetchOnWindowFocus: false,
    },
  },
});

/** Where one begins. */
function Home() {
  return <Navigate to={homeOf(useMay())} replace />;
}

function Pages() {
  const { appearance } = useAppearance();
  const reducedMotion = useReducedMotion();
  const { language } = useLanguage();
  return (
    <ConfigProvider
      theme={antTheme(appearance, reducedMotion)}
      locale={language === 'en' ? enUS : zhCN}
      button={{ autoInsertSpace: false, loadingIcon: <LoadingOutlined aria-hidden /> }}
    >
      <BrowserRouter>
        <Routes>
          <Route path="/sign-in" element={<SignInPage />} />
          <Route
            element={
              <Suspense fallback={<PageSkeleton />}>
                <ZoneLayout />
              </Suspense>
            }
          >
            <Route path="/zone" element={<ZoneHomePage />} />
            <Route path="/zone/find" element={<ZoneFindPage />} />
            <Route path="/zone/items/:code" element={<ZoneItemPage />} />
            <Route path="/zone/questions" element={<ZoneQuestionsPage />} />
          </Route>
          <Route element={<Shell />}>
            <Route index element={<Home />} />
            <Route path="/scenarios" element={<ScenarioListPage />} />
            <Route path="/scenarios/new" element={<BeginPage />} />
            <Route path="/scenarios/:id" element={<ScenarioPage />} />
            <Route path="/scenarios/:id/edit" element={<EditorPage />} />
            <Route path="/scenarios/:id/file" element={<FilePage />} />
            <Route path="/scenarios/:id/versions" element={<VersionsPage />} />
            <Route path="/scenarios/:id/versions/compare" element={<ComparePage />} />
            <Route path="/catalogue" element={<CataloguePage />} />
            <Route path="/catalogue/:code" element={<CatalogueItemPage />} />
            <Route path="/policies" element={<PolicyListPage />} />
            <Route path="/policies/facts" element={<FactsPage />} />
            <Route path="/policies/new" element={<NewPolicyPage />} />
            <Route path="/policies/:name" element={<PolicyPage />} />
            <Route path="/policies/:name/edit" element={<PolicyEditPage />} />
            <Route path="/prompts" element={<PromptPage />} />
            <Route path="/scenarios/:id/live" element={<LivePage />} />
            <Route path="/standard" element={<StandardPage />} />
            <Route path="/procedures" element={<ProcedureListPage />} />
            <Route path="/procedures/cases/:id" element={<ProcedureCasePage />} />
            <Route path="/conformance-kit" element={<ConformanceKitPage />} />
            <Route path="/tasks" element={<TaskListPage />} />
            <Route path="/tasks/:id" element={<TaskPage />} />
            <Route path="/delegations" element={<DelegationsPage />} />
            <Route path="/notices" element={<NoticeListPage />} />
            <Route path="/notices/:id" element={<NoticePage />} />
            <Route path="/registrations" element={<RegistrationListPage />} />
            <Route path="/registrations/:id" element={<RegistrationPage />} />
            <Route path="/mentions" element={<MentionsPage />} />
            <Route path="/terminals" element={<TerminalListPage />} />
            <Route path="/terminals/:id" element={<TerminalPage />} />
            <Route path="/cases" element={<CaseListPage />} />
            <Route path="/cases/:id" element={<CasePage />} />
            <Route path="*" element={<NotFoundPage />} />
          </Route>
        </Routes>
      </BrowserRouter>
    </ConfigProvider>
  );
}

/** Everything. */
export function App() {
  return (
    <QueryClientProvider client={client}>
      <AppearanceProvider>
        <Pages />
      </AppearanceProvider>
    </QueryClientProvider>
  );
}
