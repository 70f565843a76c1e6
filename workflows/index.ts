/** The registry of workflows that a worker runs. */
export { runScenario } from './run-scenario.ts';
export { institutionAccess } from './procedures/institution-access.ts';
export { systemAccess } from './procedures/system-access.ts';
export { terminalAccess } from './procedures/terminal-access.ts';
export { dataSharing } from './procedures/data-sharing.ts';
export { channelAccess } from './procedures/channel-access.ts';
export { catalogueFiling } from './procedures/catalogue-filing.ts';
export { partnerAccess } from './procedures/partner-access.ts';
export { batchAccess } from './procedures/batch-access.ts';
export { spreadBatch } from './spread-batch.ts';
export { changeStanding } from './procedures/standing.ts';
export { converge } from './converge.ts';
