/** The client of the issuer of electronic documents. */
import { connectSystem, type SystemOptions } from '../sealed-messages/connect-system.ts';
import { credentialIssuer } from './contract.ts';

/** Connects to the issuer of electronic documents; what goes wrong is told by connectSystem. */
export const createCredential = (options: SystemOptions) => connectSystem(credentialIssuer, options);
