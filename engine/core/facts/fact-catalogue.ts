/** The catalogue of facts as it is shown: what each is, where it comes from, what knowing it costs, and which policies ask for it. */
import { factsUsed } from '../policies/decide.ts';
import { facts, type Fact, type FactSource, type FactType, type FactValue } from './facts.ts';
import type { Policy } from '../policies/policy.ts';
import { text, type Text } from '../text.ts';
import type { PersonalClass } from '../value-type.ts';

/** What knowing a fact costs: nothing, a look at the card, or a question to an outside system. */
export const factCosts = {
  free: text('随时可知', 'Known at once'),
  local: text('读卡时取得', 'Read with the card'),
  remote: text('询问外部系统', 'Asked of an outside system'),
} as const satisfies Record<string, Text>;
export type FactCost = keyof typeof factCosts;

/** An item of GET /api/facts. */
export interface FactView {
  name: string;
  type: FactType;
  label: Text;
  source: FactSource;
  values: readonly string[];
  personal: PersonalClass | null;
  cost: FactCost;
  /** Of a question: what is asked, how long it usually takes, and after how long it counts as unknown. */
  asks: { label: Text; usualMs: number; timeoutMs: number } | null;
  /** How old a value may be; null where it holds as long as its case. */
  freshMinutes: number | null;
  /** What counts where it is not known; null where it is unknown then. */
  fallback: FactValue | null;
  /** The policies in force that ask for it. */
  policies: { name: string; title: Text }[];
}

/** GET /api/facts. */
export interface FactList {
  items: FactView[];
  total: number;
}

const costOf = ({ question, source }: Fact): FactCost => (question ? 'remote' : source === 'card' ? 'local' : 'free');

/** The catalogue, with the policies among these that ask for each fact. */
export function factViews(policies: readonly Policy[]): FactView[] {
  const uses = policies.map((policy) => ({ policy, used: new Set(factsUsed(policy)) }));
  return Object.entries<Fact>(facts).map(([name, fact]) => {
    const { type, label, source, values = [], personal = null, question, freshMinutes = null, fallback = null } = fact;
    return {
      ...{ name, type, label, source, values, personal, freshMinutes, fallback },
      cost: costOf(fact),
      asks: question ? { label: question.label, usualMs: question.usualMs, timeoutMs: question.timeoutMs } : null,
      policies: uses
        .filter(({ used }) => used.has(name))
        .map(({ policy }) => ({ name: policy.name, title: policy.title })),
    };
  });
}
