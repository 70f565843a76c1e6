// Installs Debian packages where that is possible without asking anybody: as root on Debian or Ubuntu.
import { onPath, run } from './run.ts';

/** Whether packages can be installed by apt-get without asking. */
export function canInstallPackages(): boolean {
  return process.getuid?.() === 0 && onPath('apt-get') !== undefined;
}

/** Installs the packages; returns undefined when done, else why not. */
export async function installPackages(names: string[], progress: (text: string) => void): Promise<string | undefined> {
  if (!canInstallPackages()) return 'packages can be installed here only by root with apt-get';
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const install = () =>
    run('apt-get', ['install', '-y', '-q', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=300', ...names], {
      env,
      timeoutMs: 600_000,
      onLine: (line) => progress(line.slice(0, 60)),
    });
  progress('apt-get update');
  await run('apt-get', ['update', '-q'], { env, timeoutMs: 120_000 });
  const { code, output } = await install();
  return code === 0
    ? undefined
    : `apt-get install ${names.join(' ')} failed:\n    ${output.trim().split('\n').slice(-4).join('\n    ')}`;
}
