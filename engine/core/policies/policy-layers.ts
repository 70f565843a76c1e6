/** Layers (分层策略): what lower levels make of a decision. Any may tighten it; only what is marked above may be loosened, and never beyond what is not. */
import { chinaDay } from '../calendar.ts';
import { isRuleKnown, type Decision } from './decide.ts';
import { asAbove, levels, type Level, type Policy } from './policy.ts';
import { rowName } from '../tables/table.ts';
import { liesIn, type Place } from '../rights.ts';

/** A policy with the digest of its version. */
export interface DigestedPolicy {
  policy: Policy;
  digest: string;
}

/** What came of a layer. `not-comparable`: the policy above does not order the outcome, so it stays as it was. */
export type LayerEffect = 'tightened' | 'loosened' | 'kept' | 'refused-to-loosen' | 'not-comparable';

/** What one layer said of a decision, and what came of it; the record of a decision keeps one for each. */
export interface LayerVerdict {
  policy: string;
  digest: string;
  level: Level;
  outcome: string;
  rule: string | null;
  effect: LayerEffect;
}

/** What the refined policy itself decided, before its layers. */
export interface DecidedAbove {
  level: Level;
  outcome: string;
  rule: string | null;
  reason: Decision['reason'];
  clauses: string[];
}

/** Lends the layers of a policy that are in force at a place and a time. */
export type LendLayers = (policy: string, place: Place, now: Date) => Promise<readonly DigestedPolicy[]>;

/** Whether a layer holds for whoever is at a place. */
export const holdsAt = ({ at }: Policy, place: Place): boolean =>
  at !== undefined &&
  liesIn(place.region, at.region) &&
  (at.institution === null || at.institution === place.institution);

const byDepth = ({ policy: a }: DigestedPolicy, { policy: b }: DigestedPolicy): number =>
  levels.indexOf(a.level) - levels.indexOf(b.level) ||
  (a.at?.region ?? '').replace(/(00)+$/, '').length - (b.at?.region ?? '').replace(/(00)+$/, '').length ||
  Number((a.at?.institution ?? null) !== null) - Number((b.at?.institution ?? null) !== null) ||
  (a.name < b.name ? -1 : 1);

/** The layers of a policy on the way down to a place, the highest first. */
export const layersOnTheWay = <L extends DigestedPolicy>(all: readonly L[], name: string, place: Place): L[] =>
  all.filter(({ policy }) => policy.refines === name && holdsAt(policy, place)).sort(byDepth);

/** Lends of layers that are at hand, as simulations do; each holds in its own days only. */
export const lendFrom =
  (all: readonly DigestedPolicy[]): LendLayers =>
  (name, place, now) => {
    const day = chinaDay(now);
    const inTime = all.filter(({ policy: { from, until } }) => (from ?? day) <= day && day <= (until ?? day));
    return Promise.resolve(layersOnTheWay(inTime, name, place));
  };

/** Whether what decided is marked as one that may be loosened; of several rows together, each must be, and where it is not known which rule decides nothing may. */
export function isLoosenable(policy: Policy, decision: Pick<Decision, 'rule' | 'rows' | 'hits'>): boolean {
  if (!isRuleKnown(policy, decision)) return false;
  const { table } = policy;
  const { rule, rows, hits } = decision;
  if (rule === null) return policy.otherwise.loosenable === true;
  if (!table) return policy.rules.find(({ name }) => name === rule)?.loosenable === true;
  // Only so many rows are named; what is not named may be loosened by nobody.
  if (rows && rows.length < (hits ?? 0)) return false;
  const decided = new Set(rows ?? [rule]);
  const marked = table.rows.filter((row, index) => row.loosenable === true && decided.has(rowName(table, index)));
  return marked.length === decided.size;
}

/** A decision on its way down: as it stands, and the strictness below which nobody may go. */
interface Descent {
  decision: Decision;
  isLoosenable: boolean;
  floor: number;
}

