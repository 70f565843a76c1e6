// The local database keeps every write it has acknowledged, and its unique indexes, through kill -9.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startMongodb } from '../../scripts/embedded/mongodb.ts';
import { until } from '../../scripts/supervise/readiness.ts';

describe('the local database, killed while it is written to', () => {
  const dir = mkdtempSync(join(tmpdir(), 'yikatong-kill-'));
  let database: Awaited<ReturnType<typeof startMongodb>>;
  let connection: mongoose.Connection;

  const connect = () =>
    mongoose.createConnection(database.uri, { serverSelectionTimeoutMS: 20_000, retryWrites: false }).asPromise();

  beforeAll(async () => {
    database = await startMongodb({ dir });
    connection = await connect();
    await connection.collection('cases').createIndex({ number: 1 }, { unique: true });
  });

  afterAll(async () => {
    await connection?.close(true);
    await database?.stop();
    rmSync(dir, { recursive: true, force: true });
  });

  it('finds every acknowledged insert and update, and refuses doubles, round after round', async () => {
    const inserted: number[] = [];
    let counted = 0;
    for (const round of [1, 2, 3]) {
      const enough = inserted.length + 400;
      const cases = connection.collection('cases');
      const counters = connection.collection<{ _id: string; n: number }>('counters');
      const writers = [0, 1, 2, 3].map(async (writer) => {
        for (let i = 0; ; i += 1) {
          const number = round * 1_000_000 + writer * 100_000 + i;
          await cases.insertOne({ number, padding: 'x'.repeat(200) });
          inserted.push(number);
        }
      });
      const counter = (async () => {
        for (;;) {
          const after = await counters.findOneAndUpdate(
            { _id: 'c' },
            { $inc: { n: 1 } },
            { upsert: true, returnDocument: 'after' },
          );
          counted = after?.n ?? counted;
        }
      })();
      const settled = Promise.allSettled([...writers, counter]);
      await until(() => inserted.length >= enough, 60_000, 'too few inserts');
      await database.process.kill('SIGKILL');
      await settled;
      await connection.close(true);
      await database.process.ready();
      connection = await connect();

      const found = new Set(
        (await connection.collection('cases').find().toArray()).map((one) => one['number'] as number),
      );
      expect(inserted.filter((number) => !found.has(number))).toEqual([]);
      const stored = await connection.collection<{ _id: string; n: number }>('counters').findOne({ _id: 'c' });
      expect(stored?.n).toBeGreaterThanOrEqual(counted);

      // Neither half of a write survives without the other: what is found is refused again, what is not found is accepted.
      const last = Math.max(...found);
      await expect(connection.collection('cases').insertOne({ number: last })).rejects.toMatchObject({ code: 11000 });
      for (const writer of [0, 1, 2, 3]) {
        const next = Math.max(...[...found].filter((n) => Math.floor(n / 100_000) === round * 10 + writer)) + 1;
        await connection.collection('cases').insertOne({ number: next });
      }
    }
  });
});
