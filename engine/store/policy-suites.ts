/** The collections of policies' suites: the test rows of each policy with their revision, and those that versions were released with, by digest. */
import { Schema, type Connection } from 'mongoose';
import type { SavedPolicySuite } from '../core/api.ts';
import type { PolicySuite } from '../core/policies/policy-suite.ts';
import { problem } from '../core/problem.ts';
import type { Sealer } from '../core/sealing.ts';
import { text } from '../core/text.ts';
import type { Author } from './scenarios.ts';
import { isTaken } from './store-errors.ts';

interface StoredRows {
  /** Name of the policy. */
  _id: string;
  revision: number;
  /** JSON text, sealed: authors may have put anybody's data into it. */
  suite: string;
  updatedAt: string;
  updatedBy: string;
}

interface PinnedRows {
  /** SM3 of its canonical JSON. */
  _id: string;
  /** JSON text, sealed. */
  suite: string;
}

const savedSchema = new Schema<StoredRows>(
  { _id: String, revision: Number, suite: String, updatedAt: String, updatedBy: String },
  { versionKey: false },
);
const pinnedSchema = new Schema<PinnedRows>({ _id: String, suite: String }, { versionKey: false });

/** Opens the collections. */
export function createPolicySuites(connection: Connection, sealer: Sealer) {
  const sealed = (suite: PolicySuite): string => sealer.seal(JSON.stringify(suite));
  const opened = (text: string): PolicySuite => JSON.parse(sealer.open(text)) as PolicySuite;
  const saved = connection.model('policy-suite', savedSchema, 'policy-suites');
  const pinned = connection.model('pinned-policy-suite', pinnedSchema, 'pinned-policy-suites');

  return {
    /** The rows of a policy; revision 0 and no rows where none were saved. */
    async get(name: string): Promise<SavedPolicySuite> {
      const found = await saved.findById(name).lean<StoredRows>();
      if (!found) return { revision: 0, suite: { rows: [] }, updatedAt: null, updatedBy: null };
      const { revision, suite, updatedAt, updatedBy } = found;
      return { revision, suite: opened(suite), updatedAt, updatedBy };
    },

    /** Replaces the rows that have this revision. @throws Problem `edited-meanwhile` */
    async save(name: string, suite: PolicySuite, revision: number, { by, at }: Author): Promise<SavedPolicySuite> {
      const next = { suite: sealed(suite), revision: revision + 1, updatedAt: at, updatedBy: by };
      if (revision === 0) {
        await saved.create({ _id: name, ...next }).catch((error: unknown) => {
          throw isTaken(error) ? problem('edited-meanwhile') : error;
        });
      } else {
        const changed = await saved.updateOne({ _id: name, revision }, { $set: next });
        if (changed.matchedCount === 0) throw problem('edited-meanwhile');
      }
      return { revision: revision + 1, suite, updatedAt: at, updatedBy: by };
    },

    /** Keeps rows under their digest; keeping them again changes nothing. */
    async pin(digest: string, suite: PolicySuite): Promise<void> {
      await pinned.updateOne({ _id: digest }, { $setOnInsert: { suite: sealed(suite) } }, { upsert: true });
    },

    /** The rows of a digest. @throws Problem `not-found` */
    async byDigest(digest: string): Promise<PolicySuite> {
      const found = await pinned.findById(digest).lean<PinnedRows>();
      if (!found) throw problem('not-found', { what: text('测试行', 'The test rows') });
      return opened(found.suite);
    },
  };
}

export type PolicySuites = ReturnType<typeof createPolicySuites>;
