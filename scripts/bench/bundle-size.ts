/** How large the code is: the workflows as workers load them, and the scenario engine as a browser would. */
import { bundleWorkflowCode, type WorkflowBundleWithSourceMap } from '@temporalio/worker';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { root } from '../settings.ts';

/** Bundles the workflows as a worker does. */
export const bundleWorkflows = (): Promise<WorkflowBundleWithSourceMap> =>
  bundleWorkflowCode({
    workflowsPath: fileURLToPath(new URL('../../workflows/index.ts', import.meta.url)),
    failureConverterPath: fileURLToPath(new URL('../../workflows/failure-converter.ts', import.meta.url)),
    logger: { log() {}, trace() {}, debug() {}, info() {}, warn() {}, error() {} },
  });

/** The engine that a page needs to check a scenario and to rehearse it, with all its node kinds and checks. */
async function browserEngine(): Promise<string> {
  const entry = ['check-document', 'rehearse'].map((name) => join(root, `engine/core/${name}.ts`));
  const built = await build({
    ...{ root, configFile: false, logLevel: 'silent' },
    build: { write: false, minify: true, lib: { entry, formats: ['es'] } },
  });
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((each) => ('output' in each ? each.output : []));
  return outputs.map((each) => (each.type === 'chunk' ? each.code : '')).join('\n');
}

/** Bytes of the workflow bundle without its source map, and of the browser's engine minified; each by gzip too. */
export async function bundleSizes({ code }: WorkflowBundleWithSourceMap): Promise<Record<string, number>> {
  const workflow = code.replace(/\/\/# sourceMappingURL=.*\s*$/, '');
  const engine = await browserEngine();
  return {
    workflowBytes: Buffer.byteLength(workflow),
    workflowGzipBytes: gzipSync(workflow).length,
    browserEngineBytes: Buffer.byteLength(engine),
    browserEngineGzipBytes: gzipSync(engine).length,
  };
}
