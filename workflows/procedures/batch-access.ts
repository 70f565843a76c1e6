/** Batch access (批量接入) as a workflow; its stages are those of engine/core/procedures/batch-access.ts, as policy plans them. */
import { runProcedure } from '../run-procedure.ts';
import type { RunProcedure } from '../../engine/core/run-procedure-ports.ts';

/** Drives one case of batch access. */
export const batchAccess = (input: RunProcedure) => runProcedure(input);
