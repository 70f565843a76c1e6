/** Use the card (用卡): choose a cardholder, fill what is asked for, and watch the case run. */
import type { Scenario } from '../../engine/core/scenario.ts';
import { RunProgress } from './run-progress.tsx';
import { UseCardForm } from './use-card-form.tsx';
import type { CardRun } from './use-card-run.ts';

/** The form, which keeps what was filled while the run is shown in its place. */
export function UseCardPanel({ scenario, run }: { scenario: Scenario; run: CardRun }) {
  return (
    <>
      <div hidden={run.record !== null}>
        <UseCardForm scenario={scenario} run={run} />
      </div>
      {run.record && <RunProgress scenario={scenario} record={run.record} run={run} />}
    </>
  );
}
