// The settings of a local run: where its data lies, where fetched servers are kept, and which ports it uses.
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { CannotPrepare } from './steps.ts';

/** The checkout that the scripts belong to. */
export const root = dirname(import.meta.dirname);

/** The Node that runs the platform, whichever Node this process runs on. */
export const node = join(root, 'node_modules/.bin/node');

/** The ports of a local run, by what listens there. */
export interface Ports {
  server: number;
  temporal: number;
  mongodb: number;
  nationalPlatform: number;
  applicationSystem: number;
  card: number;
  outside: number;
}

/** The environment variable that sets each port, and the port without it. */
export const portSettings = {
  server: { variable: 'PORT', fallback: 8080 },
  temporal: { variable: 'TEMPORAL_PORT', fallback: 17233 },
  mongodb: { variable: 'MONGODB_PORT', fallback: 17017 },
  nationalPlatform: { variable: 'NATIONAL_PLATFORM_PORT', fallback: 17301 },
  applicationSystem: { variable: 'APPLICATION_SYSTEM_PORT', fallback: 17302 },
  card: { variable: 'CARD_PORT', fallback: 17303 },
  outside: { variable: 'OUTSIDE_PORT', fallback: 17304 },
} satisfies Record<keyof Ports, { variable: string; fallback: number }>;

/** Reads every port from the environment. */
export function readPorts(env: NodeJS.ProcessEnv = process.env): Ports {
  const read = (key: keyof Ports): number => {
    const { variable, fallback } = portSettings[key];
    const port = Number(env[variable] || fallback);
    if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
    throw new CannotPrepare(`${variable} must be a port number from 1 to 65535, not "${env[variable]}"`);
  };
  return {
    server: read('server'),
    temporal: read('temporal'),
    mongodb: read('mongodb'),
    nationalPlatform: read('nationalPlatform'),
    applicationSystem: read('applicationSystem'),
    card: read('card'),
    outside: read('outside'),
  };
}

/** The directory that holds all that a local run keeps; deleting it is a factory reset. */
export function readDataDir(env: NodeJS.ProcessEnv = process.env): string {
  return resolve(root, env['DATA_DIR'] || '.data');
}

/** The directory, shared by all clones of one user, where fetched servers are kept. */
export function readCacheDir(env: NodeJS.ProcessEnv = process.env): string {
  if (env['YIKATONG_CACHE']) return resolve(env['YIKATONG_CACHE']);
  return join(env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'yikatong');
}

/** Whether this is a CI run, where a part that is missing is a failure. */
export function isCi(env: NodeJS.ProcessEnv = process.env): boolean {
  return env['CI'] === 'true' || env['CI'] === '1';
}
