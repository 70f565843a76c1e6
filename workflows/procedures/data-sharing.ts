/** Data sharing (数据交换共享) as a workflow; its stages are those of engine/core/procedures/data-sharing.ts, as policy plans them. */
import { runProcedure } from '../run-procedure.ts';
import type { RunProcedure } from '../../engine/core/run-procedure-ports.ts';

/** Drives one case of data sharing. */
export const dataSharing = (input: RunProcedure) => runProcedure(input);
