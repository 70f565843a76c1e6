/** Tells apart what can go wrong in the database: a taken key, and a database that cannot be reached. */

/** Whether a write met a unique index that its key is taken in. */
export const isTaken = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 11000;

const away = new Set([
  'MongoNetworkError',
  'MongoNetworkTimeoutError',
  'MongoServerSelectionError',
  'MongoNotConnectedError',
  'MongoPoolClearedError',
  'MongoPoolClosedError',
  'PoolClearedOnNetworkError',
  'MongoTopologyClosedError',
  'MongoWaitQueueTimeoutError',
  'MongoOperationTimeoutError',
]);

/** Whether the database could not be reached, or was lost on the way; the same request may pass later. */
export const isStoreAway = (error: unknown): boolean => error instanceof Error && away.has(error.name);
