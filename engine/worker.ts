/** The worker: runs durable cases. Composition root: reads settings, connects, wires, polls until it is told to stop. */
import { NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { createScenarioActivities } from '../workflows/activities/scenario-activities.ts';
import { loadRulesets } from './api/load-rulesets.ts';
import { createLayerLender } from './api/policy-layers.ts';
import { connectConnectors } from './connect-connectors.ts';
import { scenarioQueue } from './core/run-scenario-ports.ts';
import { loadKeys } from './crypto/keys.ts';
import { createSealer } from './crypto/sealer.ts';
import { sealedDataConverter } from './sealed-data-converter.ts';
import { patiently } from './patiently.ts';
import { readSettings } from './settings.ts';
import { connectStore } from './store/connect-store.ts';
import { within } from './within.ts';

const settings = readSettings();
const log = pino({ level: settings.LOG_LEVEL, base: { process: 'worker' } });
// Errors only: what the SDK says at other levels is of no use to an operator, and failures are in the record.
Runtime.install({
  logger: { log() {}, trace() {}, debug() {}, info() {}, warn() {}, error: (message) => log.error(message) },
});

const keys = await loadKeys(join(settings.DATA_DIR, 'keys'));
const sealer = createSealer(keys.dataKeys);
const store = await patiently(log, () => connectStore(settings.MONGODB_URI, { sealer }));
const connectors = connectConnectors(settings, keys);
const { calendar } = await loadRulesets();

const connection = await patiently(log, () => NativeConnection.connect({ address: settings.TEMPORAL_ADDRESS }));
const worker = await Worker.create({
  connection,
  namespace: settings.TEMPORAL_NAMESPACE,
  taskQueue: scenarioQueue,
  workflowsPath: fileURLToPath(new URL('../workflows/index.ts', import.meta.url)),
  activities: createScenarioActivities({
    connectors,
    now: () => new Date(),
    versions: store.versions,
    cases: store.cases,
    calendar,
    layers: createLayerLender(store.policies, () => new Date()),
    within,
  }),
  dataConverter: sealedDataConverter(sealer),
  maxConcurrentLocalActivityExecutions: 50,
  maxConcurrentActivityTaskExecutions: 50,
});
log.info('worker is ready');
await worker.run();
await connection.close();
await store.close();
