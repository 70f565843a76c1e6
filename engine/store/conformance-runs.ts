/** The collection of runs of the conformance kit by the platform: one at a time an institution, the last ones of each case, what came of them sealed. */
import { Schema, type Connection } from 'mongoose';
import type { Page } from '../core/api.ts';
import type { KitRun, KitRunState, KitRunSummary } from '../core/conformance-kit/kit-run.ts';
import { hasPassed, type KitResult } from '../core/conformance-kit/report.ts';
import { problem } from '../core/problem.ts';
import type { Place } from '../core/rights.ts';
import type { Sealer } from '../core/sealing.ts';
import { text } from '../core/text.ts';
import { madeBefore, type Attempt } from './attempt.ts';
import { readPage } from './page.ts';
import { isTaken } from './store-errors.ts';

/** What is sealed of a run. */
type Content = Pick<KitRun, 'of' | 'declared' | 'results' | 'report'>;

interface StoredRun extends Place, Attempt {
  _id: string;
  case: string;
  by: string;
  state: KitRunState;
  total: number;
  /** The institution while it runs: the one run that it has. Its own id afterwards. */
  running: string;
  startedAt: string;
  /** When it was last known to be under way. */
  seenAt: string;
  endedAt: string | null;
  content: string;
}

const schema = new Schema<StoredRun>(
  {
    ...{ _id: String, region: String, institution: String, made: String, of: String, case: String, by: String },
    ...{ state: String, total: Number, running: String, startedAt: String, seenAt: String, endedAt: String },
    content: String,
  },
  { versionKey: false },
)
  .index({ made: 1 }, { unique: true })
  .index({ running: 1 }, { unique: true })
  .index({ case: 1, startedAt: -1, _id: -1 });

/** After this without a sign of life a run is broken: the process that ran it is gone. */
const silentMs = 30_000;
/** How many runs of a case are kept. */
const most = 20;

/** A run that is about to begin. */
export interface NewKitRun
  extends Place, Pick<KitRun, 'id' | 'case' | 'by' | 'startedAt' | 'of' | 'declared' | 'total'> {}

const countsOf = (results: readonly KitResult[]): KitRun['counts'] => {
  const count = (outcome: KitResult['outcome']) => results.filter((each) => each.outcome === outcome).length;
  return { passed: count('passed'), failed: count('failed'), skipped: count('skipped') };
};

/** Opens the collection. */
export function createConformanceRuns(connection: Connection, sealer: Sealer) {
  const model = connection.model('conformance-run', schema, 'conformance-runs');
  const seal = (content: Content): string => sealer.seal(JSON.stringify(content));

  function runOf(it: StoredRun, now: Date): KitRun {
    const { of, declared, results, report } = JSON.parse(sealer.open(it.content)) as Content;
    const isSilent = it.state === 'running' && now.getTime() - Date.parse(it.seenAt) > silentMs;
    return {
      ...{ id: it._id, case: it.case, region: it.region, institution: it.institution, by: it.by },
      ...{ state: isSilent ? 'broken' : it.state, total: it.total, startedAt: it.startedAt, endedAt: it.endedAt },
      ...{ of, declared, results, report, counts: countsOf(results), passed: report && hasPassed(report) },
    };
  }

  /** Ends the runs whose process is gone, so that they are in nobody's way. */
  async function endSilent(running: string, now: Date): Promise<boolean> {
    const found = await model.findOne({ running }).lean<StoredRun>();
    if (!found || runOf(found, now).state !== 'broken') return false;
    const ended = { state: 'broken', running: found._id, endedAt: found.seenAt };
    return (await model.updateOne({ _id: found._id, running }, { $set: ended })).matchedCount > 0;
  }

  async function forget(caseId: string): Promise<void> {
    const old = await model.find({ case: caseId }).sort({ startedAt: -1, _id: -1 }).skip(most).select(['_id']).lean();
    if (old.length > 0) await model.deleteMany({ _id: { $in: old.map(({ _id }) => _id) } });
  }

  return {
    /** Writes a run that is about to begin, or gives the one that the same attempt began. @throws Problem `kit-run-under-way`, `idempotency-key-reused` */
    async begin(run: NewKitRun, attempt: Attempt, now: Date): Promise<{ run: KitRun; isNew: boolean }> {
      const { id, case: caseId, by, startedAt, region, institution, of, declared, total } = run;
      const running = institution ?? region;
      const document: StoredRun = {
        ...{ _id: id, case: caseId, by, region, institution, ...attempt, state: 'running', total, running },
        ...{ startedAt, seenAt: startedAt, endedAt: null, content: seal({ of, declared, results: [], report: null }) },
      };
      try {
        await model.collection.insertOne(document as never);
      } catch (error) {
        if (!isTaken(error)) throw error;
        const earlier = await model.findOne({ made: attempt.made }).lean<StoredRun>();
        if (earlier) return { run: runOf(madeBefore(earlier, attempt), now), isNew: false };
        if (await endSilent(running, now)) return this.begin(run, attempt, now);
        throw problem('kit-run-under-way');
      }
      await forget(caseId);
      return { run: runOf(document, now), isNew: true };
    },

    /** Says that a run is still under way. */
    async seen(id: string, at: string): Promise<void> {
      await model.updateOne({ _id: id, state: 'running' }, { $set: { seenAt: at } });
    },

    /** Keeps what came so far. */
    async keep(id: string, content: Content, at: string): Promise<void> {
      await model.updateOne({ _id: id, state: 'running' }, { $set: { content: seal(content), seenAt: at } });
    },

    /** Ends a run: with a report it is done, without one it is broken. */
    async end(id: string, content: Content, at: string): Promise<void> {
      const state: KitRunState = content.report ? 'done' : 'broken';
      await model.updateOne({ _id: id }, { $set: { state, running: id, endedAt: at, content: seal(content) } });
    },

    /** A run of a case. @throws Problem `not-found` */
    async get(caseId: string, id: string, now: Date): Promise<KitRun> {
      const found = await model.findOne({ _id: id, case: caseId }).lean<StoredRun>();
      if (!found) throw problem('not-found', { what: text('测试', 'The run') });
      return runOf(found, now);
    },

    /** The last runs of a case, the latest first. */
    async list(caseId: string, now: Date): Promise<Page<KitRunSummary>> {
      const order = { keys: ['startedAt', '_id'], direction: -1 } as const;
      const found = await readPage<StoredRun>(model.collection, { case: caseId }, order, { limit: most });
      const summaries = found.items.map((each): KitRunSummary => {
        const { declared: _declared, results: _results, report: _report, ...summary } = runOf(each, now);
        return summary;
      });
      return { ...found, items: summaries };
    },
  };
}

export type ConformanceRuns = ReturnType<typeof createConformanceRuns>;
