/** The client of the registry of institutions. */
import { connectSystem, type SystemOptions } from '../sealed-messages/connect-system.ts';
import { institutionRegistry } from './contract.ts';

/** Connects to the registry of institutions; what goes wrong is told by connectSystem. */
export const createInstitutionRegistry = (options: SystemOptions) => connectSystem(institutionRegistry, options);
