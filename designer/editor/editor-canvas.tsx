/** The canvas of the editor: nodes are moved, chosen and connected by mouse, touch and keyboard. */
import {
  Background,
  Controls,
  ReactFlow,
  SelectionMode,
  useReactFlow,
  useStore,
  type Edge as FlowEdge,
  type EdgeChange,
} from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { useMemo, useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppearance } from '../app/appearance.tsx';
import { useLanguage } from '../app/use-language.ts';
import { canvasEdges } from '../canvas/canvas-edges.ts';
import { CanvasMap } from '../canvas/canvas-map.tsx';
import { mostDrawnWhole } from '../canvas/fixed-face.ts';
import { nodeSize } from '../canvas/layout.ts';
import { LaneBands } from '../canvas/lane-bands.tsx';
import { reroute } from '../canvas/canvas-groups.ts';
import { noteThreads } from '../canvas/canvas-notes.ts';
import { canvasWords } from '../canvas/canvas-words.ts';
import { GroupFace } from '../canvas/group-face.tsx';
import { NodeFace } from '../canvas/node-face.tsx';
import { NoteFace } from '../canvas/note-face.tsx';
import { DistanceContext, distanceAt, EditingContext, FoldingContext, OverlayContext } from '../canvas/overlay.ts';
import { useFirstView } from '../canvas/use-first-view.ts';
import { useLanes } from '../canvas/use-lanes.ts';
import type { CanvasNode } from '../canvas/use-read-nodes.ts';
import { useSettled } from '../canvas/use-settled.ts';
import '../canvas/scenario-canvas.css';
import { useBreakpoints, useTrialRunView } from '../try/trial-store.ts';
import { CanvasTools } from './canvas-tools.tsx';
import { whyNotConnect } from './editor-commands.ts';
import { useFaces } from './editor-faces.ts';
import { useEditorView } from './editor-view.ts';
import { FindBar } from './find-bar.tsx';
import { draggedKind } from './palette-drag.ts';
import { useBringIntoSight } from './use-bring-into-sight.ts';
import { useCanvasBoxes, useCanvasNodes, useFolding } from './use-canvas-nodes.ts';
import { useCanvasKeys } from './use-canvas-keys.ts';
import { useConnecting } from './use-connecting.ts';
import { useMoving } from './use-moving.ts';
import { useEditor, useEditorState } from './use-editor.ts';

const nodeTypes = { face: NodeFace, note: NoteFace, 'group-frame': GroupFace };
const fit = { minZoom: 0.5, maxZoom: 1, padding: 0.08 };

/** Which edge is chosen; nodes and an edge are not chosen together. */
function useChosenEdge(edges: FlowEdge[]) {
  const [chosen, choose] = useState<string | null>(null);
  const shown = useMemo(
    () =>
      edges.map((edge) =>
        edge.id === chosen ? { ...edge, selected: true, className: 'edge-active edge-chosen', zIndex: 2 } : edge,
      ),
    [edges, chosen],
  );
  const onEdgesChange = (changes: EdgeChange[]) => {
    for (const change of changes) {
      if (change.type !== 'select') continue;
      if (change.selected) choose(change.id);
      else choose((now) => (now === change.id ? null : now));
    }
  };
  return { shown, onEdgesChange, edge: edges.find(({ id }) => id === chosen) ?? null };
}

