/** A note on the canvas: quiet paper, written on in place by whoever edits. */
import { Handle, NodeResizer, Position, type Node, type NodeProps } from '@xyflow/react';
import { memo, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Note } from '../../engine/core/scenario.ts';
import { noteLimits } from './note-size.ts';
import styles from './note-face.module.css';
import { useDistance, useEditing } from './overlay.ts';

export type NoteNode = Node<{ note: Note }, 'note'>;

const limits = {
  ...{ minWidth: noteLimits.width.min, maxWidth: noteLimits.width.max },
  ...{ minHeight: noteLimits.height.min, maxHeight: noteLimits.height.max },
};

function Writing({ note, end }: { note: Note; end: () => void }) {
  const { t } = useTranslation();
  const editing = useEditing();
  const [text, setText] = useState(note.text);
  const keep = () => {
    editing?.writeNote(note.id, text.trim());
    end();
  };
  return (
    <textarea
      className={`${styles.writing ?? ''} nodrag nopan nowheel`}
      aria-label={t('canvas.note.label')}
      placeholder={t('canvas.note.placeholder')}
      maxLength={2000}
      autoFocus
      value={text}
      onChange={(event) => {
        setText(event.target.value);
      }}
      onBlur={keep}
      onKeyDown={(event: KeyboardEvent) => {
        event.stopPropagation();
        if (event.key === 'Escape') keep();
      }}
    />
  );
}

function Face({ data: { note }, selected }: NodeProps<NoteNode>) {
  const { t } = useTranslation();
  const editing = useEditing();
  const distance = useDistance();
  const isWritten = editing?.writing === note.id;
  return (
    <div
      className={styles.note}
      data-selected={selected}
      data-distance={distance}
      onDoubleClick={() => {
        editing?.askWriting(note.id);
      }}
    >
      {editing && (
        <NodeResizer
          isVisible={selected && !isWritten}
          {...limits}
          handleClassName={styles.corner ?? ''}
          lineClassName={styles.side ?? ''}
        />
      )}
      {isWritten ? (
        <Writing
          note={note}
          end={() => {
            editing.askWriting(null);
          }}
        />
      ) : (
        <span className={styles.text}>{note.text || t('canvas.note.empty')}</span>
      )}
      {note.about !== undefined && (
        <Handle className={styles.thread ?? ''} type="source" position={Position.Left} isConnectable={false} />
      )}
    </div>
  );
}

/** The paper, drawn again only when its own note changes. */
export const NoteFace = memo(Face);
