/** A node's face: group stripe and icon, name, one line of what it is set to; during a run its state. Plainer the farther away. */
import {
  CaretRightFilled,
  CheckOutlined,
  ClockCircleOutlined,
  CloseCircleFilled,
  EditFilled,
  MessageFilled,
  ExclamationCircleFilled,
  MinusCircleFilled,
  PlusCircleFilled,
  PlusOutlined,
  WarningFilled,
} from '@ant-design/icons';
import { Handle, Position, type Node, type NodeProps } from '@xyflow/react';
import { Fragment, memo, use, type CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import type { Port } from '../../engine/core/node.ts';
import { findNodeKind } from '../../engine/core/nodes/index.ts';
import type { ScenarioNode } from '../../engine/core/scenario.ts';
import type { TraceStep } from '../../engine/core/case.ts';
import { span } from '../app/dates.ts';
import { languageOf, useLanguage } from '../app/use-language.ts';
import { useNow } from '../app/use-now.ts';
import { portAt } from './fixed-face.ts';
import { HeatMark } from './heat-mark.tsx';
import styles from './node-face.module.css';
import { NodeIcon } from './node-icon.tsx';
import { nodeFace, nodeName } from './node-words.ts';
import { CommentCountsContext, useDistance, useEditing, useOverlay, type NodeHeat, type Overlay } from './overlay.ts';
import { BreakpointDot } from './breakpoint-dot.tsx';
import type { NodeTime } from './run-view.ts';

export type FaceNode = Node<
  {
    node: ScenarioNode;
    ports: readonly Port[];
    /** Ports that lead nowhere yet, where the drawing is edited. */
    free?: readonly string[];
    /** Whether it is hovered, focused or chosen alone: its ports are named. */
    active?: boolean;
  },
  'face'
>;

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

function Ports({ id: node, data: { ports, free = [], active } }: Pick<NodeProps<FaceNode>, 'id' | 'data'>) {
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

/** Where edges meet a face whose ports are too small to be pressed: React Flow reads it from what is drawn. */
function Ends({ ports }: { ports: readonly Port[] }) {
  return (
    <>
      <i className={`target ${styles.end ?? ''}`} data-handlepos={Position.Left} style={{ top: '50%', left: 0 }} />
      {ports.map(({ id }, index) => (
        <i
          key={id}
          className={`source ${styles.end ?? ''}`}
          data-handleid={id}
          data-handlepos={Position.Right}
          style={{ top: `${portAt(index, ports.length) * 100}%`, right: 0 }}
        />
      ))}
    </>
  );
}

const changeIcons = {
  added: <PlusCircleFilled aria-hidden />,
  removed: <MinusCircleFilled aria-hidden />,
  changed: <EditFilled aria-hidden />,
};

/** How long a step took; where the case waited or came round, how long it stayed, and how often. */
function DoneBadge({ step, time }: { step: TraceStep; time: NodeTime | undefined }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  return (
    <span className={styles.time}>
      <CheckOutlined aria-label={t('run.done')} /> {span(time?.ms ?? step.tookMs, language)}
      {time && time.visits > 1 && <span title={t('live.visits', { count: time.visits })}> × {time.visits}</span>}
    </span>
  );
}

/** How long the case has been standing here. */
function SinceBadge({ times, id }: { times: ReadonlyMap<string, NodeTime>; id: string }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const now = useNow(10_000);
  const since = times.get(id)?.since;
  if (!since) return null;
  return (
    <span className={styles.since}>
      <ClockCircleOutlined aria-label={t('live.stands')} /> {span(Math.max(0, now - Date.parse(since)), language)}
    </span>
  );
}

/** How many cases stand here, how long they stay, or how often they were held. */
function HeatBadge({ heat: { level, short, held } }: { heat: NodeHeat }) {
  const { t } = useTranslation();
  return (
    <span className={styles.heat} data-level={level}>
      {held > 0 && (
        <ExclamationCircleFilled aria-label={t('live.held', { count: held })} className={styles.held ?? ''} />
      )}
      <HeatMark level={level} /> {short}
    </span>
  );
}

/** Whether there is anything to say of a node. */
const hasBadge = ({ run, findings, changes, heat }: Overlay, id: string): boolean =>
  run !== null || heat?.has(id) === true || changes?.has(id) === true || findings.some(({ node }) => node === id);

/** What a comparison, the run or a check says of the node. */
function Badge({ id }: { id: string }) {
  const { run, findings, changes, heat } = useOverlay();
  const { t } = useTranslation();
  const { say } = useLanguage();
  const step = run?.done.get(id);
  const hot = heat?.get(id);
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
  if (run?.times?.get(id)?.since) return <SinceBadge times={run.times} id={id} />;
  if (run?.current === id) {
    return (
      <span className={styles.here}>
        <CaretRightFilled aria-hidden /> {t('run.here')}
      </span>
    );
  }
  if (step) return <DoneBadge step={step} time={run?.times?.get(id)} />;
  if (hot) return <HeatBadge heat={hot} />;
  if (count > 0) {
    return (
      <span className={styles.findings} title={t('checks.on-node', { count })}>
        <WarningFilled aria-label={t('checks.on-node', { count })} /> {count}
      </span>
    );
  }
  return null;
}

/** How many threads of comments are open at the node. */
function CommentMark({ id }: { id: string }) {
  const { t } = useTranslation();
  const count = use(CommentCountsContext).get(id) ?? 0;
  if (count === 0) return null;
  const label = t('comments.on-node', { count });
  return (
    <span className={styles.comments} title={label}>
      <MessageFilled aria-label={label} /> {count}
    </span>
  );
}

function Face({ id, data, selected }: NodeProps<FaceNode>) {
  const { t, i18n } = useTranslation();
  const language = languageOf(i18n);
  const editing = useEditing();
  const overlay = useOverlay();
  const { run, changes, heat } = overlay;
  const distance = useDistance();
  const active = data.active === true;
  // From afar nobody can hit a port.
  const isNear = distance !== 'far' || active;
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
      data-heat={heat?.get(id)?.level}
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
      {hasBadge(overlay, id) && <Badge id={id} />}
      <CommentMark id={id} />
      <BreakpointDot id={id} isActive={active} />
      {editing && !active && distance === 'near' && (data.free?.length ?? 0) > 0 && (
        <span className={styles.open} title={t('editor.open-ports', { count: data.free?.length ?? 0 })} />
      )}
      {isNear ? <Ports id={id} data={data} /> : <Ends ports={data.ports} />}
    </div>
  );
}

/** The face, drawn again only when its own node changes. */
export const NodeFace = memo(Face);
