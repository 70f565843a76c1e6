/** Serves one of the pages of `designer/bench` as it would be in production, under the content security policy of the platform. */
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, preview } from 'vite';
import { root } from '../settings.ts';

const policy = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:";

/** A page that is served until it is stopped. */
export interface ServedPage {
  url: string;
  stop: () => Promise<void>;
}

/** Builds and serves the page of a folder below `designer/bench`. */
export async function serveBenchPage(folder: string): Promise<ServedPage> {
  const outDir = await mkdtemp(join(tmpdir(), 'yikatong-bench-'));
  const page = join(root, 'designer/bench', folder);
  const configFile = join(root, 'designer/vite.config.ts');
  await build({ configFile, root: page, base: './', logLevel: 'error', build: { outDir, emptyOutDir: true } });
  const server = await preview({
    ...{ configFile, root: page, build: { outDir } },
    preview: { port: 0, host: '127.0.0.1', headers: { 'Content-Security-Policy': policy } },
  });
  const { port } = server.httpServer.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    async stop() {
      await server.close();
      await rm(outDir, { recursive: true, force: true });
    },
  };
}
