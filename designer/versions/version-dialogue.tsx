/** The dialogue of an act on a version, whichever it is. */
import type { Impact, VersionSummary } from '../../engine/core/api.ts';
import { DecisionDialogue } from '../publish/decision-dialogue.tsx';
import { ActDialogue } from './act-dialogue.tsx';
import { MigrationDialogue } from './migration-dialogue.tsx';
import { RestoreDialogue } from './restore-dialogue.tsx';
import { RolloutDialogue } from './rollout-dialogue.tsx';
import { useOrderVersion } from './use-versions.ts';
import type { VersionAct } from './version-acts.ts';

interface Props {
  id: string;
  version: VersionSummary;
  act: Exclude<VersionAct, 'publish'>;
  impact: Impact | undefined;
  /** Where the scenario belongs. */
  place: string;
  close: () => void;
}

function WithdrawDialogue({ id, version, close }: { id: string; version: number; close: () => void }) {
  const order = useOrderVersion(id);
  return <DecisionDialogue version={version} deciding={{ act: 'withdraw' }} order={order} close={close} />;
}

/** The dialogue. */
export function VersionDialogue({ id, version: summary, act, impact, place, close }: Props) {
  const { version, rollout } = summary;
  if (act === 'restore') return <RestoreDialogue id={id} version={version} close={close} />;
  if (act === 'withdraw') return <WithdrawDialogue id={id} version={version} close={close} />;
  if (act === 'migrate') {
    const from = (impact?.open ?? []).filter((each) => each.version !== version && each.open > 0);
    return <MigrationDialogue id={id} version={version} from={from} close={close} />;
  }
  if (act !== 'roll-out') return <ActDialogue id={id} version={version} act={act} close={close} />;
  if (!rollout || !impact) return null;
  const revision = impact.releasesRevision;
  return (
    <RolloutDialogue id={id} version={version} rollout={rollout} place={place} revision={revision} close={close} />
  );
}
