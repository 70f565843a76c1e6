// Brings up the whole platform on this machine: database, Temporal, simulators, worker and server, for start, tests, tour and benches alike.
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildDesigner } from './designer-build.ts';
import { findMongodb, mongodbProcess } from './embedded/mongodb.ts';
import { type Pcsc, preparePcsc } from './embedded/pcsc.ts';
import { findTemporal, temporalProcess } from './embedded/temporal.ts';
import { isListening, requireFreePorts } from './ports.ts';
import { type Ports, readDataDir, readPorts, node, root } from './settings.ts';
import { CannotPrepare, outLoud, silently } from './steps.ts';
import { createSupervisor } from './supervise.ts';
import { httpAnswers, prints } from './supervise/readiness.ts';
import type { ProcessSpec, Supervised } from './supervise/supervised.ts';

/** The parts of a platform, in the order in which they are started. */
export type Part =
  | 'mongodb'
  | 'temporal'
  | 'pcscd'
  | 'nationalPlatform'
  | 'applicationSystem'
  | 'cardReader'
  | 'outside'
  | 'worker'
  | 'server'
  | 'designer';

/** What a platform needs to be used without a browser, and without this machine's one card daemon. */
export const partsWithoutPages: readonly Part[] = [
  ...(['mongodb', 'temporal', 'nationalPlatform', 'applicationSystem', 'cardReader', 'outside'] as const),
  ...(['worker', 'server'] as const),
];

/** How a platform is brought up; `only` leaves other parts out, `env` is added to what the parts see. */
export interface PlatformOptions {
  dataDir?: string;
  ports?: Partial<Ports>;
  quiet?: boolean;
  only?: readonly Part[];
  env?: Record<string, string>;
}

/** A running platform. Killed processes come back by themselves. */
export interface Platform {
  urls: {
    web: string;
    api: string;
    nationalPlatform: string;
    applicationSystem: string;
    card: string;
    outside: string;
    mongodb: string;
    temporal: string;
  };
  env: Record<string, string>;
  dataDir: string;
  processes: Partial<Record<Exclude<Part, 'designer'>, Supervised>>;
  stop(): Promise<void>;
}

/** Brings the platform up and resolves when every part is ready. */
export async function startPlatform(options: PlatformOptions = {}): Promise<Platform> {
  const step = options.quiet ? silently : outLoud;
  const dataDir = options.dataDir ?? readDataDir();
  const ports = { ...readPorts(), ...options.ports };
  const wants = (part: Part) => !options.only || options.only.includes(part);
  requireFiles(wants);
  const database = wants('mongodb') ? await findMongodb(step) : undefined;
  const temporal = wants('temporal') ? await findTemporal(step) : undefined;
  const pcsc: Pcsc = wants('pcscd') ? await preparePcsc(step) : { available: false, why: 'not asked for' };
  if (!options.quiet && wants('pcscd') && !pcsc.available)
    console.error(`! No PC/SC, cards are kept in memory: ${pcsc.why}`);
  if (wants('designer')) await buildDesigner(step);
  await requireFreePorts(portsToUse(ports, wants, database?.kind === 'uri', temporal?.kind === 'address'));

  const urls = {
    web: `http://127.0.0.1:${ports.server}`,
    api: `http://127.0.0.1:${ports.server}/api`,
    nationalPlatform: `http://127.0.0.1:${ports.nationalPlatform}`,
    applicationSystem: `http://127.0.0.1:${ports.applicationSystem}`,
    card: `http://127.0.0.1:${ports.card}`,
    outside: `http://127.0.0.1:${ports.outside}`,
    mongodb: database?.kind === 'uri' ? database.uri : `mongodb://127.0.0.1:${ports.mongodb}/yikatong`,
    temporal: temporal?.kind === 'address' ? temporal.address : `127.0.0.1:${ports.temporal}`,
  };
  const env: Record<string, string> = {
    DATA_DIR: dataDir,
    PORT: String(ports.server),
    MONGODB_URI: urls.mongodb,
    TEMPORAL_ADDRESS: urls.temporal,
    NATIONAL_PLATFORM_URL: urls.nationalPlatform,
    NATIONAL_PLATFORM_PORT: String(ports.nationalPlatform),
    APPLICATION_SYSTEM_URL: urls.applicationSystem,
    APPLICATION_SYSTEM_PORT: String(ports.applicationSystem),
    CARD_READER_URL: urls.card,
    CARD_PORT: String(ports.card),
    OUTSIDE_PORT: String(ports.outside),
    ...Object.fromEntries(outsideSystems.map(({ variable, path }) => [variable, `${urls.outside}/${path}`])),
    CARD_READER: process.env['CARD_READER'] ?? (pcsc.available ? 'auto' : 'memory'),
    ...options.env,
  };
  for (const folder of ['keys', 'logs', 'national-platform', 'application-system'])
    mkdirSync(join(dataDir, folder), { recursive: true });
  const supervisor = createSupervisor(join(dataDir, 'logs'));
  const processes: Platform['processes'] = {};
  const start = async (part: Exclude<Part, 'designer'>, title: string, spec: ProcessSpec) => {
    processes[part] = await step(title, () => supervisor.start(spec));
  };
  const script = (name: string, file: string, ready: ProcessSpec['ready']): ProcessSpec => {
    return { name, command: node, args: [...(flags[name] ?? []), join(root, file)], cwd: root, env, ready };
  };
  try {
    const base: Promise<void>[] = [];
    if (database && database.kind !== 'uri')
      base.push(
        start(
          'mongodb',
          `Database on port ${ports.mongodb}`,
          mongodbProcess(database, ports.mongodb, join(dataDir, 'mongo')),
        ),
      );
    if (temporal?.kind === 'cli')
      base.push(
        start(
          'temporal',
          `Temporal on port ${ports.temporal}`,
          temporalProcess(temporal.path, ports.temporal, join(dataDir, 'temporal.db')),
        ),
      );
    // Another platform of this machine may have started one meanwhile; without any the terminal reads in memory.
    if (pcsc.available && pcsc.daemon) base.push(start('pcscd', 'PC/SC daemon', pcsc.daemon).catch(() => undefined));
    await settleAll(base);
    if (temporal?.kind === 'address') await requireAnswer(temporal.address);
    const simulators = simulatorParts
      .filter(({ part }) => wants(part))
      .map(({ part, title, name, file, url }) =>
        start(part, title, script(name, file, httpAnswers(`${urls[url]}/healthz`))),
      );
    await settleAll(simulators);
    await settleAll([
      ...(wants('worker')
        ? [start('worker', 'Worker', script('worker', roots.worker, prints(/\bRUNNING\b|worker (is )?ready/i)))]
        : []),
      ...(wants('server')
        ? [
            start(
              'server',
              `Server on port ${ports.server}`,
              script('server', roots.server, httpAnswers(`${urls.web}/readyz`)),
            ),
          ]
        : []),
    ]);
  } catch (error) {
    await supervisor.stop();
    throw error;
  }
  return { urls, env, dataDir, processes, stop: () => supervisor.stop() };
}

