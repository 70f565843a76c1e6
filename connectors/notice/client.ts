/** The client of the notice service. */
import { connectSystem, type SystemOptions } from '../sealed-messages/connect-system.ts';
import { noticeService } from './contract.ts';

/** Connects to the notice service; what goes wrong is told by connectSystem. */
export const createNotice = (options: SystemOptions) => connectSystem(noticeService, options);
