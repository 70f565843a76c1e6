/** System access (应用系统接入) as a workflow; its stages are those of engine/core/procedures/system-access.ts, as policy plans them. */
import { runProcedure } from '../run-procedure.ts';
import type { RunProcedure } from '../../engine/core/run-procedure-ports.ts';

/** Drives one case of system access. */
export const systemAccess = (input: RunProcedure) => runProcedure(input);