/** The canvas; there is a `ReactFlowProvider` around the page. */
export function EditorCanvas() {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const { appearance } = useAppearance();
  const { findings } = useEditor();
  const { commands, openMenu, isFinding, inLanes, writing, askWriting, openSub } = useEditorView();
  const scenario = useEditorState((state) => state.scenario);
  const selection = useEditorState((state) => state.selection);
  const run = useTrialRunView();
  const flow = useReactFlow();
  const [pointed, setPointed] = useState<string | null>(null);
  const active = pointed ?? (selection.length === 1 ? (selection[0] ?? null) : null);
  const lanes = useLanes(scenario, inLanes, fit);
  const faces = useFaces(scenario, selection, active, lanes?.places ?? null, language);
  const folding = useFolding(scenario, selection, inLanes || run !== null);
  const nodes = useCanvasNodes(scenario, faces, selection, lanes, folding);
  const { isDragging, onNodesChange } = useMoving(nodes, folding.folded);
  const boxes = useCanvasBoxes(scenario, lanes, folding);
  const { view, place } = useFirstView(boxes, fit);
  const distance = useStore(({ transform: [, , zoom] }) => distanceAt(zoom));
  const plain = useMemo(
    () => reroute([...canvasEdges(scenario, run, active), ...(inLanes ? [] : noteThreads(scenario))], folding.hidden),
    [scenario, run, active, inLanes, folding.hidden],
  );
  const { shown, onEdgesChange, edge } = useChosenEdge(plain);
  const connecting = useConnecting();
  const onKeyDown = useCanvasKeys(edge);
  const breakpoints = useBreakpoints();
  const overlay = useMemo(() => ({ run, findings, breakpoints }), [run, findings, breakpoints]);
  const isSettled = useSettled();
  const bringIntoSight = useBringIntoSight();
  const editing = useMemo(
    () => ({
      askNext: (node: string, port: string) => {
        openMenu({ mode: 'add', node, port });
      },
      toggleBreakpoint: commands.toggleBreakpoint,
      askWriting,
      writing,
      writeNote: commands.writeNote,
      nameGroup: commands.nameGroup,
    }),
    [openMenu, askWriting, writing, commands],
  );
  const onDrop = (event: DragEvent) => {
    const kind = draggedKind(event.dataTransfer);
    if (kind === null) return;
    event.preventDefault();
    const { x, y } = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY });
    commands.addAt(kind, { x: x - nodeSize.width / 2, y: y - nodeSize.height / 2 });
    place.current?.focus();
  };
  return (
    <DistanceContext value={distance}>
      <OverlayContext value={overlay}>
        <EditingContext value={editing}>
          <FoldingContext value={commands.foldGroup}>
            <div
              ref={place}
              className="scenario-canvas editor-canvas"
              role="group"
              aria-label={t('canvas.label')}
              aria-keyshortcuts="A B C G Control+G Delete"
              tabIndex={0}
              onKeyDown={onKeyDown}
              onFocus={bringIntoSight}
              onDragOver={(event) => {
                event.preventDefault();
                event.dataTransfer.dropEffect = 'copy';
              }}
              onDrop={onDrop}
            >
              <CanvasTools />
              {isFinding && <FindBar />}
              {view && (
                <ReactFlow<CanvasNode>
                  nodes={nodes}
                  edges={shown}
                  nodeTypes={nodeTypes}
                  onNodesChange={onNodesChange}
                  onEdgesChange={onEdgesChange}
                  {...connecting}
                  isValidConnection={({ source, target }) => whyNotConnect(scenario, source, target) === null}
                  onNodeDoubleClick={(_event, { id }) => {
                    openSub(id);
                  }}
                  onNodeMouseEnter={(_event, { id }) => {
                    if (!isDragging.current) setPointed(id);
                  }}
                  onNodeMouseLeave={() => {
                    if (!isDragging.current) setPointed(null);
                  }}
                  colorMode={appearance}
                  fitView
                  fitViewOptions={fit}
                  onlyRenderVisibleElements={scenario.nodes.length > mostDrawnWhole}
                  minZoom={0.2}
                  maxZoom={2}
                  connectionRadius={32}
                  selectionMode={SelectionMode.Partial}
                  selectionKeyCode="Shift"
                  multiSelectionKeyCode={['Shift', 'Control', 'Meta']}
                  deleteKeyCode={null}
                  disableKeyboardA11y
                  zoomOnDoubleClick={false}
                  snapToGrid
                  snapGrid={[16, 16]}
                  elevateNodesOnSelect={false}
                  ariaLabelConfig={canvasWords(t, t('editor.node-help'))}
                >
                  <Background gap={16} />
                  {lanes && <LaneBands lanes={lanes.lanes} />}
                  <Controls showInteractive={false} fitViewOptions={fit} />
                  {isSettled && <CanvasMap boxes={boxes} />}
                </ReactFlow>
              )}
            </div>
          </FoldingContext>
        </EditingContext>
      </OverlayContext>
    </DistanceContext>
  );
}
