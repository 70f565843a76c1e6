/** Running the saved tests in the browser, and searching for the missing ones: progress, result, and a way to stop. */
import { useRef, useState } from 'react';
import type { TrialStage } from '../../engine/core/api.ts';
import type { Suite } from '../../engine/core/suites/suite.ts';
import type { VersionContent } from '../../engine/core/version.ts';
import type { Scenario } from '../../engine/core/scenario.ts';
import { useEditor, useEditorState } from '../editor/use-editor.ts';
import { missingTests, runTests, withTest, type TestsRun } from './saved-tests.ts';
import { contentOfDraft } from './trial-content.ts';
import type { useSaveSuite } from './use-tests.ts';

interface RunState {
  /** What is under way, and how far. */
  doing: { what: 'run' | 'search'; done: number } | null;
  result: TestsRun | null;
  /** What the result is of. */
  of: { suite: Suite; scenario: Scenario; content: VersionContent } | null;
  /** How many missing tests the last search has added. */
  found: number | null;
  error: unknown;
}

const atRest: RunState = { doing: null, result: null, of: null, found: null, error: null };

/** The run of a panel. */
export function useTestsRun(stage: TrialStage, suite: Suite, save: ReturnType<typeof useSaveSuite>) {
  const { editor, ground } = useEditor();
  const scenario = useEditorState((state) => state.scenario);
  const [state, setState] = useState(atRest);
  const stopped = useRef(false);
  const progress = (what: 'run' | 'search') => ({
    done: (done: number) => {
      setState((now) => ({ ...now, doing: { what, done } }));
    },
    isStopped: () => stopped.current,
  });
  const doing = async (what: 'run' | 'search', work: (content: VersionContent) => Promise<Partial<RunState>>) => {
    stopped.current = false;
    setState((now) => ({ ...now, doing: { what, done: 0 }, found: null, error: null }));
    try {
      const change = await work(contentOfDraft(editor.getState().scenario, ground));
      setState((now) => ({ ...now, ...change, doing: null }));
    } catch (error) {
      setState((now) => ({ ...now, doing: null, error }));
    }
  };
  const { of } = state;
  return {
    ...state,
    content: of?.content ?? contentOfDraft(scenario, ground),
    /** Whether tests or draft have changed since the result. */
    isStale: of !== null && (of.scenario !== scenario || of.suite !== suite),
    run: () =>
      doing('run', async (content) => {
        const result = await runTests(content, suite.tests, stage, progress('run'));
        return result ? { result, of: { suite, scenario: content.scenario, content } } : {};
      }),
    search: () =>
      doing('search', async (content) => {
        const missing = await missingTests(content, suite, stage, progress('search'));
        if (stopped.current) return {};
        if (missing.length > 0) await save.mutateAsync((now) => missing.reduce(withTest, now));
        return { found: missing.length };
      }),
    stop: () => {
      stopped.current = true;
    },
  };
}

export type TestsRunning = ReturnType<typeof useTestsRun>;
