/** The findings of the draft as it stands. */
import { useMemo } from 'react';
import type { Ground } from '../../engine/core/check.ts';
import { checkScenario } from '../../engine/core/checks/index.ts';
import type { Finding } from '../../engine/core/finding.ts';
import type { Editor } from './editor.ts';
import { useSyncExternalStore } from 'react';

const ground: Ground = { policies: {}, prompts: {} };

/** Checks the draft after each change. */
export function useLiveChecks(editor: Editor): { ground: Ground; findings: readonly Finding[] } {
  const scenario = useSyncExternalStore(editor.subscribe, () => editor.getState().scenario);
  return useMemo(() => ({ ground, findings: checkScenario(scenario, ground) }), [scenario]);
}
