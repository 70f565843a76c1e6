/** A group on the canvas: a titled frame behind what is in it, or one box that stands for it. */
import { FolderOpenOutlined, FolderOutlined } from '@ant-design/icons';
import { Handle, Position, type Node, type NodeProps } from '@xyflow/react';
import { memo, use, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Group } from '../../engine/core/scenario.ts';
import styles from './group-face.module.css';
import { groupKey } from './group-key.ts';
import { FoldingContext, useDistance, useEditing } from './overlay.ts';

export type GroupNode = Node<{ group: Group; isFolded: boolean }, 'group-frame'>;

function Naming({ group, end }: { group: Group; end: () => void }) {
  const { t } = useTranslation();
  const editing = useEditing();
  const [title, setTitle] = useState(group.title);
  const keep = () => {
    editing?.nameGroup(group.id, title.trim());
    end();
  };
  return (
    <input
      className={`${styles.naming ?? ''} nodrag nopan`}
      aria-label={t('canvas.group.title')}
      placeholder={t('canvas.group.untitled')}
      maxLength={100}
      autoFocus
      value={title}
      onChange={(event) => {
        setTitle(event.target.value);
      }}
      onBlur={keep}
      onKeyDown={(event: KeyboardEvent) => {
        event.stopPropagation();
        if (event.key === 'Escape' || (event.key === 'Enter' && !event.nativeEvent.isComposing)) keep();
      }}
    />
  );
}

function FoldButton({ group, isFolded }: { group: Group; isFolded: boolean }) {
  const { t } = useTranslation();
  const fold = use(FoldingContext);
  if (!fold) return null;
  const name = t(isFolded ? 'canvas.group.unfold' : 'canvas.group.fold', {
    title: group.title || t('canvas.group.untitled'),
  });
  return (
    <button
      type="button"
      className={`${styles.fold ?? ''} nodrag nopan`}
      aria-expanded={!isFolded}
      aria-label={name}
      title={name}
      onClick={(event) => {
        event.stopPropagation();
        fold(group.id, !isFolded);
      }}
    >
      {isFolded ? <FolderOutlined aria-hidden /> : <FolderOpenOutlined aria-hidden />}
    </button>
  );
}

function Face({ data: { group, isFolded }, selected }: NodeProps<GroupNode>) {
  const { t } = useTranslation();
  const editing = useEditing();
  const distance = useDistance();
  const isNamed = editing?.writing === groupKey(group.id);
  return (
    <div
      className={isFolded ? styles.box : styles.frame}
      data-colour={group.colour ?? 'grey'}
      data-selected={selected}
      data-distance={distance}
      onDoubleClick={() => {
        editing?.askWriting(groupKey(group.id));
      }}
    >
      <div className={`${styles.head ?? ''} group-title`}>
        <FoldButton group={group} isFolded={isFolded} />
        {isNamed ? (
          <Naming
            group={group}
            end={() => {
              editing.askWriting(null);
            }}
          />
        ) : (
          <span className={styles.title}>{group.title || t('canvas.group.untitled')}</span>
        )}
        {isFolded && <span className={styles.count}>{t('canvas.group.count', { count: group.nodes.length })}</span>}
      </div>
      {isFolded && (
        <>
          <Handle className={styles.port ?? ''} type="target" position={Position.Left} isConnectable={false} />
          <Handle className={styles.port ?? ''} type="source" position={Position.Right} isConnectable={false} />
        </>
      )}
    </div>
  );
}

/** The frame or the box, drawn again only when its own group changes. */
export const GroupFace = memo(Face);
