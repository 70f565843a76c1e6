/** A node's face: group stripe and icon, name, one line of what it is set to; during a run its state. Plainer the farther away. */
import {
  CaretRightFilled,
  CheckOutlined,
  CloseCircleFilled,
  EditFilled,
  MinusCircleFilled,
  PlusCircleFilled,
  PlusOutlined,
  WarningFilled,
} from '@ant-design/icons';
import { Handle, Position, useStore, type Node, type NodeProps } from '@xyflow/react';
import { Fragment, memo, type CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import type { Port } from '../../engine/core/node.ts';
import { findNodeKind } from '../../engine/core/nodes/index.ts';
import type { ScenarioNode } from '../../engine/core/scenario.ts';
import { duration } from '../app/dates.ts';
import { useLanguage } from '../app/use-language.ts';
import { portAt } from './fixed-face.ts';
import styles from './node-face.module.css';
import { NodeIcon } from './node-icon.tsx';
import { nodeFace, nodeName } from './node-words.ts';
import { BreakpointDot } from './breakpoint-dot.tsx';
import { useEditing, useOverlay } from './overlay.ts';

export type FaceNode = Node<
  {
    node: ScenarioNode;
    ports: readonly Port[];
    /** Ports that lead nowhere yet, where the drawing is edited. */
    free?: readonly string[];
  },
  'face'
>;

/** near: everything; middle: a larger name alone; far: a plain box with its icon. */
const useDistance = () =>
  useStore(({ transform: [, , zoom] }) => (zoom < 0.5 ? 'far' : zoom < 0.8 ? 'middle' : 'near'));

/** A port's name while its node is looked at, and the button for the next step where it leads nowhere. */
function PortWords({
  node,
  port,
  nth,
  named,
  asks,
}: {
  node: string;
  port: Port;
  nth: number;
  named: boolean;
  asks: boolean;
}) {
  const { t } = useTranslation();
  const { say } = useLanguage();
  const editing = useEditing();
  return (
    <span className={styles.port} style={{ '--nth': nth } as CSSProperties}>
      {named && <span className={styles.portName}>{say(port.label)}</span>}
      {editing && asks && (
        <button
          type="button"
          className={`${styles.next ?? ''} nodrag nopan`}
          tabIndex={-1}
          aria-label={t('editor.add-next', { port: say(port.label) })}
          title={t('editor.add-next', { port: say(port.label) })}
          onClick={(event) => {
            event.stopPropagation();
            editing.askNext(node, port.id);
          }}
        >
          <PlusOutlined aria-hidden />
        </button>
      )}
    </span>
  );
}

function Ports({
  id: node,
  data: { ports, free = [] },
  active,
}: Pick<NodeProps<FaceNode>, 'id' | 'data'> & { active: boolean }) {
  const editing = useEditing();
  return ports.map((port, index) => {
    const top = `${portAt(index, ports.length) * 100}%`;
    const asks = editing !== null && free.includes(port.id);
    const named = ports.length > 1;
    return (
      <Fragment key={port.id}>
        <Handle id={port.id} type="source" position={Position.Right} style={{ top }} isConnectable={editing !== null} />
        {active && (named || asks) && (
          <PortWords node={node} port={port} nth={index - (ports.length - 1) / 2} named={named} asks={asks} />
        )}
      </Fragment>
    );
  });
}

const changeIcons = {
  added: <PlusCircleFilled aria-hidden />,
  removed: <MinusCircleFilled aria-hidden />,
  changed: <EditFilled aria-hidden />,
};

/** What a comparison, the run or a check says of the node. */
function Badge({ id }: { id: string }) {
  const { run, findings, changes } = useOverlay();
  const { t } = useTranslation();
  const { say } = useLanguage();
  const step = run?.done.get(id);
  const count = findings.filter(({ node }) => node === id).length;
  const change = changes?.get(id);
  if (change) {
    return (
      <span className={styles.change} data-change={change}>
        {changeIcons[change]} {t(`publish.change.${change}`)}
      </span>
    );
  }
  if (run?.failed?.node === id) {
    return (
      <span className={styles.reason}>
        <CloseCircleFilled aria-hidden /> {say(run.failed.reason)}
      </span>
    );
  }
  if (run?.current === id) {
    return (
      <span className={styles.here}>
        <CaretRightFilled aria-hidden /> {t('run.here')}
      </span>
    );
  }
  if (step) {
    return (
      <span className={styles.time}>
        <CheckOutlined aria-label={t('run.done')} /> {duration(step.tookMs)}
      </span>
    );
  }
  if (count > 0) {
    return (
      <span className={styles.findings} title={t('checks.on-node', { count })}>
        <WarningFilled aria-label={t('checks.on-node', { count })} /> {count}
      </span>
    );
  }
  return null;
}

function Face({ id, data, selected }: NodeProps<FaceNode>) {
  const { language } = useLanguage();
  const { t } = useTranslation();
  const editing = useEditing();
  const { run, active, changes } = useOverlay();
  const distance = useDistance();
  // From afar nobody can hit a port.
  const isNear = distance !== 'far' || active === id;
  const group = findNodeKind(data.node.kind)?.group ?? 'frame';
  const state = run
    ? run.failed?.node === id
      ? 'failed'
      : run.standing.has(id)
        ? 'current'
        : run.done.has(id)
          ? data.node.kind === 'end' && data.node.settings['success'] === false
            ? 'refused'
            : 'done'
          : 'waiting'
    : 'idle';
  return (
    <div
      className={styles.face}
      data-node-id={id}
      data-state={state}
      data-change={changes?.get(id)}
      data-distance={distance}
      data-selected={selected}
      style={{ '--group': `var(--group-${group})` } as CSSProperties}
    >
      {isNear && (
        <Handle type="target" position={Position.Left} isConnectable={editing !== null} isConnectableStart={false} />
      )}
      <span className={styles.icon}>
        <NodeIcon kind={data.node.kind} />
      </span>
      <span className={styles.words}>
        <span className={styles.name}>{nodeName(data.node, language)}</span>
        {distance === 'near' && <span className={styles.line}>{nodeFace(data.node, language)}</span>}
      </span>
      <Badge id={id} />
      <BreakpointDot id={id} isActive={active === id} />
      {editing && active !== id && distance === 'near' && (data.free?.length ?? 0) > 0 && (
        <span className={styles.open} title={t('editor.open-ports', { count: data.free?.length ?? 0 })} />
      )}
      {isNear && <Ports id={id} data={data} active={active === id} />}
    </div>
  );
}

/** The face, drawn again only when its own node changes. */
export const NodeFace = memo(Face);
