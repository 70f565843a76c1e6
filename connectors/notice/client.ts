/** The clients of the notice service. */
import { connectSystem, type SystemOptions } from '../sealed-messages/connect-system.ts';
import { noticeService, officeNoticeService } from './contract.ts';

/** Connects to the notice service; what goes wrong is told by connectSystem. */
export const createNotice = (options: SystemOptions) => connectSystem(noticeService, options);

/** Connects to its door for notices to those who work here. */
export const createOfficeNotice = (options: SystemOptions) => connectSystem(officeNoticeService, options);
