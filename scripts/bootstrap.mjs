// Gets a fresh clone to the point where a TypeScript script can run: installs the packages if they are missing or stale, then hands over to Node 24.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');
const stamp = join(modules, '.yikatong-installed');
const node = join(modules, '.bin', 'node');

function fail(message) {
  console.error(`✗ ${message}`);
  process.exit(1);
}

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  fail(
    `Node ${process.versions.node} is too old. Install Node 20.19 or newer (24 LTS is best) with npm, then run this again.`,
  );
}

function wantedStamp() {
  const hash = createHash('sha256');
  for (const file of ['package.json', 'package-lock.json']) hash.update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

/** A linked node_modules belongs to another checkout: it is used as it is and never installed into. */
function isInstalled() {
  if (lstatSync(modules, { throwIfNoEntry: false })?.isSymbolicLink()) return existsSync(node);
  return existsSync(stamp) && existsSync(node) && readFileSync(stamp, 'utf8') === wantedStamp();
}

const noise = /EBADENGINE|npm (warn|notice)|^\s*$|^(added|removed|changed|up to date)|looking for funding|npm fund/i;

/** Runs npm ci, counting what it fetches, and writes the stamp last: a broken-off install is simply done again. */
function install() {
  const packages = Object.keys(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages).length - 1;
  const begun = Date.now();
  const seconds = () => `${Math.round((Date.now() - begun) / 1000)} s`;
  console.error(`▸ Installing ${packages} packages with npm ci (once; Ctrl-C and run again if you must)`);
  rmSync(stamp, { force: true });
  const npm = spawn('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=http'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const errors = [];
  let fetched = 0;
  let rest = '';
  const read = (text) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (/^npm http (fetch|cache)/.test(line)) fetched += 1;
      else if (!noise.test(line)) errors.push(line);
    }
  };
  for (const stream of [npm.stdout, npm.stderr]) stream.setEncoding('utf8').on('data', read);
  const tty = process.stderr.isTTY;
  const show = () => {
    const line = `  packages: ${Math.min(fetched, packages)} of ${packages} read · ${seconds()}`;
    process.stderr.write(tty ? `\r\x1b[2K${line}` : `${line}\n`);
  };
  const timer = setInterval(show, tty ? 250 : 10_000);
  return new Promise((resolve) => {
    npm.on('error', (error) => fail(`npm could not be started (${error.message}). Install npm, then run this again.`));
    npm.on('close', (code) => {
      clearInterval(timer);
      if (tty) process.stderr.write('\r\x1b[2K');
      if (code !== 0) fail(`npm ci failed (exit code ${code}):\n${errors.slice(0, 30).join('\n')}`);
      if (!existsSync(node)) fail('npm ci ended well, but the package "node" brought no executable for this platform.');
      writeFileSync(stamp, wantedStamp());
      console.error(`✓ Packages installed (${seconds()})`);
      resolve();
    });
  });
}

/** Runs the script on Node 24 in place of this process: signals go on to it, its exit code comes back. */
function handOver([script, ...args]) {
  if (!script) fail('Usage: node scripts/bootstrap.mjs SCRIPT.ts [arguments]');
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', join(root, script), ...args], {
    cwd: root,
    stdio: 'inherit',
  });
  // A terminal's Ctrl-C reaches the child by itself; elsewhere it has to be passed on.
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'));
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => fail(`Node 24 could not be started: ${error.message}`));
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
}

requireNode();
if (!isInstalled()) await install();
handOver(process.argv.slice(2));
