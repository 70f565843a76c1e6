/** What we ask of an institution's application system: to take a record, once (data.reflow). */
import { operations } from '../../engine/core/connectors.ts';

export const partyName = 'application-system';

/** Purpose `write`: takes a record by its idempotency key, and gives a receipt. */
export const write = operations['application-system.write'];
