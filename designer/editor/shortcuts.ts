/** The keys of the editor: what each does, for the handler and for the sheet that lists them. */

interface Shortcut {
  command: string;
  keys: readonly string[];
  /** page: anywhere but where one types; canvas: only with the drawing in focus. */
  scope: 'page' | 'canvas';
}

/** In the order of the sheet; Mod is Ctrl, on a Mac Cmd. Copy, cut and paste come as events of the clipboard. */
export const shortcuts = [
  { command: 'undo', keys: ['Mod+Z'], scope: 'page' },
  { command: 'redo', keys: ['Mod+Shift+Z', 'Mod+Y'], scope: 'page' },
  { command: 'find', keys: ['Mod+F'], scope: 'page' },
  { command: 'help', keys: ['?'], scope: 'page' },
  { command: 'add-next', keys: ['A'], scope: 'canvas' },
  { command: 'connect', keys: ['C'], scope: 'canvas' },
  { command: 'note', keys: ['N'], scope: 'canvas' },
  { command: 'group', keys: ['Mod+G'], scope: 'canvas' },
  { command: 'ungroup', keys: ['Mod+Shift+G'], scope: 'canvas' },
  { command: 'fold', keys: ['G'], scope: 'canvas' },
  { command: 'open-sub', keys: ['O'], scope: 'canvas' },
  { command: 'delete', keys: ['Delete', 'Backspace'], scope: 'canvas' },
  { command: 'duplicate', keys: ['Mod+D'], scope: 'canvas' },
  { command: 'choose', keys: ['Enter', ' '], scope: 'canvas' },
  { command: 'select-all', keys: ['Mod+A'], scope: 'canvas' },
  { command: 'select-none', keys: ['Escape'], scope: 'canvas' },
  { command: 'breakpoint', keys: ['B'], scope: 'canvas' },
  { command: 'left', keys: ['ArrowLeft'], scope: 'canvas' },
  { command: 'right', keys: ['ArrowRight'], scope: 'canvas' },
  { command: 'up', keys: ['ArrowUp'], scope: 'canvas' },
  { command: 'down', keys: ['ArrowDown'], scope: 'canvas' },
  { command: 'narrower', keys: ['Shift+ArrowLeft'], scope: 'canvas' },
  { command: 'wider', keys: ['Shift+ArrowRight'], scope: 'canvas' },
  { command: 'lower', keys: ['Shift+ArrowUp'], scope: 'canvas' },
  { command: 'higher', keys: ['Shift+ArrowDown'], scope: 'canvas' },
  { command: 'fit', keys: ['F'], scope: 'canvas' },
] as const satisfies readonly Shortcut[];
export type Command = (typeof shortcuts)[number]['command'];

export interface KeyPress {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
}

/** A key press as the table above writes it. */
function written({ key, ctrlKey, metaKey, shiftKey }: KeyPress): string {
  const name = key.length === 1 ? key.toUpperCase() : key;
  const isPlain = /^([A-Z]|Arrow[A-Z][a-z]+)$/.test(name);
  return `${ctrlKey || metaKey ? 'Mod+' : ''}${shiftKey && isPlain ? 'Shift+' : ''}${name}`;
}

/** What a key press asks for; null where it is nothing of the editor's. */
export function commandOf(press: KeyPress, scope: 'page' | 'canvas'): Command | null {
  if (press.altKey) return null;
  const pressed = written(press);
  const found = shortcuts.find(
    (each) => (scope === 'canvas' || each.scope === 'page') && (each.keys as readonly string[]).includes(pressed),
  );
  return found?.command ?? null;
}
