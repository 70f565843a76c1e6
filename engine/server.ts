/** The server: the API and the web application. Composition root: reads settings, connects, wires, listens, and stops when it is told to. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import type { ApiParts } from './api/api-parts.ts';
import { createCaseWatch } from './api/case-watch.ts';
import { createApp } from './api/create-app.ts';
import { createDirectRecords } from './api/direct-records.ts';
import { loadRulesets } from './api/load-rulesets.ts';
import { createLayerLender } from './api/policy-layers.ts';
import { keepSendingNotices } from './api/keep-sending-notices.ts';
import { noticePartsOf } from './api/notices.ts';
import { createTrialLender } from './api/policy-trials.ts';
import { createInUseGuard } from './api/in-use.ts';
import { withIssuedKeys } from './api/issued-keys.ts';
import { keepReconciling } from './api/reconcile-cases.ts';
import { seedDemo } from './api/seed-demo.ts';
import { createTemporalStarter } from './api/temporal-starter.ts';
import { createPlatformKit } from '../connectors/conformance/platform-kit.ts';
import { createRootKeyService } from '../connectors/key-service/root-key-service.ts';
import { connectConnectors, noticeDoorsOf } from './connect-connectors.ts';
import { loadAuthority } from './crypto/certificate-authority.ts';
import { loadKeys } from './crypto/keys.ts';
import { createMessenger } from './crypto/sealed-message.ts';
import { createSealer } from './crypto/sealer.ts';
import { sealedDataConverter } from './sealed-data-converter.ts';
import { patiently } from './patiently.ts';
import { applicantNetworksOf, readSettings } from './settings.ts';
import { connectStore } from './store/connect-store.ts';
import { within } from './within.ts';

const settings = readSettings();
const log = pino({
  level: settings.LOG_LEVEL,
  base: { process: 'server' },
  redact: ['req', 'headers', '*.authorization', '*.cookie', '*.password', '*.token', '*.socialSecurityNumber'],
});

const keys = await loadKeys(join(settings.DATA_DIR, 'keys'));
const authority = await loadAuthority(join(settings.DATA_DIR, 'keys'));
const sealer = createSealer(keys.dataKeys);
const store = await patiently(log, () => connectStore(settings.MONGODB_URI, { sealer }));
const starter = createTemporalStarter({
  address: settings.TEMPORAL_ADDRESS,
  namespace: settings.TEMPORAL_NAMESPACE,
  dataConverter: sealedDataConverter(sealer),
});
const rulesets = await loadRulesets();
const demo = settings.DEMO === 'on';
const now = () => new Date();
const guard = createInUseGuard(store.registrations, now);
const ring = withIssuedKeys(keys, {
  ...{ registrations: store.registrations, certificates: store.certificates, guard, now },
});
const api: ApiParts = {
  ...{ store, sealer, authority, starter, demo, log, guard, now },
  doors: starter.doors,
  connectors: connectConnectors(settings, ring),
  messenger: createMessenger({ keys: ring, replays: store.receivedMessages }),
  directRecords: createDirectRecords(store.cases),
  watch: createCaseWatch(store.cases, log),
  prompts: rulesets.prompts,
  translations: rulesets.translations,
  cardholders: demo ? rulesets.cardholders : [],
  people: rulesets.cardholders,
  standard: rulesets.standard,
  institutions: demo ? rulesets.institutions : [],
  packs: rulesets.packs,
  catalogue: rulesets.catalogue,
  dataResources: rulesets.dataResources,
  noticeTemplates: rulesets.notices,
  noticeDoors: noticeDoorsOf(settings, keys),
  questions: rulesets.questions,
  province: rulesets.province,
  calendar: rulesets.calendar,
  layers: createLayerLender(store.policies, now),
  trials: createTrialLender(store.policyTrials, now),
  within,
  kit: createPlatformKit({ ...keys, networks: applicantNetworksOf(settings) }),
  keyService: createRootKeyService(),
  readers: settings.READERS,
};
if (demo) await patiently(log, () => seedDemo(api, rulesets));
void store.terminals.finishBatches().catch(() => log.warn('batches of terminals wait'));
void store.decisions
  .rebuild()
  .then((count) => count > 0 && log.info({ count }, 'decisions of earlier cases written'))
  .catch(() => log.warn('decisions of earlier cases wait'));
const stopReconciling = keepReconciling(store, starter, log);
const stopSending = keepSendingNotices(noticePartsOf(api), log);

const webFolder = fileURLToPath(new URL('../designer/dist', import.meta.url));
const server = createApp(api, existsSync(webFolder) ? webFolder : undefined).listen(settings.PORT, settings.HOST);
server.once('listening', () => log.info({ port: settings.PORT }, 'server is ready'));
server.once('error', (error) => {
  log.fatal({ err: error }, 'cannot listen');
  process.exit(1);
});

let stopping = false;

/** Takes no new request, lets those under way end, and closes. */
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  stopReconciling();
  stopSending();
  server.closeIdleConnections();
  const closed = new Promise((resolve) => server.close(resolve));
  // Followers of cases stay as long as they are let.
  await Promise.race([closed, pause(3_000)]);
  server.closeAllConnections();
  await Promise.all([store.close(), starter.close()]);
  process.exit(0);
}

process.once('SIGTERM', () => void stop());
process.once('SIGINT', () => void stop());
