/** Institution access (应用机构接入) as a workflow; its stages are those of engine/core/procedures/institution-access.ts, as policy plans them. */
import { runProcedure } from '../run-procedure.ts';
import type { RunProcedure } from '../../engine/core/run-procedure-ports.ts';

/** Drives one case of institution access. */
export const institutionAccess = (input: RunProcedure) => runProcedure(input);
