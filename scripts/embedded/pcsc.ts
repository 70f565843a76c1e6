// Sets up PC/SC with virtual readers, so that the card door can be tried without hardware; a machine that can't goes without.
import { existsSync, lstatSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../settings.ts';
import { type Step, silently } from '../steps.ts';
import { isListening } from '../ports.ts';
import type { ProcessSpec } from '../supervise/supervised.ts';
import { installPackages } from './debian.ts';
import { lastLines, onPath, run } from './run.ts';

/** Whether cards can be reached over PC/SC, why not, and the daemon to run if none runs yet. */
export type Pcsc = { available: false; why: string } | { available: true; why: string; daemon?: ProcessSpec };

const virtualReaderPort = 35_963;
const packages = ['pcscd', 'vsmartcard-vpcd', 'libpcsclite-dev', 'g++', 'make'];
const socket = '/run/pcscd/pcscd.comm';

/** Prepares PC/SC; never fails, but says why it is not to be had. */
export async function preparePcsc(step: Step = silently): Promise<Pcsc> {
  if (process.platform !== 'linux') return { available: false, why: 'virtual card readers are set up on Linux only' };
  const driver =
    existsSync('/usr/include/PCSC/winscard.h') && onPath('pcscd') && existsSync('/usr/lib/pcsc/drivers/serial');
  const refused = driver
    ? undefined
    : await step('PC/SC with virtual readers', async (progress) => {
        const why = await installPackages(packages, progress);
        if (why) progress(`not here: ${why}`);
        return why;
      });
  if (refused) return { available: false, why: `${refused}; install ${packages.slice(0, 3).join(', ')}` };
  const unbuilt = await addClient(step);
  if (unbuilt) return { available: false, why: unbuilt };
  if (await isListening(virtualReaderPort)) return { available: true, why: 'pcscd runs already' };
  mkdirSync('/run/pcscd', { recursive: true });
  const daemon = {
    name: 'pcscd',
    command: onPath('pcscd') ?? 'pcscd',
    args: ['-f'],
    ready: async () => existsSync(socket) && (await isListening(virtualReaderPort)),
    readyWithinMs: 15_000,
  };
  return { available: true, why: 'pcscd is started with the platform', daemon };
}

/** npm leaves the optional client out where its headers were missing; once they are there it is added. */
async function addClient(step: Step): Promise<string | undefined> {
  const modules = join(root, 'node_modules');
  if (existsSync(join(modules, 'smartcard'))) return undefined;
  if (lstatSync(modules).isSymbolicLink())
    return 'the package smartcard is not installed, and node_modules belongs to another checkout';
  return step('PC/SC client for Node', async (progress) => {
    progress('npm install smartcard');
    const npm = await run(
      'npm',
      ['install', '--no-save', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'],
      {
        cwd: root,
        timeoutMs: 180_000,
      },
    );
    return existsSync(join(modules, 'smartcard'))
      ? undefined
      : `the package smartcard could not be built:\n    ${lastLines(npm.output)}`;
  });
}
