/** The client of the national platform: states, e-card codes, tickets and business clearance. */
import { connectSystem, type SystemOptions } from '../sealed-messages/connect-system.ts';
import { nationalPlatform } from './contract.ts';

/** Connects to the national platform. Clause data.verify; what goes wrong is told by connectSystem. */
export const createNationalPlatform = (options: SystemOptions) => connectSystem(nationalPlatform, options);
