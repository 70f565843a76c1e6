/** Terminal access (终端机具接入) as a workflow; its stages are those of engine/core/procedures/terminal-access.ts, as policy plans them. */
import { runProcedure } from '../run-procedure.ts';
import type { RunProcedure } from '../../engine/core/run-procedure-ports.ts';

/** Drives one case of terminal access. */
export const terminalAccess = (input: RunProcedure) => runProcedure(input);
