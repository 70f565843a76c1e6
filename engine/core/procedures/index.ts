/** The registry of procedures: one is added here, and in workflows/procedures. */
import { batchAccess } from './batch-access.ts';
import { catalogueFiling } from './catalogue-filing.ts';
import { channelAccess } from './channel-access.ts';
import { dataSharing } from './data-sharing.ts';
import { institutionAccess } from './institution-access.ts';
import { partnerAccess } from './partner-access.ts';
import type { Procedure, ProcedureKind } from './procedure.ts';
import { systemAccess } from './system-access.ts';
import { terminalAccess } from './terminal-access.ts';

/** Every procedure there is, by its kind. */
export const procedures: Readonly<Record<ProcedureKind, Procedure>> = {
  'institution-access': institutionAccess,
  'system-access': systemAccess,
  'terminal-access': terminalAccess,
  'data-sharing': dataSharing,
  'channel-access': channelAccess,
  'catalogue-filing': catalogueFiling,
  'partner-access': partnerAccess,
  'batch-access': batchAccess,
};
