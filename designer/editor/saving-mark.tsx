/** How the draft stands to what the platform keeps: icon and word, and what the author has to know or to decide about it. */
import {
  CheckCircleOutlined,
  CloudOutlined,
  DisconnectOutlined,
  EditOutlined,
  ExclamationCircleOutlined,
  SyncOutlined,
} from '@ant-design/icons';
import { Button, Popover } from 'antd';
import { useState, useSyncExternalStore, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Mark, type Tone } from '../app/mark.tsx';
import type { AutosaveState } from './autosave.ts';
import type { Saving } from './editor.ts';
import { MergeView } from './merge-view.tsx';
import styles from './saving-mark.module.css';
import { autosaveOf } from './use-autosave.ts';
import { useEditor, useEditorState } from './use-editor.ts';
import { useKeepNotices } from './use-keep-notices.tsx';

const marks = {
  saved: { tone: 'done', icon: <CheckCircleOutlined aria-hidden /> },
  saving: { tone: 'quiet', icon: <SyncOutlined aria-hidden /> },
  unsaved: { tone: 'quiet', icon: <EditOutlined aria-hidden /> },
  offline: { tone: 'attention', icon: <DisconnectOutlined aria-hidden /> },
  conflict: { tone: 'attention', icon: <ExclamationCircleOutlined aria-hidden /> },
  refused: { tone: 'refused', icon: <ExclamationCircleOutlined aria-hidden /> },
} as const satisfies Record<Saving, { tone: Tone; icon: ReactNode }>;

const nothing: AutosaveState = { theirs: null, refusal: null, notice: null };
const never = () => () => {};

/** What the platform said to a draft that it did not take. */
function Refusal({ refusal }: { refusal: NonNullable<AutosaveState['refusal']> }) {
  const { t } = useTranslation();
  const content = (
    <div className={styles.refusal}>
      <p>{refusal.title}</p>
      <ul>
        {refusal.errors.slice(0, 8).map(({ pointer, message }) => (
          <li key={pointer + message}>
            <code>{pointer}</code> {message}
          </li>
        ))}
      </ul>
      <p>{t('keep.refused-advice')}</p>
    </div>
  );
  return (
    <Popover content={content} trigger="click" placement="bottom">
      <Button size="small">{t('keep.why')}</Button>
    </Popover>
  );
}

/** The mark; beside it, where there is something to decide, the way to it. */
export function SavingMark() {
  const { t } = useTranslation();
  const { editor } = useEditor();
  const saving = useEditorState((state) => state.saving);
  const editable = useEditorState((state) => state.editable);
  const autosave = autosaveOf(editor);
  const { theirs, refusal } = useSyncExternalStore(autosave?.subscribe ?? never, autosave?.getState ?? (() => nothing));
  const [put, setPut] = useState<typeof theirs>(null);
  const notices = useKeepNotices(autosave);
  if (!editable) return <Mark tone="quiet" icon={<CloudOutlined aria-hidden />} word={t('keep.only-look')} />;
  const { tone, icon } = marks[saving];
  return (
    <span className={styles.saving}>
      {notices}
      <span role="status" aria-live="polite">
        <Mark tone={tone} icon={icon} word={t(`keep.state.${saving}`)} />
      </span>
      {saving === 'refused' && refusal && <Refusal refusal={refusal} />}
      {theirs && (
        <Button
          size="small"
          onClick={() => {
            setPut(null);
          }}
        >
          {t('keep.conflict.open')}
        </Button>
      )}
      {autosave && theirs && put !== theirs && (
        <MergeView
          autosave={autosave}
          theirs={theirs}
          later={() => {
            setPut(theirs);
          }}
        />
      )}
    </span>
  );
}
