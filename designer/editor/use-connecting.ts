/** Connects by drag: from a port to a node, an edge to another node, or into the empty to ask for a new node there. */
import { useReactFlow, type Connection, type Edge as FlowEdge, type FinalConnectionState } from '@xyflow/react';
import { useMemo } from 'react';
import { useEditorView } from './editor-view.ts';

const edgeOf = ({ source, sourceHandle, target }: Connection | FlowEdge) => ({
  from: source,
  port: sourceHandle ?? 'done',
  to: target,
});

/** The node under a pointer, for whoever misses its handle. */
function nodeAt(event: MouseEvent | TouchEvent): string | null {
  const { clientX, clientY } =
    'changedTouches' in event ? (event.changedTouches[0] ?? { clientX: 0, clientY: 0 }) : event;
  const found = document.elementsFromPoint(clientX, clientY).find((each) => each.closest('.react-flow__node'));
  return found?.closest('.react-flow__node')?.getAttribute('data-id') ?? null;
}

/** The handlers for `ReactFlow`. */
export function useConnecting() {
  const { commands, openMenu } = useEditorView();
  const { screenToFlowPosition } = useReactFlow();
  return useMemo(() => {
    const onConnectEnd = (event: MouseEvent | TouchEvent, state: FinalConnectionState) => {
      const { fromHandle, toNode, isValid } = state;
      if (isValid || fromHandle?.type !== 'source') return;
      const [node, port] = [fromHandle.nodeId, fromHandle.id ?? 'done'];
      const target = toNode?.id ?? nodeAt(event);
      if (target !== null) {
        commands.connect({ from: node, port, to: target });
        return;
      }
      const { clientX, clientY } =
        'changedTouches' in event ? (event.changedTouches[0] ?? { clientX: 0, clientY: 0 }) : event;
      const at = screenToFlowPosition({ x: clientX, y: clientY });
      openMenu({ mode: 'add', node, port, at: { x: at.x, y: at.y - 28 } });
    };
    return {
      onConnect: (connection: Connection) => {
        commands.connect(edgeOf(connection));
      },
      onConnectEnd,
      onReconnect: (old: FlowEdge, connection: Connection) => {
        commands.connect(edgeOf(connection), edgeOf(old));
      },
    };
  }, [commands, openMenu, screenToFlowPosition]);
}
