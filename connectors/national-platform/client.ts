/** The clients of the national platform: states, e-card codes, tickets and business clearance, and its register of participants. */
import { connectSystem, type SystemOptions } from '../sealed-messages/connect-system.ts';
import { nationalPlatform, nationalRegister } from './contract.ts';

/** Connects to the national platform. Clause data.verify; what goes wrong is told by connectSystem. */
export const createNationalPlatform = (options: SystemOptions) => connectSystem(nationalPlatform, options);

/** Connects to its register of participants. After `timed-out` an act may have been done: ask again with its key, or `get` by our own id. */
export const createNationalRegister = (options: SystemOptions) => connectSystem(nationalRegister, options);
