/** The collections of suites: the saved tests of each scenario with their revision, and those that versions were filed with, by digest. */
import { Schema, type Connection } from 'mongoose';
import type { SavedSuite } from '../core/api.ts';
import { problem } from '../core/problem.ts';
import type { Sealer } from '../core/sealing.ts';
import type { Suite } from '../core/suites/suite.ts';
import { text } from '../core/text.ts';
import type { Author } from './scenarios.ts';
import { isTaken } from './store-errors.ts';

interface StoredSuite {
  /** Id of the scenario. */
  _id: string;
  revision: number;
  /** How many there are. */
  tests: number;
  /** JSON text, sealed: authors may have put anybody's data into it. */
  suite: string;
  updatedAt: string;
  updatedBy: string;
}

interface PinnedSuite {
  /** SM3 of its canonical JSON. */
  _id: string;
  /** JSON text, sealed. */
  suite: string;
}

const savedSchema = new Schema<StoredSuite>(
  { _id: String, revision: Number, tests: Number, suite: String, updatedAt: String, updatedBy: String },
  { versionKey: false },
);
const pinnedSchema = new Schema<PinnedSuite>({ _id: String, suite: String }, { versionKey: false });

/** Opens the collections. */
export function createSuites(connection: Connection, sealer: Sealer) {
  const sealed = (suite: Suite): string => sealer.seal(JSON.stringify(suite));
  const opened = (text: string): Suite => JSON.parse(sealer.open(text)) as Suite;
  const saved = connection.model('suite', savedSchema, 'suites');
  const pinned = connection.model('pinned-suite', pinnedSchema, 'pinned-suites');

  return {
    /** The saved tests of a scenario; revision 0 and no tests where none were saved. */
    async get(scenario: string): Promise<SavedSuite> {
      const found = await saved.findById(scenario).lean<StoredSuite>();
      if (!found) return { revision: 0, suite: { tests: [] } };
      return { revision: found.revision, suite: opened(found.suite) };
    },

    /** How many tests a scenario has, without opening them. */
    async count(scenario: string): Promise<number> {
      const found = await saved.findById(scenario).select(['tests']).lean<Pick<StoredSuite, 'tests'>>();
      return found?.tests ?? 0;
    },

    /** How many tests some scenarios have; one without tests is left out. */
    async counts(scenarios: readonly string[]): Promise<Record<string, number>> {
      const found = await saved
        .find({ _id: { $in: scenarios } })
        .select(['tests'])
        .lean<Pick<StoredSuite, '_id' | 'tests'>[]>();
      return Object.fromEntries(found.map(({ _id, tests }) => [_id, tests]));
    },

    /** Replaces the tests that have this revision. @throws Problem `edited-meanwhile` */
    async save(scenario: string, suite: Suite, revision: number, { by, at }: Author): Promise<SavedSuite> {
      const next = {
        ...{ suite: sealed(suite), tests: suite.tests.length, revision: revision + 1 },
        ...{ updatedAt: at, updatedBy: by },
      };
      if (revision === 0) {
        await saved.create({ _id: scenario, ...next }).catch((error: unknown) => {
          throw isTaken(error) ? problem('edited-meanwhile') : error;
        });
      } else {
        const changed = await saved.updateOne({ _id: scenario, revision }, { $set: next });
        if (changed.matchedCount === 0) throw problem('edited-meanwhile');
      }
      return { revision: revision + 1, suite };
    },

    /** Keeps a suite under its digest; keeping it again changes nothing. */
    async pin(digest: string, suite: Suite): Promise<void> {
      await pinned.updateOne({ _id: digest }, { $setOnInsert: { suite: sealed(suite) } }, { upsert: true });
    },

    /** The suite of a digest. @throws Problem `not-found` */
    async byDigest(digest: string): Promise<Suite> {
      const found = await pinned.findById(digest).lean<PinnedSuite>();
      if (!found) throw problem('not-found', { what: text('测试集', 'The suite') });
      return opened(found.suite);
    },
  };
}

export type Suites = ReturnType<typeof createSuites>;
