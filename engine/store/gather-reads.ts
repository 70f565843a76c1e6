/** Reads of single documents, gathered: who asks while a query is under way is answered by the next, so that many askers cost one query. */

interface Asked<T> {
  id: string;
  resolve: (found: T | null) => void;
  reject: (error: unknown) => void;
}

/** Makes a reader of one document by its id; null where there is none. Nothing is remembered: a query begins after whoever it answers has asked. */
export function gatherReads<T extends { _id: string }>(
  read: (ids: string[]) => Promise<T[]>,
): (id: string) => Promise<T | null> {
  const waiting: Asked<T>[] = [];
  let reading = false;

  async function answer(asked: readonly Asked<T>[]): Promise<void> {
    try {
      const found = new Map((await read([...new Set(asked.map(({ id }) => id))])).map((each) => [each._id, each]));
      for (const { id, resolve } of asked) resolve(found.get(id) ?? null);
    } catch (error) {
      for (const { reject } of asked) reject(error);
    }
  }

  async function readAll(): Promise<void> {
    reading = true;
    while (waiting.length > 0) await answer(waiting.splice(0));
    reading = false;
  }

  return (id) =>
    new Promise((resolve, reject) => {
      waiting.push({ id, resolve, reject });
      if (!reading) void readAll();
    });
}
