/** Decisions (复核决定): what was decided of a filed version, by whom, and why. */
import { reasonOf } from '../answer.ts';
import type { VersionDecision, VersionSummary } from '../api.ts';
import { holdsCitizenId, noCitizenId } from '../citizen-ids-in-text.ts';
import { decisionActs, type DecisionAct } from '../version.ts';

/** How long the reason of a decision must be, and may be, in characters. */
export const decisionReasonLength = { least: 2, most: 500 } as const;

/** Why a filed version is published, returned or withdrawn. */
export const DecisionReason = reasonOf(decisionReasonLength)
  .refine((reason) => !holdsCitizenId(reason), {
    error: noCitizenId.en,
    params: { rule: 'citizen-id', zh: noCitizenId['zh-CN'] },
  })
  .describe('Why it is so decided, in 2 to 500 characters; no personal data');

/** Tells whether an act on a version decides of it. */
export const isDecision = (act: string): act is DecisionAct => (decisionActs as readonly string[]).includes(act);

/** What was decided of a version; null while it waits. Before there were reasons, only publishing was a decision. */
export function decisionOf({
  history,
  publishedBy,
  publishedAt,
}: Pick<VersionSummary, 'history' | 'publishedBy' | 'publishedAt'>): VersionDecision | null {
  for (const { act, by, at, reason } of history) if (isDecision(act)) return { act, by, at, reason };
  if (publishedBy === null || publishedAt === null) return null;
  return { act: 'publish', by: publishedBy, at: publishedAt, reason: null };
}
