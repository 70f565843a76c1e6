// Finds a MongoDB, or else builds and runs a MongoDB-wire server in Java that keeps its data in one file.
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { freePort } from '../ports.ts';
import { CannotPrepare, type Step, silently } from '../steps.ts';
import { createSupervisor } from '../supervise.ts';
import { portAnswers } from '../supervise/readiness.ts';
import type { ProcessSpec, Supervised } from '../supervise/supervised.ts';
import { digestOf, inCache, isCached, sha256 } from './cache.ts';
import { installPackages } from './debian.ts';
import { lastLines, onPath, run } from './run.ts';

/** A MongoDB that runs already, `mongod` itself, or the folder of the Java server. */
export type MongodbSource =
  { kind: 'uri'; uri: string } | { kind: 'mongod'; path: string } | { kind: 'java'; path: string; folder: string };

const sources = join(import.meta.dirname, 'java');
const program = join(sources, 'EmbeddedMongo.java');
const pom = join(sources, 'pom.xml');
const checksums = join(sources, 'jars.sha256');

/** Finds MongoDB: MONGODB_URI, `mongod` on the PATH, the Java server by way of Maven. */
export async function findMongodb(step: Step = silently): Promise<MongodbSource> {
  const uri = process.env['MONGODB_URI'];
  if (uri) return { kind: 'uri', uri };
  return findMongodbServer(step);
}

/** Finds a server that can be started and killed at will, whatever MONGODB_URI says. */
export async function findMongodbServer(step: Step = silently): Promise<Exclude<MongodbSource, { kind: 'uri' }>> {
  const mongod = onPath('mongod');
  if (mongod) return { kind: 'mongod', path: mongod };
  const key = `embedded-mongo-${digestOf(program, pom, checksums)}`;
  const java = onPath('java');
  if (java && isCached(key)) return { kind: 'java', path: java, folder: await inCache(key, async () => undefined) };
  return step('MongoDB-wire server in Java', async (progress) => {
    await requireTools(progress);
    const folder = await inCache(key, (unfinished) => build(unfinished, progress));
    return { kind: 'java', path: onPath('java') ?? 'java', folder };
  });
}

async function requireTools(progress: (text: string) => void): Promise<void> {
  const missing = ['java', 'javac', 'mvn'].filter((tool) => !onPath(tool));
  if (missing.length === 0) return;
  const refused = await installPackages(['default-jdk-headless', 'maven'], progress);
  if (!refused && onPath('javac') && onPath('mvn')) return;
  throw new CannotPrepare(
    `No database could be had: neither MONGODB_URI nor "mongod", and ${missing.join(', ')} missing for the Java server` +
      ` (${refused ?? 'still missing after installing'}).\nInstall MongoDB 7, or a JDK 17 with Maven (Debian: default-jdk-headless maven).`,
  );
}

async function build(folder: string, progress: (text: string) => void): Promise<void> {
  progress('jars by Maven');
  // Maven writes beside its pom: it gets a copy.
  copyFileSync(pom, join(folder, 'pom.xml'));
  const jars = join(folder, 'jars');
  const maven = await run('mvn', ['-B', '-q', 'dependency:copy-dependencies', `-DoutputDirectory=${jars}`], {
    cwd: folder,
  });
  if (maven.code !== 0)
    throw new CannotPrepare(`Maven could not fetch the database's jars:\n    ${lastLines(maven.output)}`);
  const wanted = new Map(
    readFileSync(checksums, 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.split(/\s+/).reverse() as [string, string]),
  );
  for (const jar of readdirSync(jars))
    if (sha256(join(jars, jar)) !== wanted.get(jar))
      throw new CannotPrepare(`${jar} is not the file that jars.sha256 names`);
  progress('javac');
  const out = join(folder, 'classes');
  mkdirSync(out);
  const javac = await run('javac', ['--release', '17', '-cp', join(jars, '*'), '-d', out, program]);
  if (javac.code !== 0)
    throw new CannotPrepare(`javac (17 or newer is needed) failed:\n    ${lastLines(javac.output)}`);
}

/** How to run the server on a port with its data in a folder. */
export function mongodbProcess(
  source: Exclude<MongodbSource, { kind: 'uri' }>,
  port: number,
  dir: string,
): ProcessSpec {
  mkdirSync(dir, { recursive: true });
  const args =
    source.kind === 'mongod'
      ? ['--bind_ip', '127.0.0.1', '--port', String(port), '--dbpath', dir, '--quiet']
      : [
          ...['-XX:+UseSerialGC', '-Xshare:auto', '-Xms512m', '-Xmn256m', '-Xmx768m'],
          ...['-cp', [join(source.folder, 'classes'), join(source.folder, 'jars', '*')].join(delimiter)],
          ...['EmbeddedMongo', '127.0.0.1', String(port), join(dir, 'data.mv')],
        ];
  return { name: 'mongodb', command: source.path, args, ready: portAnswers(port) };
}

/** A database server of one's own, for tests: killed, it comes back on the same port with the same data; without `dir` the data goes with it. */
export async function startMongodb(options: { dir?: string; port?: number; step?: Step } = {}): Promise<{
  uri: string;
  process: Supervised;
  stop(): Promise<void>;
}> {
  const dir = options.dir ?? mkdtempSync(join(tmpdir(), 'yikatong-mongodb-'));
  const port = options.port ?? (await freePort());
  const supervisor = createSupervisor(dir);
  const process = await supervisor.start(
    mongodbProcess(await findMongodbServer(options.step), port, join(dir, 'mongo')),
  );
  return {
    uri: `mongodb://127.0.0.1:${port}/yikatong`,
    process,
    stop: async () => {
      await supervisor.stop();
      if (!options.dir) rmSync(dir, { recursive: true, force: true });
    },
  };
}
