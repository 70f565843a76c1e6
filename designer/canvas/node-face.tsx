/** A node's face: group stripe and icon, name, one line of what it is set to; during a run its state. Plainer the farther away. */
import {
  CheckOutlined,
  CloseCircleFilled,
  EditFilled,
  MinusCircleFilled,
  PlusCircleFilled,
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
import styles from './node-face.module.css';
import { NodeIcon } from './node-icon.tsx';
import { nodeFace, nodeName } from './node-words.ts';
import { useOverlay } from './overlay.ts';

export type FaceNode = Node<{ node: ScenarioNode; ports: readonly Port[] }, 'face'>;

/** near: everything; middle: a larger name alone; far: a plain box with its icon. */
const useDistance = () =>
  useStore(({ transform: [, , zoom] }) => (zoom < 0.5 ? 'far' : zoom < 0.8 ? 'middle' : 'near'));

function Ports({ ports, named }: { ports: readonly Port[]; named: boolean }) {
  const { say } = useLanguage();
  return ports.map(({ id, label }, index) => {
    const top = `${((index + 1) * 100) / (ports.length + 1)}%`;
    return (
      <Fragment key={id}>
        <Handle id={id} type="source" position={Position.Right} style={{ top }} isConnectable={false} />
        {named && ports.length > 1 && (
          <span className={styles.port} style={{ '--nth': index - (ports.length - 1) / 2 } as CSSProperties}>
            {say(label)}
          </span>
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
  const { run, active, changes } = useOverlay();
  const distance = useDistance();
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
      <Handle type="target" position={Position.Left} isConnectable={false} />
      <span className={styles.icon}>
        <NodeIcon kind={data.node.kind} />
      </span>
      <span className={styles.words}>
        <span className={styles.name}>{nodeName(data.node, language)}</span>
        {distance === 'near' && <span className={styles.line}>{nodeFace(data.node, language)}</span>}
      </span>
      <Badge id={id} />
      <Ports ports={data.ports} named={active === id} />
    </div>
  );
}

/** The face, drawn again only when its own node changes. */
export const NodeFace = memo(Face);
