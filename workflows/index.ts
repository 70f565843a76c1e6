/** The registry of workflows that a worker runs. */
export { runScenario } from './run-scenario.ts';
