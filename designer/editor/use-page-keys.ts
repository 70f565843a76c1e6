/** The keys and the clipboard of the editor's page, wherever the focus is but in a field or a dialogue. */
import { useLayoutEffect } from 'react';
import { useEditorView } from './editor-view.ts';
import { commandOf, type Command } from './shortcuts.ts';
import { useEditor } from './use-editor.ts';

const isIn = (event: Event, selector: string): boolean =>
  event.target instanceof Element && event.target.closest(selector) !== null;

const isTyping = (event: Event): boolean => isIn(event, 'input, textarea, select, [contenteditable=true]');

/** The drawing has the focus, or nothing has. */
const isOnCanvas = (event: Event): boolean => isIn(event, '.editor-canvas') || event.target === document.body;

/** Listens while the page is open. */
export function usePageKeys(): void {
  const { editor } = useEditor();
  const { commands, setFinding, setHelping } = useEditorView();
  // From the first moment the page is seen, a key is heard.
  useLayoutEffect(() => {
    const actions: Partial<Record<Command, () => void>> = {
      undo: () => {
        editor.undo();
      },
      redo: () => {
        editor.redo();
      },
      find: () => {
        setFinding(true);
      },
      help: () => {
        setHelping(true);
      },
    };
    const onKeyDown = (event: KeyboardEvent) => {
      const command = commandOf(event, 'page');
      const action = command === null ? undefined : actions[command];
      if (!action || isIn(event, '[role=dialog]') || (isTyping(event) && command !== 'find')) return;
      event.preventDefault();
      action();
    };
    const onCopy = (event: ClipboardEvent) => {
      if (isTyping(event) || !isOnCanvas(event) || document.getSelection()?.toString()) return;
      const text = commands.copy();
      if (text === null) return;
      event.clipboardData?.setData('text/plain', text);
      event.preventDefault();
      if (event.type === 'cut') commands.remove(editor.getState().selection);
    };
    const onPaste = (event: ClipboardEvent) => {
      if (isTyping(event)) return;
      if (commands.paste(event.clipboardData?.getData('text/plain') ?? '')) event.preventDefault();
    };
    const over = new AbortController();
    const { signal } = over;
    document.addEventListener('keydown', onKeyDown, { signal });
    document.addEventListener('copy', onCopy, { signal });
    document.addEventListener('cut', onCopy, { signal });
    document.addEventListener('paste', onPaste, { signal });
    return () => {
      over.abort();
    };
  }, [editor, commands, setFinding, setHelping]);
}
