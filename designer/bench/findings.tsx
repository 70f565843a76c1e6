/** The inspector beside a large drawing, checked as one types: how long a finding takes from the key press to the screen. */
import { ReactFlowProvider } from '@xyflow/react';
import { useMemo, useSyncExternalStore } from 'react';
import type { Ground } from '../../engine/core/check.ts';
import { EditorCanvas } from '../editor/editor-canvas.tsx';
import type { Editor } from '../editor/editor.ts';
import { EditorViewContext, type EditorView } from '../editor/editor-view.ts';
import { EditorContext } from '../editor/use-editor.ts';
import { useChecker } from '../editor/use-live-checks.ts';
import { InspectorPanel } from '../inspector/inspector-panel.tsx';

const ground: Ground = { policies: {}, prompts: {} };

/** The page: the drawing as it is edited, and the form of what is chosen. */
export function Inspected({ editor, view }: { editor: Editor; view: EditorView }) {
  const checks = useChecker(editor, ground);
  const findings = useSyncExternalStore(checks.subscribe, checks.getFindings);
  const context = useMemo(() => ({ editor, ground, findings }), [editor, findings]);
  return (
    <EditorContext value={context}>
      <EditorViewContext value={view}>
        <ReactFlowProvider>
          <div style={{ display: 'grid', gridTemplateColumns: '900px 380px', height: '100%' }}>
            <EditorCanvas />
            <div id="form" style={{ overflow: 'auto' }}>
              <InspectorPanel />
            </div>
          </div>
        </ReactFlowProvider>
      </EditorViewContext>
    </EditorContext>
  );
}

const isSaid = (place: HTMLElement): boolean =>
  place.querySelector('#form fieldset [data-severity], #form [data-wrong] [data-severity]') !== null;

/** The milliseconds from the next key press until a finding stands at its field, painted. */
export const findingShown = (place: HTMLElement): Promise<number> =>
  new Promise((resolve) => {
    const pressed = ({ timeStamp }: KeyboardEvent) => {
      const look = () => {
        if (!isSaid(place)) return;
        watch.disconnect();
        requestAnimationFrame(() => {
          setTimeout(() => {
            resolve(performance.now() - timeStamp);
          });
        });
      };
      const watch = new MutationObserver(look);
      watch.observe(place, { subtree: true, childList: true });
    };
    window.addEventListener('keydown', pressed, { once: true, capture: true });
  });
