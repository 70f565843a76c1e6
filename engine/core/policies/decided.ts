/** What the record of a case keeps of its decisions besides the trace, so that decisions can be counted and decided again without reading traces: marks to count by, and grounds to be sealed. */
import type { TraceStep } from '../case.ts';
import type { Decision } from './decide.ts';
import type { FactValue } from '../facts/facts.ts';
import type { Text } from '../text.ts';

/** What a decision is counted by: nothing of any person. */
export interface DecidedMark {
  /** Number of the step that decided. */
  seq: number;
  policy: string;
  digest: string;
  outcome: string;
  /** When, RFC 3339. */
  at: string;
}

/** What a decision can be made from again. Personal data: sealed wherever it is kept. */
export interface DecidedGround {
  seq: number;
  rule: string | null;
  reason: Text;
  clauses: string[];
  facts: Record<string, FactValue>;
  /** Facts that were asked and had no value. */
  unknown: string[];
  /** What the policy itself decided, where layers of lower levels had their say. */
  above?: Pick<NonNullable<Decision['above']>, 'outcome' | 'rule' | 'reason' | 'clauses'>;
  /** What a table gave besides the outcome. */
  outputs?: NonNullable<Decision['outputs']>;
}

/** Money that a case moved, or took back. Personal data in that it is somebody's. */
export interface MovedMoney {
  /** The entry of a node: what is undone names the entry that moved it. */
  entry: string;
  way: 'paid' | 'disbursed' | 'refunded' | 'undone';
  fen: number;
}

/** What a stretch decided and moved. */
export interface Decided {
  marks: DecidedMark[];
  grounds: DecidedGround[];
  moved: MovedMoney[];
}

const ways: Readonly<Record<string, MovedMoney['way']>> = {
  pay: 'paid',
  disburse: 'disbursed',
  refund: 'refunded',
};

function movedBy({ node, visit, kind, port, amountFen }: TraceStep): MovedMoney[] {
  const way = Object.hasOwn(ways, kind) ? ways[kind] : undefined;
  if (!way) return [];
  const entry = `${node}#${visit}`;
  if (port === 'undone') return [{ entry, way: 'undone', fen: 0 }];
  return amountFen === undefined ? [] : [{ entry, way, fen: amountFen }];
}

function groundOf(seq: number, decision: Decision): DecidedGround {
  const { rule, reason, clauses, facts, unknown = [], outputs, above } = decision;
  return { seq, rule, reason, clauses, facts, unknown, ...(outputs && { outputs }), ...(above && { above }) };
}

/** What the steps of a stretch decided and moved. */
export function decidedIn(steps: readonly TraceStep[]): Decided {
  const deciding = steps.flatMap(({ seq, at, decision }) => (decision ? [{ seq, at, decision }] : []));
  return {
    marks: deciding.map(({ seq, at, decision: { policy, digest, outcome } }) => ({ seq, policy, digest, outcome, at })),
    grounds: deciding.map(({ seq, decision }) => groundOf(seq, decision)),
    moved: steps.flatMap(movedBy),
  };
}

/** What a case paid and disbursed in the end. */
export interface CaseMoney {
  /** What the holder paid, less what was given back. */
  paidFen: number;
  /** What the holder was paid, less what was recalled. */
  disbursedFen: number;
}

/** The money of a case; null where its record names no amount. */
export function moneyOf(moved: readonly MovedMoney[]): CaseMoney | null {
  const undone = new Set(moved.filter(({ way }) => way === 'undone').map(({ entry }) => entry));
  const amounts = moved.filter(({ way }) => way !== 'undone');
  if (amounts.length === 0) return null;
  const sum = (way: MovedMoney['way']): number =>
    amounts.filter((each) => each.way === way && !undone.has(each.entry)).reduce((all, { fen }) => all + fen, 0);
  return { paidFen: sum('paid') - sum('refunded'), disbursedFen: sum('disbursed') };
}
