/** The trial of the page: one at a time, kept while other panels are looked at, and read by the canvas. */
import { useContext, useSyncExternalStore } from 'react';
import type { RunView } from '../canvas/run-view.ts';
import type { Editor } from '../editor/editor.ts';
import { EditorContext } from '../editor/use-editor.ts';
import type { Scenario } from '../../engine/core/scenario.ts';
import type { TrialSetup } from './trial-setup.ts';
import type { Difference } from '../../engine/core/suites/suite-run.ts';
import type { Trial } from '../../engine/core/trial.ts';
import { runViewOfTrial } from './trial-view.ts';

export interface TrialState {
  /** The editor whose draft is tried. */
  editor: Editor | null;
  setup: TrialSetup | null;
  trial: Trial | null;
  /** The draft as it was when the trial began. */
  tried: Scenario | null;
  breakpoints: ReadonlySet<string>;
  /** The saved test that the trial shows, and what is not as it says. */
  reproduced: { name: string; difference: Difference | null } | null;
  /** Whether something is being worked out. */
  busy: boolean;
  view: RunView | null;
  /** Whether the canvas is to show it: while the panel is open. */
  shown: boolean;
}

const nothing: TrialState = {
  ...{ editor: null, setup: null, trial: null, tried: null, reproduced: null },
  ...{ breakpoints: new Set<string>(), busy: false, view: null, shown: false },
};

let state = nothing;
const listeners = new Set<() => void>();

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};

/** The state as it is now. */
export const trialState = (): TrialState => state;

/** Changes the state; what the canvas draws follows from the trial. */
export function changeTrial(change: Partial<Omit<TrialState, 'view'>>): void {
  const next = { ...state, ...change };
  const view = next.trial === state.trial ? state.view : next.trial && runViewOfTrial(next.trial);
  state = { ...next, view };
  for (const listener of listeners) listener();
}

/** Makes the store that of an editor; the trial of another is given up. */
export function holdTrialOf(editor: Editor, setup: TrialSetup): void {
  if (state.editor !== editor) changeTrial({ ...nothing, editor, setup });
  else if (!state.setup) changeTrial({ setup });
}

/** Sets a breakpoint at a node of an editor's draft, or takes it away; says whether it is there now. */
export function toggleBreakpoint(editor: Editor, node: string): boolean {
  if (state.editor !== editor) changeTrial({ ...nothing, editor });
  const breakpoints = new Set(state.breakpoints);
  const isGone = breakpoints.delete(node);
  if (!isGone) breakpoints.add(node);
  changeTrial({ breakpoints });
  return !isGone;
}

const noBreakpoints: ReadonlySet<string> = new Set();

/** The breakpoints in an editor's draft. */
export function useBreakpoints(): ReadonlySet<string> {
  const ground = useContext(EditorContext);
  const { editor, breakpoints } = useTrialState();
  return ground !== null && ground.editor === editor ? breakpoints : noBreakpoints;
}

/** The state, for components. */
export const useTrialState = (): TrialState => useSyncExternalStore(subscribe, trialState);

/** The standing of the trial of the page's draft as the canvas draws it; null where none is under way, or its panel is closed. */
export function useTrialRunView(): RunView | null {
  const ground = useContext(EditorContext);
  const { editor, view, shown } = useTrialState();
  return shown && ground !== null && ground.editor === editor ? view : null;
}
