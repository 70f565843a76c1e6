/** The client of the bank of the card. */
import { connectSystem, type SystemOptions } from '../sealed-messages/connect-system.ts';
import { cardBank } from './contract.ts';

/** Connects to the bank of the card; what goes wrong is told by connectSystem. */
export const createBank = (options: SystemOptions) => connectSystem(cardBank, options);
