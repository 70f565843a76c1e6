/** The client of the data sharing platform. */
import { connectSystem, type SystemOptions } from '../sealed-messages/connect-system.ts';
import { sharingPlatform } from './contract.ts';

/** Connects to the data sharing platform; what goes wrong is told by connectSystem. */
export const createDataShare = (options: SystemOptions) => connectSystem(sharingPlatform, options);
