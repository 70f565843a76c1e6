/** Takes the volume that a case asks for out of what all together may use a day: of two cases exactly one gets the last of it, and the other is told why. */
import type { DataResource } from '../../../engine/core/data-sharing/data-resource.ts';
import { procedures } from '../../../engine/core/procedures/index.ts';
import type { StageFinding } from '../../../engine/core/procedures/procedure-state.ts';
import type { VolumeAsk } from '../../../engine/core/procedures/procedure.ts';
import { scopes } from '../../../engine/core/procedures/system-access.ts';
import { causesAgainst, poolOf, quotaRuleOf, quotaWords } from '../../../engine/core/procedures/total-quota.ts';
import type { ProcedureStart, StageWork } from '../../../engine/core/run-procedure-ports.ts';
import { text, type Text } from '../../../engine/core/text.ts';
import { failed, passed, submittedOf, type OperationParts, type StageOperation } from './define-operation.ts';

/** What an ask is for, in words. */
function nameOf({ of }: VolumeAsk, resources: readonly DataResource[]): Text {
  const scope = Object.entries(scopes).find(([id]) => id === of);
  return scope?.[1] ?? resources.find(({ id }) => id === of)?.name ?? text(of, of);
}

/** The entry that a case makes or changes. */
const entryOf = ({ registration, caseId }: ProcedureStart): string => registration ?? caseId;

/** Takes it; what does not fit is found, and nothing is taken then. */
export async function volumeCauses(
  { start }: Pick<StageWork, 'start'>,
  form: Record<string, unknown>,
  parts: Pick<OperationParts, 'volumeHolds' | 'quotaPolicy' | 'dataResources' | 'now'>,
  severity: 'error' | 'warning',
): Promise<StageFinding[]> {
  const procedure = procedures[start.procedure];
  const pool = poolOf(procedure, start);
  const asks = procedure.volumes?.(form) ?? [];
  if (!pool || asks.length === 0) return [];
  const now = parts.now();
  const policy = await parts.quotaPolicy(now);
  const ruled = await Promise.all(
    asks.map(async (ask) => ({
      ...ask,
      name: nameOf(ask, parts.dataResources),
      rule: await quotaRuleOf(policy, start, ask.of, now),
    })),
  );
  const entry = entryOf(start);
  const volumes = asks.map(({ of, daily }) => ({ of, daily }));
  const hold = { case: start.caseId, entry, volumes };
  const causes = await parts.volumeHolds.take(pool, hold, (takers) => causesAgainst(ruled, takers, entry));
  return causes.map(({ pointer, ...quota }) => ({
    ...{ pointer, rule: 'total-quota', severity, message: quotaWords(quota), quota },
  }));
}

/** The stage: what was approved takes its volume, or is asked again. */
export const takeVolume: StageOperation = async (work, parts) => {
  const { form } = await submittedOf(work, parts);
  const causes = await volumeCauses(work, form, parts, 'error');
  return causes.length > 0 ? failed(...causes) : passed({ volume: 'taken' });
};
