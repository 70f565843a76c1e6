// Builds the web application with vite, unless what it is built from has not changed.
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lastLines, run } from './embedded/run.ts';
import { node, root } from './settings.ts';
import { CannotPrepare, type Step } from './steps.ts';

const inputs = [
  ...['designer/**/*.*', 'engine/core/**/*.*', 'rulesets/**/*.json', 'package-lock.json'],
  // Of the package that applicants download.
  ...['connectors/conformance/*.*', 'scripts/conformance/*.*', 'engine/crypto/*.*', 'docs/*.md'],
];

function inputDigest(): string {
  const hash = createHash('sha256');
  const files = globSync(inputs, { cwd: root, exclude: (path) => path.endsWith('dist') }).sort();
  for (const file of files) hash.update(file).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

/** Puts the package of the conformance kit where the page of the kit has it downloaded from. */
async function packForDownload(folder: string): Promise<void> {
  const { packConformance } = await import('./pack-conformance.ts');
  renameSync(await packConformance(folder), join(folder, 'yikatong-conformance.tgz'));
  rmSync(join(folder, 'conformance'), { recursive: true });
}

/** Builds designer/dist if it is missing or older than its sources. */
export async function buildDesigner(step: Step): Promise<void> {
  if (!existsSync(join(root, 'designer/index.html')))
    throw new CannotPrepare('designer/index.html is missing: the web application can not be built');
  const stamp = join(root, 'designer/dist/.built-from');
  const digest = inputDigest();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return;
  await step('Web application', async (progress) => {
    progress('vite build');
    const vite = join(root, 'node_modules/vite/bin/vite.js');
    // A test's own mode must not reach the bundle: the pages under test are those of `npm start`.
    const env = { NODE_ENV: 'production' };
    const { code, output } = await run(node, [vite, 'build', 'designer'], { cwd: root, env });
    if (code !== 0) throw new CannotPrepare(`vite build failed:\n    ${lastLines(output, 30)}`);
    progress('conformance kit');
    await packForDownload(join(root, 'designer/dist/downloads'));
    writeFileSync(stamp, digest);
  });
}
