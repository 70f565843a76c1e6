/** Lays the drawing out in a thread of its own, as one entry of the undo; asked again meanwhile, it is cancelled. */
import { useReactFlow } from '@xyflow/react';
import { useEffect, useRef, useState } from 'react';
import { layOutAside } from '../canvas/layout-thread.ts';
import { useEditorView } from './editor-view.ts';
import { useEditor } from './use-editor.ts';

/** Whether it is being laid out, and what to call to begin or to cancel. */
export function useLayingOut(): { isBusy: boolean; toggle: () => void } {
  const { editor } = useEditor();
  const { commands } = useEditorView();
  const { fitView } = useReactFlow();
  const [isBusy, setBusy] = useState(false);
  const over = useRef<AbortController | null>(null);
  useEffect(
    () => () => {
      over.current?.abort();
    },
    [],
  );
  const begin = async () => {
    const controller = new AbortController();
    over.current = controller;
    setBusy(true);
    const places = await layOutAside(editor.getState().scenario, controller.signal);
    over.current = null;
    setBusy(false);
    if (!places) return;
    commands.layOut(places);
    requestAnimationFrame(() => void fitView({ minZoom: 0.5, maxZoom: 1, padding: 0.08 }));
  };
  return {
    isBusy,
    toggle: () => {
      if (over.current) over.current.abort();
      else void begin();
    },
  };
}
