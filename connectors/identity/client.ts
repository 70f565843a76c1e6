/** The client of the identity service. */
import { connectSystem, type SystemOptions } from '../sealed-messages/connect-system.ts';
import { identityService } from './contract.ts';

/** Connects to the identity service; what goes wrong is told by connectSystem. */
export const createIdentity = (options: SystemOptions) => connectSystem(identityService, options);