/** Many short-lived objects a request: a larger nursery spares the server a third of its time in the collector. */
const flags: Record<string, string[]> = { server: ['--max-semi-space-size=64'] };

const roots = { worker: 'engine/worker.ts', server: 'engine/server.ts' };

/** The systems of the process `outside`, each under its path. */
const outsideSystems = [
  { variable: 'IDENTITY_URL', path: 'identity' },
  { variable: 'DATA_SHARE_URL', path: 'data-share' },
  { variable: 'CREDENTIAL_URL', path: 'credential' },
  { variable: 'BANK_URL', path: 'bank' },
  { variable: 'NOTICE_URL', path: 'notice' },
  { variable: 'INSTITUTION_REGISTRY_URL', path: 'institution-registry' },
  { variable: 'CARDHOLDER_REGISTRY_URL', path: 'cardholder-registry' },
];

const simulatorParts = [
  {
    part: 'nationalPlatform',
    title: 'National platform (simulator)',
    name: 'national-platform',
    url: 'nationalPlatform',
  },
  {
    part: 'applicationSystem',
    title: 'Application system (simulator)',
    name: 'application-system',
    url: 'applicationSystem',
  },
  { part: 'cardReader', title: 'Card reader (simulator)', name: 'card-reader', url: 'card' },
  { part: 'outside', title: 'Bank, documents and other outside systems (simulators)', name: 'outside', url: 'outside' },
].map((simulator) => ({ ...simulator, file: `connectors/${simulator.name}/simulator.ts` })) as {
  part: 'nationalPlatform' | 'applicationSystem' | 'cardReader' | 'outside';
  title: string;
  name: string;
  file: string;
  url: 'nationalPlatform' | 'applicationSystem' | 'card' | 'outside';
}[];

/** Waits for all, so that none is still being started when one has failed. */
async function settleAll(starts: Promise<void>[]): Promise<void> {
  const failed = (await Promise.allSettled(starts)).find((one) => one.status === 'rejected');
  if (failed) throw failed.reason;
}

function requireFiles(wants: (part: Part) => boolean): void {
  const files = [
    ...simulatorParts.filter(({ part }) => wants(part)).map(({ file }) => file),
    ...(['worker', 'server'] as const).filter(wants).map((part) => roots[part]),
  ];
  const missing = files.filter((file) => !existsSync(join(root, file)));
  if (missing.length > 0)
    throw new CannotPrepare(`This checkout lacks ${missing.join(', ')}: the platform can't be started from it.`);
}

function portsToUse(
  ports: Ports,
  wants: (part: Part) => boolean,
  ownDatabase: boolean,
  ownTemporal: boolean,
): Partial<Ports> {
  return {
    ...(wants('server') && { server: ports.server }),
    ...(wants('mongodb') && !ownDatabase && { mongodb: ports.mongodb }),
    ...(wants('temporal') && !ownTemporal && { temporal: ports.temporal }),
    ...(wants('nationalPlatform') && { nationalPlatform: ports.nationalPlatform }),
    ...(wants('applicationSystem') && { applicationSystem: ports.applicationSystem }),
    ...(wants('cardReader') && { card: ports.card }),
    ...(wants('outside') && { outside: ports.outside }),
  };
}

async function requireAnswer(address: string): Promise<void> {
  const [host = '127.0.0.1', port = '7233'] = address.split(':');
  if (!(await isListening(Number(port), host)))
    throw new CannotPrepare(`No Temporal answers at ${address} (TEMPORAL_ADDRESS).`);
}
