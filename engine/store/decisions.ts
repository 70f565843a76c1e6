/** The decisions of policies, as the records of cases keep them: read in order and in batches, never all at once. */
import type { Connection } from 'mongoose';
import type { TraceStep } from '../core/case.ts';
import { moneyOf, type DecidedGround, type DecidedMark, type MovedMoney } from '../core/policies/decided.ts';
import type { Place } from '../core/rights.ts';
import type { Sealer } from '../core/sealing.ts';
import type { PastCase, PastDecision } from '../core/policies/what-if-cases.ts';
import { cursorAfter, inSightOf, keysOf, past, type Filter } from './page.ts';
import { storedDecided, type StoredCase } from './stored-case.ts';

/** Which cases are read: those opened from then on, and before then. */
export interface PastQuery {
  policy: string;
  from?: string | undefined;
  until?: string | undefined;
  /** The cursor of the case behind which to go on. */
  after?: string | undefined;
}

/** What of a case is counted. */
export interface CountedCase extends Place {
  marks: DecidedMark[];
}

const batchSize = 200;
const order = ['openedAt', '_id'] as const;

type Kept = Pick<StoredCase, '_id' | 'region' | 'institution' | 'openedAt' | 'decided' | 'grounds' | 'stretches'>;

const marksOf = ({ decided = {} }: Partial<Kept>, policy: string): DecidedMark[] =>
  Object.values(decided)
    .flat()
    .filter((mark) => mark.policy === policy)
    .sort((a, b) => a.seq - b.seq);

function filterOf(place: Place, { policy, from, until, after }: PastQuery): Filter {
  const filters: Filter[] = [inSightOf(place), { policies: policy }];
  if (from !== undefined) filters.push({ openedAt: { $gte: from } });
  if (until !== undefined) filters.push({ openedAt: { $lt: until } });
  if (after !== undefined) filters.push(past(order, -1, keysOf(after, order.length)));
  return { $and: filters };
}

/** Opens what records keep of decisions. */
export function createDecisions(connection: Connection, sealer: Sealer) {
  const cases = connection.collection('cases');

  const latest = (filter: Filter, fields: readonly string[]) =>
    cases
      .find(filter, { projection: Object.fromEntries(fields.map((field) => [field, 1])) })
      .sort({ openedAt: -1, _id: -1 })
      .batchSize(batchSize) as unknown as AsyncIterable<Kept>;

  function opened({ grounds = {} }: Partial<Kept>) {
    const all = Object.values(grounds).map(
      (sealed) => JSON.parse(sealer.open(sealed)) as { grounds: DecidedGround[]; moved: MovedMoney[] },
    );
    return {
      grounds: new Map(all.flatMap((each) => each.grounds).map((ground) => [ground.seq, ground])),
      moved: all.flatMap(({ moved }) => moved),
    };
  }

  function pastCaseOf(kept: Kept, policy: string): PastCase {
    const { grounds, moved } = opened(kept);
    const decisions = marksOf(kept, policy).flatMap((mark): PastDecision[] => {
      const ground = grounds.get(mark.seq);
      return ground ? [{ ...mark, ...ground }] : [];
    });
    const { _id, region, institution, openedAt } = kept;
    return { id: _id, region, institution, openedAt, decisions, money: moneyOf(moved) };
  }

  /** Writes what the trace of a case says of its decisions, unless that was written when it was. */
  async function rebuild({ _id, stretches = {} }: Kept): Promise<void> {
    const set: Record<string, unknown> = {};
    const policies = new Set<string>();
    for (const [stretch, sealed] of Object.entries(stretches)) {
      const decided = storedDecided(sealer, JSON.parse(sealer.open(sealed)) as TraceStep[]);
      if (!decided) continue;
      Object.assign(set, { [`decided.${stretch}`]: decided.marks, [`grounds.${stretch}`]: decided.sealed });
      for (const policy of decided.policies) policies.add(policy);
    }
    const id = _id as never;
    if (policies.size === 0)
      await cases.updateOne({ _id: id, policies: { $exists: false } }, { $set: { policies: [] } });
    else await cases.updateOne({ _id: id }, { $set: set, $addToSet: { policies: { $each: [...policies] } } });
  }

  return {
    /** How many cases of a policy somebody of a place may see, in the time asked for. */
    count: (place: Place, query: Omit<PastQuery, 'after'>): Promise<number> =>
      cases.countDocuments(filterOf(place, query)),

    /** The cases that a policy decided of, opened, the latest first. */
    async *past(place: Place, query: PastQuery): AsyncGenerator<PastCase> {
      const fields = ['region', 'institution', 'openedAt', 'decided', 'grounds'];
      for await (const kept of latest(filterOf(place, query), fields)) yield pastCaseOf(kept, query.policy);
    },

    /** The same by their marks alone: nothing sealed is opened. */
    async *marks(place: Place, query: PastQuery): AsyncGenerator<CountedCase> {
      for await (const kept of latest(filterOf(place, query), ['region', 'institution', 'openedAt', 'decided'])) {
        const { region, institution } = kept;
        yield { region, institution, marks: marksOf(kept, query.policy) };
      }
    },

    /** The cursor behind a case. */
    cursorOf: ({ openedAt, id }: Pick<PastCase, 'openedAt' | 'id'>): string => cursorAfter([openedAt, id]),

    /** Writes what records of before lack, from their traces; gives how many it wrote. Harmless when done again. */
    async rebuild(): Promise<number> {
      let count = 0;
      for await (const kept of latest({ policies: { $exists: false } }, ['stretches'])) {
        await rebuild(kept);
        count += 1;
      }
      return count;
    },
  };
}

export type Decisions = ReturnType<typeof createDecisions>;
