/** The collection of versions: immutable contents by their digest, read once and then kept in memory. */
import { Schema, type Connection } from 'mongoose';
import { problem } from '../core/problem.ts';
import type { VersionSource } from '../core/store-ports.ts';
import { text } from '../core/text.ts';
import type { Version, VersionContent } from '../core/version.ts';

interface StoredVersion {
  _id: string;
  /** JSON text: prompts have dots in their names. */
  content: string;
}

const schema = new Schema<StoredVersion>({ _id: String, content: String }, { versionKey: false });
const remembered = 200;

/** Opens the collection. */
export function createVersions(connection: Connection) {
  const model = connection.model('version', schema, 'versions');
  const known = new Map<string, Version>();

  const remember = (version: Version): Version => {
    known.delete(version.digest);
    known.set(version.digest, version);
    const oldest = known.keys().next();
    if (known.size > remembered && !oldest.done) known.delete(oldest.value);
    return version;
  };

  return {
    /** Keeps a content under its digest; keeping it again changes nothing. */
    async keep(digest: string, content: VersionContent): Promise<void> {
      await model.updateOne({ _id: digest }, { $setOnInsert: { content: JSON.stringify(content) } }, { upsert: true });
    },

    /** The version of a digest: the same object each time, while it is remembered. @throws Problem `not-found` */
    async byDigest(digest: string): Promise<Version> {
      const version = known.get(digest);
      if (version) return remember(version);
      const found = await model.findById(digest).lean<StoredVersion>();
      if (!found) throw problem('not-found', { what: text('版本', 'The version') });
      return remember({ ...(JSON.parse(found.content) as VersionContent), digest });
    },
  } satisfies VersionSource & Record<string, unknown>;
}

export type Versions = ReturnType<typeof createVersions>;
