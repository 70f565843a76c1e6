/** The editor's page: palette, canvas or outline, and the panels; the draft is edited in place. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { ReactFlowProvider } from '@xyflow/react';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useParams, useSearchParams } from 'react-router';
import type { Draft } from '../../engine/core/api.ts';
import { useMedia } from '../app/appearance.tsx';
import { PageSkeleton } from '../app/page-skeleton.tsx';
import { ProblemNotice } from '../app/problem-notice.tsx';
import { request } from '../app/request.ts';
import { useMay } from '../app/session.ts';
import { useLanguage } from '../app/use-language.ts';
import { useTitle } from '../app/use-title.ts';
import { CommentCounts } from '../comments/comment-counts.tsx';
import { withPlaces } from '../canvas/layout.ts';
import { CameBack } from '../versions/came-back.tsx';
import { Announcer, useAnnouncer } from './announcer.tsx';
import { EditableOutline } from './editable-outline.tsx';
import { EditorCanvas } from './editor-canvas.tsx';
import { createCommands } from './editor-commands.ts';
import { EditorHeader } from './editor-header.tsx';
import styles from './editor-page.module.css';
import { Editor } from './editor.ts';
import { EditorViewContext, type EditorView, type NextMenu } from './editor-view.ts';
import { Palette } from './palette.tsx';
import { PortMenu } from './port-menu.tsx';
import { ShortcutSheet } from './shortcut-sheet.tsx';
import { sidePanels } from './side-panels.ts';
import { SideTabs } from './side-tabs.tsx';
import { SubDrawer } from './sub-drawer.tsx';
import { useAutosave } from './use-autosave.ts';
import { EditorContext, useEditorState } from './use-editor.ts';
import { useLiveChecks } from './use-live-checks.ts';
import { usePageKeys } from './use-page-keys.ts';

/** The draft as it is when the page is opened; what was read for other pages may be older. */
function useFreshDraft(id: string) {
  const client = useQueryClient();
  useEffect(
    () => () => {
      void client.invalidateQueries({ queryKey: ['draft', id] });
    },
    [client, id],
  );
  return useQuery({
    queryKey: ['draft-to-edit', id],
    queryFn: ({ signal }) => request<Draft>('GET', `/api/scenarios/${encodeURIComponent(id)}/draft`, { signal }),
    staleTime: Infinity,
    gcTime: 0,
  });
}

/** The page; whoever may not edit is led to the page that is read. */
export function EditorPage() {
  const { id = '' } = useParams();
  const may = useMay();
  if (!may('scenario.edit')) return <Navigate to={`/scenarios/${encodeURIComponent(id)}`} replace />;
  return <OneDraft key={id} id={id} />;
}

function OneDraft({ id }: { id: string }) {
  const draft = useFreshDraft(id);
  if (draft.isError) return <ProblemNotice error={draft.error} retry={() => void draft.refetch()} />;
  if (!draft.data) return <PageSkeleton />;
  return <Opened draft={draft.data} />;
}

/** The view of the page: its commands, said in the language in use, and what is open. */
function useView(editor: Editor, announce: (text: string) => void): EditorView {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const [menu, openMenu] = useState<NextMenu | null>(null);
  const [isFinding, setFinding] = useState(false);
  const [isHelping, setHelping] = useState(false);
  const [panel, showPanel] = useState<string>();
  const [inLanes, setInLanes] = useState(false);
  const [writing, askWriting] = useState<string | null>(null);
  const [sub, openSub] = useState<string | null>(null);
  const commands = useMemo(
    () =>
      createCommands(editor, {
        language,
        say: (word, holes) => {
          announce(t(`editor.said.${word}`, holes));
        },
      }),
    [editor, language, t, announce],
  );
  return useMemo(
    () => ({
      ...{ commands, menu, openMenu, isFinding, setFinding, isHelping, setHelping, panel, showPanel },
      ...{ inLanes, setInLanes, writing, askWriting, sub, openSub },
    }),
    [commands, menu, isFinding, isHelping, panel, inLanes, writing, sub],
  );
}

/** The editor with the node chosen that the address names. */
function openedAt(editor: Editor, params: URLSearchParams): Editor {
  const node = params.get('node');
  if (node !== null) editor.select([node]);
  return editor;
}

function Opened({ draft }: { draft: Draft }) {
  const [params] = useSearchParams();
  const [editor] = useState(() => openedAt(new Editor(withPlaces(draft.scenario), draft.revision, true), params));
  const { said, announce } = useAnnouncer();
  const view = useView(editor, announce);
  const { ground, findings } = useLiveChecks(editor);
  const context = useMemo(() => ({ editor, ground, findings }), [editor, ground, findings]);
  return (
    <EditorContext value={context}>
      <EditorViewContext value={view}>
        <ReactFlowProvider>
          <CommentCounts scenario={draft.scenario.id}>
            <Workbench editor={editor} />
          </CommentCounts>
          <PortMenu />
          <SubDrawer />
          <ShortcutSheet />
          <Announcer said={said} />
        </ReactFlowProvider>
      </EditorViewContext>
    </EditorContext>
  );
}

/** Asks before the page is left while something is not saved. */
function useLeaveGuard() {
  const isSaved = useEditorState(({ saving }) => saving === 'saved');
  useEffect(() => {
    if (isSaved) return;
    const ask = (event: BeforeUnloadEvent) => {
      event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => {
      window.removeEventListener('beforeunload', ask);
    };
  }, [isSaved]);
}

function Workbench({ editor }: { editor: Editor }) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const narrow = useMedia('(max-width: 760px)');
  const [view, show] = useState<'canvas' | 'outline' | null>(null);
  const shows = view ?? (narrow ? 'outline' : 'canvas');
  const name = useEditorState(({ scenario }) => scenario.name);
  const id = useEditorState(({ scenario }) => scenario.id);
  useTitle(t('editor.title', { name: say(name) }));
  useAutosave(editor);
  useLeaveGuard();
  usePageKeys();
  return (
    <div className={styles.page}>
      <EditorHeader shows={shows} show={show} />
      <CameBack id={id} closable />
      <div className={styles.body}>
        {shows === 'canvas' && !narrow && <Palette />}
        <div className={styles.drawing} data-view={shows}>
          {shows === 'canvas' ? <EditorCanvas /> : <EditableOutline />}
        </div>
        {sidePanels.length > 0 && (
          <aside className={styles.side} aria-label={t('editor.panels')}>
            <h2 className="only-read-aloud">{t('editor.panels')}</h2>
            <SideTabs />
          </aside>
        )}
      </div>
    </div>
  );
}
