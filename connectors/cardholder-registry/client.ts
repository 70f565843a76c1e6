/** The client of the cardholder registry. */
import { connectSystem, type SystemOptions } from '../sealed-messages/connect-system.ts';
import { cardholderRegistry } from './contract.ts';

/** Connects to the cardholder registry; what goes wrong is told by connectSystem. */
export const createCardholderRegistry = (options: SystemOptions) => connectSystem(cardholderRegistry, options);
