/** The canvas: a scenario drawn with React Flow, read and moved about, with a run or findings over it. */
import {
  applyNodeChanges,
  Background,
  Controls,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
  useStore,
  type NodeChange,
} from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { useCallback, useEffect, useMemo, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Finding } from '../../engine/core/finding.ts';
import type { Scenario } from '../../engine/core/scenario.ts';
import { useAppearance, useReducedMotion } from '../app/appearance.tsx';
import { canvasEdges } from './canvas-edges.ts';
import { reroute } from './canvas-groups.ts';
import { CanvasMap } from './canvas-map.tsx';
import { mostDrawnWhole } from './fixed-face.ts';
import { layOut, nodeSize, positionsOf, type Positions } from './layout.ts';
import { GroupFace } from './group-face.tsx';
import { LaneBands } from './lane-bands.tsx';
import { NodeFace, type FaceNode } from './node-face.tsx';
import {
  DistanceContext,
  distanceAt,
  FoldingContext,
  OverlayContext,
  type NodeChange as ComparedChange,
  type NodeHeat,
} from './overlay.ts';
import type { Box } from './map-shape.ts';
import type { RunView } from './run-view.ts';
import { noteThreads } from './canvas-notes.ts';
import { canvasWords } from './canvas-words.ts';
import { NoteFace } from './note-face.tsx';
import { useFirstView } from './use-first-view.ts';
import { ReadTools } from './read-tools.tsx';
import { useLanes } from './use-lanes.ts';
import { facesOf, useReadFaces, useReadFolding, useReadNodes, type CanvasNode } from './use-read-nodes.ts';
import { useSettled } from './use-settled.ts';
import './scenario-canvas.css';

interface Props {
  scenario: Scenario;
  run?: RunView | null;
  findings?: readonly Finding[];
  /** Where it is compared with another: its changed nodes. */
  changes?: ReadonlyMap<string, ComparedChange>;
  /** Of the running cases: what they make of each node. */
  heat?: ReadonlyMap<string, NodeHeat>;
  /** The nodes to show first; else all. */
  focus?: readonly string[];
  /** What the drawing is called, where there is more than one. */
  label?: string;
  selected?: string | null;
  select?: (node: string | null) => void;
  /** Without map and layout tools, where there is little room. */
  compact?: boolean;
  /** Whether it is drawn in lanes, where that is said outside; else it has a switch of its own. */
  inLanes?: boolean;
}

const nodeTypes = { face: NodeFace, note: NoteFace, 'group-frame': GroupFace };
const fit = { minZoom: 0.5, maxZoom: 1, padding: 0.06 };
/** Where there is little room, the whole matters more than the words. */
const fitSmall = { ...fit, minZoom: 0.1 };
const arrows: Record<string, [number, number]> = {
  ArrowLeft: [64, 0],
  ArrowRight: [-64, 0],
  ArrowUp: [0, 64],
  ArrowDown: [0, -64],
};
const noFindings: readonly Finding[] = [];

const boxOf = ({ position, width, height }: CanvasNode): Box => ({
  ...position,
  ...nodeSize,
  ...(width && { width }),
  ...(height && { height }),
});

/** The boxes to show first: those asked for, where there are any. */
function firstSeen(nodes: readonly CanvasNode[], focus: readonly string[]): Box[] {
  const asked = nodes.filter(({ id }) => focus.includes(id));
  return (asked.length > 0 ? asked : nodes).map(boxOf);
}

const isFrame = (node: CanvasNode): boolean => node.type === 'group-frame' && !node.data.isFolded;

/** Keeps the current node of a run in sight, and shows the whole once it is over. */
function useFollow(run: RunView | null, reducedMotion: boolean) {
  const { fitView, getNode, setCenter } = useReactFlow();
  const current = run?.current ?? null;
  const running = run !== null;
  useEffect(() => {
    if (!running) return;
    const duration = reducedMotion ? 0 : 300;
    const node = current === null ? undefined : getNode(current);
    if (node) {
      void setCenter(node.position.x + nodeSize.width / 2, node.position.y + nodeSize.height / 2, {
        zoom: 0.85,
        duration,
      });
    } else if (current === null) void fitView({ ...fit, duration });
  }, [current, running, reducedMotion, fitView, getNode, setCenter]);
}

