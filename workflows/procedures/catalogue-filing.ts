/** Catalogue filing (应用目录备案) as a workflow; its stages are those of engine/core/procedures/catalogue-filing.ts, as policy plans them. */
import { runProcedure } from '../run-procedure.ts';
import type { RunProcedure } from '../../engine/core/run-procedure-ports.ts';

/** Drives one case of catalogue filing. */
export const catalogueFiling = (input: RunProcedure) => runProcedure(input);
