/** The worker: runs durable cases. Composition root: reads settings, connects, wires, polls until it is told to stop. */
import { NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { createPlatformKit } from '../connectors/conformance/platform-kit.ts';
import { createProcedureActivities } from '../workflows/activities/procedure-activities.ts';
import { createScenarioActivities } from '../workflows/activities/scenario-activities.ts';
import { createStandingActivities } from '../workflows/activities/standing-activities.ts';
import { createInUseGuard } from './api/in-use.ts';
import { withIssuedKeys } from './api/issued-keys.ts';
import { loadRulesets } from './api/load-rulesets.ts';
import { procedurePartsOf } from './api/procedure-parts.ts';
import { createLayerLender } from './api/policy-layers.ts';
import { createTrialLender } from './api/policy-trials.ts';
import { connectConnectors, connectOffice } from './connect-connectors.ts';
import { scenarioQueue } from './core/run-scenario-ports.ts';
import { loadAuthority } from './crypto/certificate-authority.ts';
import { scheduleConverging } from './schedule-converging.ts';
import { loadKeys } from './crypto/keys.ts';
import { createSealer } from './crypto/sealer.ts';
import { sealedDataConverter } from './sealed-data-converter.ts';
import { patiently } from './patiently.ts';
import { applicantNetworksOf, readSettings } from './settings.ts';
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
const rulesets = await loadRulesets();
const { calendar, notices: noticeTemplates } = rulesets;
const authority = await loadAuthority(join(settings.DATA_DIR, 'keys'));
const now = () => new Date();
const guard = createInUseGuard(store.registrations, now);
const ring = withIssuedKeys(keys, {
  ...{ registrations: store.registrations, certificates: store.certificates, guard, now },
});
const connectors = connectConnectors(settings, ring);
const layers = createLayerLender(store.policies, now);
const trials = createTrialLender(store.policyTrials, now);

const connection = await patiently(log, () => NativeConnection.connect({ address: settings.TEMPORAL_ADDRESS }));
const worker = await Worker.create({
  connection,
  namespace: settings.TEMPORAL_NAMESPACE,
  taskQueue: scenarioQueue,
  workflowsPath: fileURLToPath(new URL('../workflows/index.ts', import.meta.url)),
  activities: {
    ...createScenarioActivities({
      ...{ connectors, now, calendar, layers, trials, within, guard },
      ...{ versions: store.versions, cases: store.cases },
    }),
    ...createProcedureActivities({
      ...procedurePartsOf(store, rulesets, { office: connectOffice(settings, keys), authority, now }),
      ...{ connectors, layers, privateKey: keys.privateKey },
      kit: createPlatformKit({ ...keys, networks: applicantNetworksOf(settings) }),
      textMessages: settings.TEXT_MESSAGES === 'on',
    }),
    ...createStandingActivities({
      ...{ registrations: store.registrations, standingOrders: store.standingOrders, divergences: store.divergences },
      ...{ certificates: store.certificates, devices: store.devices },
      ...{ accounts: store.accounts, papers: store.papers, notices: store.notices, noticeTemplates, now },
      office: connectOffice(settings, keys),
    }),
  },
  dataConverter: sealedDataConverter(sealer),
  maxConcurrentLocalActivityExecutions: 50,
  maxConcurrentActivityTaskExecutions: 50,
});
await patiently(log, () =>
  scheduleConverging({
    ...{ address: settings.TEMPORAL_ADDRESS, namespace: settings.TEMPORAL_NAMESPACE },
    dataConverter: sealedDataConverter(sealer),
  }),
);
log.info('worker is ready');
await worker.run();
await connection.close();
await store.close();
