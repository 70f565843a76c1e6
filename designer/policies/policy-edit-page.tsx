/** The page on which a policy is edited: its rules as sentences or its table, the rows that test it, and what would become of whom. */
import { CheckCircleOutlined, CloseCircleFilled, RedoOutlined, UndoOutlined, WarningFilled } from '@ant-design/icons';
import { Alert, Button, Tabs } from 'antd';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, useNavigate, useParams, useSearchParams } from 'react-router';
import type { PolicyView } from '../../engine/core/api.ts';
import type { Policy } from '../../engine/core/policy.ts';
import page from '../app/page.module.css';
import { PageSkeleton } from '../app/page-skeleton.tsx';
import { ProblemNotice } from '../app/problem-notice.tsx';
import { useMay, useSession } from '../app/session.ts';
import { useLanguage } from '../app/use-language.ts';
import { useTitle } from '../app/use-title.ts';
import cases from '../cases/case-page.module.css';
import { DraftContext, useDraftGround, useDraftState } from './draft-context.ts';
import { FindingList } from './finding-list.tsx';
import { HeadForm } from './head-form.tsx';
import styles from './policies.module.css';
import type { PolicyDraft } from './policy-draft.ts';
import { policyFindings } from './policy-findings.ts';
import { RowsPanel } from './rows-panel.tsx';
import { RulesPanel } from './rules-panel.tsx';
import { SaveDialogue } from './save-dialogue.tsx';
import { TablePart } from './table-part.tsx';
import { useKeptDraft } from './use-kept-draft.ts';
import { useLeaveAsks } from './use-leave-asks.tsx';
import { usePolicy, usePolicyVersions } from './use-policies.ts';
import { WhatIfPanel } from './what-if-panel.tsx';

/** Undo and redo by key, wherever the focus is; in a field too, for the field shows the draft. */
function useUndoKeys(draft: PolicyDraft): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
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

/** How many findings there are. */
function Count() {
  const { t } = useTranslation();
  const { findings } = useDraftGround();
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const warnings = findings.length - errors;
  return (
    <span role="status" className={styles.row}>
      {errors > 0 && (
        <span className={styles.finding} data-severity="error">
          <CloseCircleFilled aria-hidden /> {t('editor.errors', { count: errors })}
        </span>
      )}
      {warnings > 0 && (
        <span className={styles.finding} data-severity="warning">
          <WarningFilled aria-hidden /> {t('editor.warnings', { count: warnings })}
        </span>
      )}
      {findings.length === 0 && (
        <span className={styles.fine}>
          <CheckCircleOutlined aria-hidden /> {t('editor.no-findings')}
        </span>
      )}
    </span>
  );
}

function Bar({ save }: { save: () => void }) {
  const { t } = useTranslation();
  const { draft, findings } = useDraftGround();
  const { canUndo, canRedo, isChanged, base } = useDraftState(draft, (state) => state);
  const hasErrors = findings.some(({ severity }) => severity === 'error');
  return (
    <div className={styles.bar}>
      <Button
        icon={<UndoOutlined aria-hidden />}
        aria-label={t('editor.undo')}
        title={t('editor.undo')}
        disabled={!canUndo}
        onClick={() => {
          draft.undo();
        }}
      />
      <Button
        icon={<RedoOutlined aria-hidden />}
        aria-label={t('editor.redo')}
        title={t('editor.redo')}
        disabled={!canRedo}
        onClick={() => {
          draft.redo();
        }}
      />
      <span className={styles.note}>
        {isChanged
          ? t('policies.unsaved', { version: base.version })
          : t('policies.unchanged', { version: base.version })}
      </span>
      <span className={styles.gap} />
      <Count />
      <Button type="primary" disabled={!isChanged || hasErrors} onClick={save}>
        {t('policies.save.button')}
      </Button>
    </div>
  );
}

/** The rules or the table, with the head folded above. */
function Body({ opened, open }: { opened: number | null; open: (index: number | null) => void }) {
  const { t } = useTranslation();
  const { draft, findings } = useDraftGround();
  const policy = useDraftState(draft, (state) => state.policy);
  const isHead = findings.some(({ pointer }) => /^\/(title|outcomes|otherwise)/.test(pointer));
  return (
    <>
      <details className={styles.kind} open={isHead || undefined}>
        <summary>{t('policies.head')}</summary>
        <HeadForm />
      </details>
      <FindingList open={open} />
      {policy.table ? (
        <TablePart
          {...{ table: policy.table, outcomes: policy.outcomes, findings }}
          change={(table) => {
            draft.change((old) => (old.table ? { ...old, table } : old));
          }}
        />
      ) : (
        <RulesPanel {...{ opened, open }} />
      )}
    </>
  );
}

interface Props {
  account: string;
  view: PolicyView;
  from: Policy | null;
}

/** The page once everything is read. */
function Editing({ account, view, from }: Props) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const navigate = useNavigate();
  const { draft, isRestored, isFull } = useKeptDraft(account, view, from);
  const policy = useDraftState(draft, (state) => state.policy);
  const isChanged = useDraftState(draft, (state) => state.isChanged);
  const findings = useMemo(() => policyFindings(policy), [policy]);
  const ground = useMemo(() => ({ draft, findings }), [draft, findings]);
  const [isSaving, setSaving] = useState(false);
  const [opened, open] = useState<number | null>(null);
  const asks = useLeaveAsks(isChanged);
  useUndoKeys(draft);
  useTitle(t('policies.edit-title', { name: say(policy.title) }));
  const tabs: [string, ReactNode][] = [
    ['body', <Body key="body" {...{ opened, open }} />],
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
        <Bar
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
  const view = usePolicy(name);
  const versions = usePolicyVersions(name);
  const failed = [view, versions].find(({ isError }) => isError);
  if (failed) return <ProblemNotice error={failed.error} retry={() => void failed.refetch()} />;
  if (!view.data || !versions.data || !session) return <PageSkeleton />;
  if (!may('policy.edit')) return <Navigate to={`/policies/${name}`} replace />;
  const wanted = Number(params.get('from'));
  const from = versions.data.items.find(({ version }) => version === wanted)?.policy ?? null;
  return <Editing key={`${name} ${wanted}`} account={session.actor.account} view={view.data} from={from} />;
}
