// Packs the conformance kit for applicants: one file without dependencies, as a tarball that npx runs.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { CannotPrepare, runMain } from './steps.ts';
import { lastLines, run } from './embedded/run.ts';
import { root } from './settings.ts';

/** Bundles the command with all that it needs. */
async function bundle(folder: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'warn',
    root,
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: join(root, 'scripts/conformance.ts'),
      ...{ outDir: folder, emptyOutDir: true, target: 'node20', minify: false, copyPublicDir: false },
      rolldownOptions: { output: { entryFileNames: 'conformance.mjs', banner: '#!/usr/bin/env node' } },
    },
  });
}

/** Writes the tarball, and gives its path. @throws CannotPrepare where npm fails */
export async function packConformance(out = join(root, 'dist')): Promise<string> {
  const folder = join(out, 'conformance');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await bundle(folder);
  const { version, license } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<string, string>;
  const said = {
    ...{ name: 'yikatong-conformance', version, license, type: 'module' },
    description: 'Tests an application system before it applies for access to Yikatong, and signs the report.',
    ...{ engines: { node: '>=20.19.0' }, bin: { 'yikatong-conformance': 'conformance.mjs' } },
    files: ['conformance.mjs', 'conformance-kit.md', 'open-api.md'],
  };
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(said, null, 2)}\n`);
  for (const page of ['conformance-kit.md', 'open-api.md']) cpSync(join(root, 'docs', page), join(folder, page));
  const packed = await run('npm', ['pack', '--pack-destination', out, '--silent'], { cwd: folder });
  if (packed.code !== 0) throw new CannotPrepare(`npm pack failed:\n    ${lastLines(packed.output, 20)}`);
  return join(out, `${said.name}-${version}.tgz`);
}

if (import.meta.main) {
  await runMain(async () => {
    console.log(await packConformance());
    return 0;
  });
}
