/** Channel access (渠道接入) as a workflow; its stages are those of engine/core/procedures/channel-access.ts, as policy plans them. */
import { runProcedure } from '../run-procedure.ts';
import type { RunProcedure } from '../../engine/core/run-procedure-ports.ts';

/** Drives one case of channel access. */
export const channelAccess = (input: RunProcedure) => runProcedure(input);
