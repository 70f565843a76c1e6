/** The page on which a policy is edited: its rules as sentences or its table, the rows that test it, and what would become of whom. */
import { Alert, Tabs } from 'antd';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, useNavigate, useParams, useSearchParams } from 'react-router';
import type { PolicyView, SavedPolicySuite } from '../../engine/core/api.ts';
import type { Policy } from '../../engine/core/policies/policy.ts';
import page from '../app/page.module.css';
import { PageSkeleton } from '../app/page-skeleton.tsx';
import { ProblemNotice } from '../app/problem-notice.tsx';
import { useMay, useSession } from '../app/session.ts';
import { useLanguage } from '../app/use-language.ts';
import { useTitle } from '../app/use-title.ts';
import cases from '../cases/case-page.module.css';
import { DraftBar } from './draft-bar.tsx';
import { DraftBody } from './draft-body.tsx';
import { DraftContext, useDraftState } from './draft-context.ts';
import styles from './policies.module.css';
import type { PolicyDraft } from './policy-draft.ts';
import { policyFindings } from './policy-findings.ts';
import { RowsPanel } from './rows-panel.tsx';
import { SaveDialogue } from './save-dialogue.tsx';
import { useKeptDraft } from './use-kept-draft.ts';
import { useLeaveAsks } from './use-leave-asks.tsx';
import { editedFrom } from './policy-standing.ts';
import { usePolicySuite, usePolicyVersions } from './use-policies.ts';
import { WhatIfPanel } from './what-if-panel.tsx';

/** Undo and redo by key, wherever the focus is; in a field too, for the field shows the draft. */
function useUndoKeys(draft: PolicyDraft): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !(event.ctrlKey || event.metaKey) || event.altKey) return;
      const key = event.key.toLowerCase();
      if (key !== 'z' && key !== 'y') return;
      event.preventDefault();
      if (key === 'y' || event.shiftKey) draft.redo();
      else draft.undo();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => {
      document.removeEventListener('keydown', onKeyDown);
    };
  }, [draft]);
}

interface Props {
  account: string;
  view: PolicyView;
  from: Policy | null;
  suite: SavedPolicySuite;
}

/** The page once everything is read. */
function Editing({ account, view, from, suite }: Props) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const navigate = useNavigate();
  const { draft, isRestored, isFull } = useKeptDraft(account, view, from, suite);
  const policy = useDraftState(draft, (state) => state.policy);
  const isChanged = useDraftState(draft, (state) => state.isChanged || state.areRowsChanged);
  const findings = useMemo(() => policyFindings(policy), [policy]);
  const ground = useMemo(() => ({ draft, findings }), [draft, findings]);
  const [isSaving, setSaving] = useState(false);
  const [opened, open] = useState<number | null>(null);
  const asks = useLeaveAsks(isChanged);
  useUndoKeys(draft);
  useTitle(t('policies.edit-title', { name: say(policy.title) }));
  const tabs: [string, ReactNode][] = [
    ['body', <DraftBody key="body" {...{ opened, open }} />],
    ['rows', <RowsPanel key="rows" />],
    ['what-if', <WhatIfPanel key="what-if" />],
  ];
  return (
    <DraftContext value={ground}>
      <div className={page.page}>
        <nav aria-label={t('nav.where')} className={cases.trail}>
          <Link to="/policies">{t('nav.policies')}</Link> ▸ <Link to={`/policies/${view.name}`}>{say(view.title)}</Link>
        </nav>
        <h1>{t('policies.edit-title', { name: say(policy.title) })}</h1>
        {isRestored && (
          <Alert type="info" showIcon closable className={styles.notice ?? ''} title={t('policies.restored')} />
        )}
        {isFull && <Alert type="warning" showIcon className={styles.notice ?? ''} title={t('keep.no-room')} />}
        <DraftBar
          save={() => {
            setSaving(true);
          }}
        />
        <Tabs
          destroyOnHidden
          items={tabs.map(([key, children]) => ({
            key,
            children,
            label: t(key === 'body' ? `policies.kind.${view.kind}` : `policies.tab.${key as 'rows' | 'what-if'}`),
          }))}
        />
      </div>
      {isSaving && (
        <SaveDialogue
          saved={({ policy: saved, version }) => {
            draft.rebase({ policy: saved, version });
            void navigate(`/policies/${view.name}`);
          }}
          close={() => {
            setSaving(false);
          }}
        />
      )}
      {asks}
    </DraftContext>
  );
}

/** The page. */
export function PolicyEditPage() {
  const { name = '' } = useParams();
  const [params] = useSearchParams();
  const may = useMay();
  const { data: session } = useSession();
  const versions = usePolicyVersions(name);
  const suite = usePolicySuite(name);
  const failed = [versions, suite].find(({ isError }) => isError);
  if (failed) return <ProblemNotice error={failed.error} retry={() => void failed.refetch()} />;
  if (!versions.data || !suite.data || !session) return <PageSkeleton />;
  const view = editedFrom(versions.data.items, session.actor.account);
  if (!view) return <PageSkeleton />;
  if (!may('policy.edit')) return <Navigate to={`/policies/${name}`} replace />;
  const wanted = Number(params.get('from'));
  const from = versions.data.items.find(({ version }) => version === wanted)?.policy ?? null;
  const account = session.actor.account;
  return <Editing key={`${name} ${wanted}`} {...{ account, from, view }} suite={suite.data} />;
}
