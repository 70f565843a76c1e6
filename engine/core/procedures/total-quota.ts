/** The total quota (总量): how often a day all together may use an interface or a resource, as policy says, what others have taken of it, and whether what a case asks for still fits. */
import { decide, type Decision } from '../policies/decide.ts';
import type { CaseData } from '../facts/facts.ts';
import type { DigestedPolicy } from '../policies/policy-layers.ts';
import type { RegisterName, Volume } from '../registers/registration.ts';
import { regionsAbove } from '../rights.ts';
import type { ProcedureStart } from '../run-procedure-ports.ts';
import { text, type Text } from '../text.ts';
import { factsAsked } from './make-plan.ts';
import type { Procedure, VolumeAsk } from './procedure.ts';

/** The policy that says how much all together may use. */
export const quotaPolicy = 'total-quota';

/** What a total is counted over: a register within a province. */
export interface QuotaPool {
  register: RegisterName;
  province: string;
}

/** What has taken of a pool: an entry in force, or a case that was approved and is not over. */
export interface Taker {
  entry: string;
  volumes: readonly Volume[];
}

/** How much policy lets all together use, and by which rule. */
export interface QuotaRule {
  total: number;
  by: { policy: string; digest: string; rule: string | null; reason: Text; clauses: string[] };
}

/** Why what is asked for does not fit: the total, what others have taken of it (how many and how much, not who), and what is asked for. */
export interface QuotaCause extends QuotaRule {
  of: string;
  name: Text;
  others: { count: number; daily: number };
  asks: number;
}

/** Of a case, as its explanation shows it: as it is now, and the takers that the reader may see anyway. */
export interface QuotaView extends QuotaCause {
  left: number;
  fits: boolean;
  takers: { id: string; name: string; daily: number }[];
}

/** How often a day it is to be used in all. */
export const dailyVolume = (procedure: Procedure, form: Record<string, unknown>): number =>
  (procedure.volumes?.(form) ?? []).reduce((sum, { daily }) => sum + daily, 0);

/** The pool that a case takes of; null where its procedure enters nothing. */
export const poolOf = ({ register }: Procedure, { place }: Pick<ProcedureStart, 'place'>): QuotaPool | null =>
  register && { register, province: regionsAbove(place.region)[0] ?? place.region };

const known = factsAsked('procedure', 'of');

/** Asks policy how much all together may use; null where it sets no total. */
export async function quotaRuleOf(
  { policy, digest }: DigestedPolicy,
  { procedure, place }: Pick<ProcedureStart, 'procedure' | 'place'>,
  of: string,
  now: Date,
): Promise<QuotaRule | null> {
  const data: CaseData = { inputs: { procedure, of }, place, from: { reader: '' } };
  const decision: Decision = await decide(policy, digest, known, { data, now });
  const total = decision.outputs?.['total'];
  if (decision.outcome !== 'limited' || typeof total !== 'number') return null;
  const { rule, reason, clauses } = decision;
  return { total, by: { policy: policy.name, digest, rule, reason, clauses } };
}

/** What others have taken of something: each entry once, by the most that it has or was promised. */
export function takenOf(takers: readonly Taker[], of: string, but: string): Map<string, number> {
  const taken = new Map<string, number>();
  for (const { entry, volumes } of takers)
    for (const { of: what, daily } of volumes)
      if (what === of && entry !== but) taken.set(entry, Math.max(daily, taken.get(entry) ?? 0));
  return taken;
}

/** How many they are and how much they have together. */
export function sumOf(taken: ReadonlyMap<string, number>): QuotaCause['others'] {
  return { count: taken.size, daily: [...taken.values()].reduce((sum, daily) => sum + daily, 0) };
}

/** What still can be taken; never less than nothing. */
export const leftOf = ({ total, others }: Pick<QuotaCause, 'total' | 'others'>): number =>
  Math.max(0, total - others.daily);

/** The causes for which what is asked does not fit; none where it does. `entry` is its own, which does not stand against it. */
export function causesAgainst(
  asks: readonly (VolumeAsk & { name: Text; rule: QuotaRule | null })[],
  takers: readonly Taker[],
  entry: string,
): (QuotaCause & { pointer: string })[] {
  return asks.flatMap(({ of, daily, pointer, name, rule }) => {
    if (!rule) return [];
    const others = sumOf(takenOf(takers, of, entry));
    return others.daily + daily <= rule.total ? [] : [{ ...rule, of, name, others, asks: daily, pointer }];
  });
}

const count = (value: number): string => value.toLocaleString('en-US');

/** A cause in one sentence. */
export function quotaWords(cause: QuotaCause): Text {
  const { name, total, others, asks } = cause;
  const numbers = { total: count(total), taken: count(others.daily), left: count(leftOf(cause)), asks: count(asks) };
  return text(
    `“${name['zh-CN']}”每日总量 ${numbers.total} 次，其他 ${others.count} 项已占 ${numbers.taken} 次，余 ${numbers.left} 次，本件申请 ${numbers.asks} 次`,
    `“${name.en}”: of ${numbers.total} uses a day in all, others (${others.count}) have ${numbers.taken}; ${numbers.left} are left, and ${numbers.asks} are asked for here`,
  );
}
