/** The client of an institution's own system: writes and undoes records there, and calls its interfaces, each once. */
import { connectSystem, type SystemOptions } from '../sealed-messages/connect-system.ts';
import { applicationSystem } from './contract.ts';

/**
 * Connects to the demo application system. Besides what connectSystem tells: `idempotency-key-reused` where a key came with other
 * fields before, `not-found` for an unknown system or interface.
 */
export const createApplicationSystem = (options: SystemOptions) => connectSystem(applicationSystem, options);
