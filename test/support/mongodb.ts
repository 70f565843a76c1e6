/** A database for tests: MONGODB_URI where it is set, else a server of one's own. */
import { randomUUID } from 'node:crypto';
import { startMongodb } from '../../scripts/embedded/mongodb.ts';

/** Gives the address of an empty database, and what ends it. */
export async function startDatabase(): Promise<{ uri: string; stop: () => Promise<void> }> {
  const given = process.env['MONGODB_URI'];
  if (given) {
    const uri = new URL(given);
    uri.pathname = `/test-${randomUUID().slice(0, 8)}`;
    return { uri: uri.href, stop: async () => {} };
  }
  return startMongodb();
}