function Canvas({
  scenario,
  run = null,
  findings = noFindings,
  changes,
  heat,
  focus,
  label,
  selected = null,
  select,
  compact = false,
  inLanes: given,
}: Props) {
  const { t } = useTranslation();
  const { appearance } = useAppearance();
  const reducedMotion = useReducedMotion();
  const flow = useReactFlow();
  const [faces, setFaces] = useState(() => facesOf(scenario, positionsOf(scenario)));
  const [pointed, setPointed] = useState<string | null>(null);
  const active = pointed ?? selected;
  const isSettled = useSettled();
  const distance = useStore(({ transform: [, , zoom] }) => distanceAt(zoom));
  useFollow(run, reducedMotion);
  useEffect(() => {
    // Of running cases the whole is looked at.
    if (selected === null || run || heat) return;
    const node = flow.getNode(selected);
    if (node)
      void flow.fitView({
        nodes: [node],
        minZoom: Math.max(flow.getZoom(), 0.5),
        maxZoom: flow.getZoom(),
        duration: 0,
      });
  }, [selected, run, heat, flow]);
  const [chosenLanes, setInLanes] = useState(false);
  const inLanes = given ?? chosenLanes;
  const lanes = useLanes(scenario, inLanes, compact ? fitSmall : fit);
  const drawn = useReadFaces(faces, { selected, active }, { changes, heat });
  const folding = useReadFolding(scenario, selected, Boolean(run ?? changes ?? heat));
  const nodes = useReadNodes(scenario, drawn, lanes, folding);
  const boxes = useMemo(() => nodes.filter((node) => !isFrame(node)).map(boxOf), [nodes]);
  const edges = useMemo(
    () =>
      lanes
        ? canvasEdges(scenario, run, active)
        : reroute([...canvasEdges(scenario, run, active), ...noteThreads(scenario)], folding.hidden),
    [scenario, run, active, lanes, folding.hidden],
  );
  const [first] = useState(() => firstSeen(nodes, focus ?? []));
  const { view, place: around } = useFirstView(first, compact || (focus && focus.length > 0) ? fitSmall : fit);
  const overlay = useMemo(() => ({ run, findings, changes, heat }), [run, findings, changes, heat]);
  const onNodesChange = useCallback(
    (changes: NodeChange<CanvasNode>[]) => {
      for (const change of changes) {
        if (change.type === 'select' && change.selected) select?.(change.id);
      }
      setFaces((now) =>
        applyNodeChanges(
          changes.filter(({ type }) => type === 'position' || type === 'dimensions') as NodeChange<FaceNode>[],
          now,
        ),
      );
    },
    [select],
  );
  const place = (positions: Positions) => {
    setFaces(facesOf(scenario, positions));
    void flow.fitView(fit);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const by = arrows[event.key];
    if (!by || event.target !== event.currentTarget) return;
    event.preventDefault();
    const { x, y, zoom } = flow.getViewport();
    void flow.setViewport({ x: x + by[0], y: y + by[1], zoom });
  };
  return (
    <DistanceContext value={distance}>
      <FoldingContext value={folding.fold}>
        <OverlayContext value={overlay}>
          <div
            ref={around}
            className="scenario-canvas"
            role="group"
            aria-label={label ?? t('canvas.label')}
            tabIndex={0}
            onKeyDown={onKeyDown}
          >
            {(given === undefined || !compact) && (
              <ReadTools
                inLanes={inLanes}
                changeLanes={setInLanes}
                layOut={
                  compact
                    ? null
                    : () => {
                        place(layOut(scenario));
                      }
                }
                reset={() => {
                  place(positionsOf(scenario));
                }}
              />
            )}
            {view && (
              <ReactFlow<CanvasNode>
                nodes={nodes}
                edges={edges}
                nodeTypes={nodeTypes}
                onNodesChange={onNodesChange}
                onNodeMouseEnter={(_event, { id }) => {
                  setPointed(id);
                }}
                onNodeMouseLeave={() => {
                  setPointed(null);
                }}
                onPaneClick={() => select?.(null)}
                colorMode={appearance}
                defaultViewport={view}
                onlyRenderVisibleElements={scenario.nodes.length > mostDrawnWhole}
                minZoom={compact ? 0.1 : 0.2}
                maxZoom={2}
                nodesConnectable={false}
                deleteKeyCode={null}
                snapToGrid
                snapGrid={[16, 16]}
                ariaLabelConfig={canvasWords(t, t('canvas.node-help'))}
              >
                <Background gap={16} />
                {lanes && <LaneBands lanes={lanes.lanes} />}
                <Controls showInteractive={false} fitViewOptions={compact ? fitSmall : fit} />
                {!compact && isSettled && <CanvasMap boxes={boxes} />}
              </ReactFlow>
            )}
          </div>
        </OverlayContext>
      </FoldingContext>
    </DistanceContext>
  );
}

/** The canvas; give it a key that changes with the document. */
export function ScenarioCanvas(props: Props) {
  return (
    <ReactFlowProvider>
      <Canvas {...props} />
    </ReactFlowProvider>
  );
}
