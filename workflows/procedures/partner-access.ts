/** Cooperating institution access (合作机构接入) as a workflow; its stages are those of engine/core/procedures/partner-access.ts, as policy plans them. */
import { runProcedure } from '../run-procedure.ts';
import type { RunProcedure } from '../../engine/core/run-procedure-ports.ts';

/** Drives one case of cooperating institution access. */
export const partnerAccess = (input: RunProcedure) => runProcedure(input);
