/** The head of the editor: the name, undo and redo, how saving goes, what the checks say, and how it is drawn. */
import {
  CheckCircleOutlined,
  CloseCircleFilled,
  QuestionCircleOutlined,
  RedoOutlined,
  SearchOutlined,
  UndoOutlined,
  WarningFilled,
} from '@ant-design/icons';
import { Button, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useMay } from '../app/session.ts';
import { Tool } from '../app/tool.tsx';
import { useLanguage } from '../app/use-language.ts';
import { changeScenario } from './edits.ts';
import { useEditorView } from './editor-view.ts';
import styles from './editor-header.module.css';
import { SavingMark } from './saving-mark.tsx';
import { useEditor, useEditorState } from './use-editor.ts';

/** The name, changed where it stands, in the language in use. */
function Name() {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const { editor } = useEditor();
  const name = useEditorState(({ scenario }) => scenario.name);
  return (
    <div className={styles.title}>
      <h1 className="only-read-aloud">{t('editor.title', { name: name[language] })}</h1>
      <input
        className={styles.name}
        aria-label={t('editor.name')}
        value={name[language]}
        onChange={(event) => {
          editor.change(changeScenario({ name: { ...name, [language]: event.target.value } }), {
            gesture: `field /name/${language}`,
          });
        }}
      />
    </div>
  );
}

/** How many findings there are; a press shows them. */
function CheckCount() {
  const { t } = useTranslation();
  const { findings } = useEditor();
  const { showPanel } = useEditorView();
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const warnings = findings.length - errors;
  return (
    <Button
      type="text"
      className={styles.checks ?? ''}
      onClick={() => {
        showPanel('problems');
      }}
    >
      {errors > 0 && (
        <span className={styles.errors}>
          <CloseCircleFilled aria-hidden /> {t('editor.errors', { count: errors })}
        </span>
      )}
      {warnings > 0 && (
        <span className={styles.warnings}>
          <WarningFilled aria-hidden /> {t('editor.warnings', { count: warnings })}
        </span>
      )}
      {findings.length === 0 && (
        <span className={styles.fine}>
          <CheckCircleOutlined aria-hidden /> {t('editor.no-findings')}
        </span>
      )}
    </Button>
  );
}

/** Leads on to filing, once what was drawn is saved: that is what is filed. */
function FileLink({ id }: { id: string }) {
  const { t } = useTranslation();
  const may = useMay();
  const navigate = useNavigate();
  const isSaved = useEditorState(({ saving }) => saving === 'saved');
  if (!may('scenario.file')) return null;
  return (
    <Button
      type="primary"
      disabled={!isSaved}
      onClick={() => {
        void navigate(`/scenarios/${encodeURIComponent(id)}/file`);
      }}
    >
      {t('publish.link')}
    </Button>
  );
}

interface Props {
  shows: 'canvas' | 'outline';
  show: (view: 'canvas' | 'outline') => void;
}

/** The head. */
export function EditorHeader({ shows, show }: Props) {
  const { t } = useTranslation();
  const { editor } = useEditor();
  const { setFinding, setHelping } = useEditorView();
  const id = useEditorState(({ scenario }) => scenario.id);
  const canUndo = useEditorState((state) => state.canUndo);
  const canRedo = useEditorState((state) => state.canRedo);
  return (
    <header className={styles.head}>
      <nav className={styles.where} aria-label={t('nav.where')}>
        <Link to={`/scenarios/${encodeURIComponent(id)}?document=draft`}>{t('editor.leave')}</Link>
      </nav>
      <Name />
      <Tool
        label={t('editor.undo')}
        icon={<UndoOutlined aria-hidden />}
        disabled={!canUndo}
        act={() => {
          editor.undo();
        }}
      />
      <Tool
        label={t('editor.redo')}
        icon={<RedoOutlined aria-hidden />}
        disabled={!canRedo}
        act={() => {
          editor.redo();
        }}
      />
      <SavingMark />
      <span className={styles.gap} />
      <CheckCount />
      <Tool
        label={t('editor.find.label')}
        icon={<SearchOutlined aria-hidden />}
        act={() => {
          show('canvas');
          setFinding(true);
        }}
      />
      <Tool
        label={t('editor.shortcuts')}
        icon={<QuestionCircleOutlined aria-hidden />}
        act={() => {
          setHelping(true);
        }}
      />
      <Segmented
        aria-label={t('scenario.view')}
        value={shows}
        onChange={show}
        options={[
          { value: 'canvas', label: t('canvas.label') },
          { value: 'outline', label: t('outline.label') },
        ]}
      />
      <FileLink id={id} />
    </header>
  );
}
