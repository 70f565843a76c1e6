/** What if a policy were another, over past cases: each recorded decision is made again from the facts that were recorded with it, and from no others. */
import type { CaseMoney, DecidedGround, DecidedMark } from './decided.ts';
import { isRuleKnown } from './decide.ts';
import { maskedFacts } from '../facts/masked-facts.ts';
import type { Policy } from './policy.ts';
import { decideRow, factsAsked } from './policy-rows.ts';
import type { Place } from '../rights.ts';
import { sideOf, type Tally, type WhatIfSide } from './what-if.ts';

/** A recorded decision, opened. */
export type PastDecision = DecidedMark & DecidedGround;

/** A past case: what a policy decided in it, and the money it moved. */
export interface PastCase extends Place {
  id: string;
  openedAt: string;
  decisions: PastDecision[];
  money: CaseMoney | null;
}

/** Past decisions compared with a draft. */
export interface PastQuestion {
  draft: Policy;
  /** What the draft is compared with: null for what was decided then, else the policy in force, made to decide again. */
  inForce: Policy | null;
  /** Whether whoever asks may see a case. */
  mayRead: (place: Place) => boolean;
}

/** What a policy makes of recorded facts, or the facts that nobody recorded and it hangs on. */
async function decideAgain(policy: Policy, { facts, unknown }: PastDecision): Promise<WhatIfSide | string[]> {
  const result = await decideRow(policy, facts);
  const isRecorded = (name: string): boolean => Object.hasOwn(facts, name) || unknown.includes(name);
  if ('problem' in result) return factsAsked(policy).filter((name) => !Object.hasOwn(facts, name));
  const { rule, unknown: open = [] } = result.decision;
  // What rules settle is so whatever is not known; only where they could not, what was not recorded matters.
  if (policy.rules && (rule !== null || isRuleKnown(policy, result.decision))) return sideOf(result);
  const lacking = open.filter((name) => !isRecorded(name));
  return lacking.length > 0 ? lacking : sideOf(result);
}

/** What the policy decided then, before any layer of a lower level. */
function asDecided({ above, outputs, ...decided }: PastDecision): WhatIfSide {
  const { outcome, rule, reason, clauses } = above ?? decided;
  return { outcome, rule, reason, clauses, ...(outputs && { outputs }) };
}

/** Adds the decisions of a case to a tally; its money counts once. */
export async function addPastCase(
  tally: Tally,
  { draft, inForce, mayRead }: PastQuestion,
  past: PastCase,
): Promise<void> {
  const place = { region: past.region, institution: past.institution };
  let isCounted = false;
  for (const decision of past.decisions) {
    const { at, facts } = decision;
    const before = inForce ? await decideAgain(inForce, decision) : asDecided(decision);
    const after = await decideAgain(draft, decision);
    if (Array.isArray(before) || Array.isArray(after)) {
      const lacking = [before, after].flatMap((each) => (Array.isArray(each) ? each : []));
      tally.addUntold([...new Set(lacking)]);
      continue;
    }
    const example = { case: mayRead(place) ? past.id : null, at, own: false, facts: maskedFacts(facts) };
    const isFlip = before.outcome !== after.outcome;
    tally.add({ before, after, example, place, money: isCounted ? null : past.money });
    if (isFlip) isCounted = true;
  }
}