/** What a layer's outcome does to what stands. */
function effectOf(
  { decision, isLoosenable: may, floor }: Descent,
  outcome: string,
  order: readonly string[],
): LayerEffect {
  if (outcome === asAbove) return 'kept';
  const [above, own] = [order.indexOf(decision.outcome), order.indexOf(outcome)];
  if (above < 0 || own < 0) return 'not-comparable';
  if (own === above) return 'kept';
  if (own > above) return 'tightened';
  return may && own >= floor ? 'loosened' : 'refused-to-loosen';
}

/** Takes one layer in: where its outcome stands, its rule and its reason stand for the decision. */
function descend(
  from: Descent,
  layer: Policy,
  own: Decision,
  order: readonly string[],
): Descent & { effect: LayerEffect } {
  const effect = effectOf(from, own.outcome, order);
  const { decision } = from;
  if (own.outcome === asAbove || effect === 'not-comparable' || effect === 'refused-to-loosen')
    return { ...from, effect };
  const may = isLoosenable(layer, own);
  const floor = may ? from.floor : Math.max(from.floor, order.indexOf(own.outcome));
  // The same outcome by a rule that may not be loosened makes it firm, and leaves its reason as it was.
  if (effect === 'kept') return { decision, isLoosenable: from.isLoosenable && may, floor, effect };
  const { prompt: _prompt, rows: _rows, hits: _hits, unknown: _un, defaulted: _by, ...above } = decision;
  const { outcome, rule, rows, hits, reason, prompt, clauses, level } = own;
  return {
    ...{ isLoosenable: may, floor, effect },
    decision: {
      ...{ ...above, level, outcome, rule, reason, clauses },
      ...(rows && { rows }),
      ...(hits !== undefined && { hits }),
      ...(prompt !== undefined && { prompt }),
      ...factsOfBoth(decision, own),
    },
  };
}

/** The facts of two decisions together; unknown is what was unknown to one and not known to the other. */
function factsOfBoth(one: Decision, other: Decision): Pick<Decision, 'facts' | 'unknown' | 'defaulted'> {
  const facts = { ...one.facts, ...other.facts };
  const unknown = [...new Set([...(one.unknown ?? []), ...(other.unknown ?? [])])].filter(
    (name) => !Object.hasOwn(facts, name),
  );
  const defaulted = [...new Set([...(one.defaulted ?? []), ...(other.defaulted ?? [])])];
  return { facts, ...(unknown.length > 0 && { unknown }), ...(defaulted.length > 0 && { defaulted }) };
}

/** A decision without the prompt of a layer, or of a version on trial, that the version did not pin: its reason is shown all the same. */
export function withPinnedPrompt(
  decision: Decision,
  pinned: Readonly<Record<string, unknown>>,
  isTried = false,
): Decision {
  const { prompt, ...others } = decision;
  return (decision.layers ?? isTried) && prompt !== undefined && !Object.hasOwn(pinned, prompt) ? others : decision;
}

/** Decides by a policy and then by its layers, the highest first; `by` decides one of them alone. */
export async function decideInLayers(
  base: DigestedPolicy,
  layers: readonly DigestedPolicy[],
  by: (each: DigestedPolicy) => Promise<Decision>,
): Promise<Decision> {
  const decision = await by(base);
  if (layers.length === 0) return decision;
  const order = base.policy.strictness ?? [];
  const mayBe = isLoosenable(base.policy, decision);
  let at: Descent = { decision, isLoosenable: mayBe, floor: mayBe ? 0 : order.indexOf(decision.outcome) };
  const verdicts: LayerVerdict[] = [];
  for (const layer of layers) {
    const own = await by(layer);
    const { effect, ...next } = descend(at, layer.policy, own, order);
    at = next;
    const { policy, digest, level, outcome, rule } = own;
    verdicts.push({ policy, digest, level, outcome, rule, effect });
  }
  const { level, outcome, rule, reason, clauses } = decision;
  return { ...at.decision, above: { level, outcome, rule, reason, clauses }, layers: verdicts };
}
