/** The page of the bench `canvas`: the canvas of the editor, or a bare React Flow with its default nodes, over the same graph. */
import { ConfigProvider } from 'antd';
import { ReactFlow, ReactFlowProvider } from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { useMemo, type ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { z } from 'zod';
import { assertExists } from '../../engine/core/control.ts';
import type { Scenario } from '../../engine/core/scenario.ts';
import { AppearanceProvider } from '../app/appearance.tsx';
import '../app/words.ts';
import '../base.css';
import { nodeSize } from '../canvas/layout.ts';
import { EditorCanvas } from '../editor/editor-canvas.tsx';
import { createCommands } from '../editor/editor-commands.ts';
import { Editor } from '../editor/editor.ts';
import { EditorViewContext, type EditorView } from '../editor/editor-view.ts';
import { EditorContext } from '../editor/use-editor.ts';
import { antTheme } from '../theme.ts';
import { findingShown, Inspected } from './findings.tsx';
import { checkedGraphOf, graphOf } from './graph.ts';

z.config({ jitless: true });

type Side = 'ours' | 'bare';

declare global {
  interface Window {
    /** Draws one side, and gives how long it took until its nodes were on the screen, in milliseconds. */
    draw: (side: Side, count: number) => Promise<number>;
    clear: () => void;
    /** Opens the inspector beside a drawing of so many nodes, on its last. */
    openFindings: (count: number) => Promise<void>;
    /** Gives the milliseconds from the next key press until a finding is on the screen. */
    findingShown: () => Promise<number>;
  }
}

function Bare({ scenario }: { scenario: Scenario }) {
  const nodes = scenario.nodes.map(({ id, position = { x: 0, y: 0 } }) => ({
    ...{ id, position, ...nodeSize },
    data: { label: id },
  }));
  const edges = scenario.edges.map(({ from, port, to }) => ({ id: `${from} ${port}`, source: from, target: to }));
  return <ReactFlow defaultNodes={nodes} defaultEdges={edges} fitView minZoom={0.1} />;
}

const quiet = () => undefined;

/** The view of an editor's page on which nothing is open. */
const viewOf = (editor: Editor): EditorView => ({
  commands: createCommands(editor, { language: 'zh-CN', say: quiet }),
  ...{ menu: null, isFinding: false, isHelping: false, panel: undefined },
  ...{ inLanes: false, setInLanes: quiet, writing: null, askWriting: quiet, sub: null, openSub: quiet },
  ...{ openMenu: quiet, setFinding: quiet, setHelping: quiet, showPanel: quiet },
});

const Appearing = ({ children }: { children: ReactNode }) => (
  <AppearanceProvider>
    <ConfigProvider theme={antTheme('light', false)}>{children}</ConfigProvider>
  </AppearanceProvider>
);

function Ours({ scenario }: { scenario: Scenario }) {
  const editor = useMemo(() => new Editor(scenario, 1, true), [scenario]);
  const view = useMemo(() => viewOf(editor), [editor]);
  const context = useMemo(() => ({ editor, ground: { policies: {}, prompts: {} }, findings: [] }), [editor]);
  return (
    <Appearing>
      <EditorContext value={context}>
        <EditorViewContext value={view}>
          <ReactFlowProvider>
            <EditorCanvas />
          </ReactFlowProvider>
        </EditorViewContext>
      </EditorContext>
    </Appearing>
  );
}

const place = assertExists(document.getElementById('root'), '#root');
let root: Root | null = null;
const frame = () => new Promise(requestAnimationFrame);

/** Whether the view was fitted, and nodes and the edges between them are drawn: before, React Flow keeps them hidden. */
const isDrawn = (): boolean => {
  const nodes = place.querySelectorAll<HTMLElement>('.react-flow__node');
  const last = nodes[nodes.length - 1];
  return last !== undefined && last.style.visibility !== 'hidden' && place.querySelector('.react-flow__edge') !== null;
};

window.openFindings = async (count) => {
  window.clear();
  const editor = new Editor(checkedGraphOf(count), 1, true);
  editor.select(['over']);
  root = createRoot(place);
  root.render(
    <Appearing>
      <Inspected editor={editor} view={viewOf(editor)} />
    </Appearing>,
  );
  while (!isDrawn()) await frame();
};

window.findingShown = () => findingShown(place);

window.clear = () => {
  root?.unmount();
  root = null;
};

window.draw = async (side, count) => {
  window.clear();
  const scenario = graphOf(count);
  const began = performance.now();
  root = createRoot(place);
  root.render(side === 'ours' ? <Ours scenario={scenario} /> : <Bare scenario={scenario} />);
  while (!isDrawn()) await frame();
  await frame();
  return performance.now() - began;
};
