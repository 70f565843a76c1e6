/** The checks of the draft as it stands: in a thread of their own, on the same ground as the platform's. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { DraftGround } from '../../engine/core/api.ts';
import type { Ground } from '../../engine/core/check.ts';
import { policiesNamedBy } from '../../engine/core/pin.ts';
import { callsOf } from '../../engine/core/pin-subs.ts';
import type { Scenario } from '../../engine/core/scenario.ts';
import { request } from '../app/request.ts';
import type { Editor } from './editor.ts';
import { errorsFirst, LiveChecks, placed, type CheckAnswer, type LiveFinding } from './live-checks.ts';

const bare: Ground = { policies: {}, prompts: {} };

/** What of a scenario decides its ground. */
const namesIn = (scenario: Scenario): string[] => [
  ...policiesNamedBy(scenario),
  ...callsOf(scenario).map((call) => `${call.scenario}@${call.range}`),
  scenario.service,
];

/** The ground of the draft, read again once what it names has been saved. */
function useGround(base: Scenario) {
  return useQuery({
    queryKey: ['ground', base.id, namesIn(base)],
    queryFn: ({ signal }) =>
      request<DraftGround>('GET', `/api/scenarios/${encodeURIComponent(base.id)}/ground`, { signal }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  }).data;
}

/** Checks in a thread of their own, for as long as the page is there. */
export function useChecker(editor: Editor, ground: Ground | undefined): LiveChecks {
  const checks = useMemo(() => new LiveChecks(), []);
  useEffect(() => {
    const worker = new Worker(new URL('./check-worker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data }: MessageEvent<CheckAnswer>) => {
      checks.answered(data);
    };
    const stop = checks.start((question) => {
      worker.postMessage(question);
    });
    const see = () => {
      checks.see(editor.getState().scenario);
    };
    see();
    const end = editor.subscribe(see);
    return () => {
      end();
      stop();
      worker.terminate();
    };
  }, [checks, editor]);
  useEffect(() => {
    if (ground) checks.standOn(ground);
  }, [checks, ground]);
  return checks;
}

/** The ground and the findings, errors first. */
export function useLiveChecks(editor: Editor): { ground: Ground; findings: readonly LiveFinding[] } {
  const scenario = useSyncExternalStore(editor.subscribe, () => editor.getState().scenario);
  const base = useSyncExternalStore(editor.subscribe, () => editor.getState().base);
  const read = useGround(base);
  const checks = useChecker(editor, read?.ground);
  const found = useSyncExternalStore(checks.subscribe, checks.getFindings);
  const findings = useMemo(
    () => errorsFirst([...placed(read?.findings ?? [], scenario), ...found]),
    [read, scenario, found],
  );
  return { ground: read?.ground ?? bare, findings };
}
