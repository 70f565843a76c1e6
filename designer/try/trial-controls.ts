/** What an author does with a trial: begins it, goes on and back, stops at nodes, and lets things happen. */
import type { TrialStage } from '../../engine/core/api.ts';
import type { Act } from '../../engine/core/acts.ts';
import type { Ground } from '../../engine/core/check.ts';
import { lendFrom } from '../../engine/core/policies/policy-layers.ts';
import { reproduce } from '../../engine/core/suites/reproduce.ts';
import type { TestCase } from '../../engine/core/suites/suite.ts';
import type { Editor } from '../editor/editor.ts';
import { contentOfDraft } from './trial-content.ts';
import { setupOfWorld, stageFor, worldOfSetup } from './trial-setup.ts';
import { changeTrial, holdTrialOf, toggleBreakpoint, trialState } from './trial-store.ts';
import { act, back, begin, run, step, type Trial } from '../../engine/core/trial.ts';

/** The controls, over what the page lends. */
export interface TrialControls {
  start: () => Promise<void>;
  step: () => Promise<void>;
  run: () => Promise<void>;
  runTo: (node: string) => Promise<void>;
  back: () => void;
  reset: () => void;
  act: (act: Act) => Promise<void>;
  toggleBreakpoint: (node: string) => void;
  /** Shows a saved test up to where it is first not as it says. */
  reproduce: (test: TestCase) => Promise<void>;
}

/** Begins a trial of the draft as it stands. */
async function beginTrial(editor: Editor, ground: Ground, stage: TrialStage): Promise<Trial | null> {
  const { setup } = trialState();
  if (!setup) return null;
  const { scenario } = editor.getState();
  const world = worldOfSetup(setup, scenario);
  const content = contentOfDraft(scenario, ground);
  const trial = await begin({
    content,
    world,
    stage: () => ({ ...stageFor(stage, world), layers: lendFrom(stage.layers ?? []) }),
  });
  changeTrial({ tried: scenario, reproduced: null });
  return trial;
}

/** Works something out, one thing at a time. */
async function work(task: () => Promise<Trial | null>): Promise<void> {
  if (trialState().busy) return;
  changeTrial({ busy: true });
  try {
    const trial = await task();
    if (trial) changeTrial({ trial });
  } finally {
    changeTrial({ busy: false });
  }
}

/** Makes the controls; going on begins a trial where there is none. */
export function createTrialControls(editor: Editor, ground: Ground, stage: TrialStage): TrialControls {
  const started = async (): Promise<Trial | null> => trialState().trial ?? beginTrial(editor, ground, stage);
  const onward = (go: (trial: Trial) => Trial) => () =>
    work(async () => {
      const trial = await started();
      return trial && go(trial);
    });
  return {
    start: () => work(() => beginTrial(editor, ground, stage)),
    step: onward(step),
    run: onward((trial) => run(trial, trialState().breakpoints)),
    runTo: (node) => onward((trial) => run(trial, new Set([node])))(),
    back: () => {
      const { trial } = trialState();
      if (trial) changeTrial({ trial: back(trial) });
    },
    reset: () => {
      changeTrial({ trial: null, tried: null, reproduced: null });
    },
    act: (next) =>
      work(async () => {
        const { trial } = trialState();
        const grown = trial && (await act(trial, next));
        changeTrial({ reproduced: null });
        return grown;
      }),
    toggleBreakpoint: (node) => {
      toggleBreakpoint(editor, node);
    },
    reproduce: (test) =>
      work(async () => {
        const { scenario } = editor.getState();
        const setup = setupOfWorld(test, scenario, stage);
        holdTrialOf(editor, setup);
        const content = contentOfDraft(scenario, ground);
        const { trial, difference } = await reproduce({ content, stage: () => stageFor(stage, test) }, test);
        changeTrial({ setup, tried: scenario, reproduced: { name: test.name, difference } });
        return trial;
      }),
  };
}
