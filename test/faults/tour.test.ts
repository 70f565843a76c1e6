/** The tour as its user runs it: 0 when the card did its work, else 1 with the problem and its place. */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { partsWithoutPages, startPlatform, type Platform } from '../../scripts/platform.ts';
import { freePorts } from '../../scripts/ports.ts';
import { node, root } from '../../scripts/settings.ts';
import { rulePolicyNamed, scenarioNamed } from '../support/rulesets.ts';

let dir: string;
let platform: Platform;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'yikatong-tour-test-'));
  for (const folder of ['scenarios', 'policies']) await mkdir(join(dir, folder));
  platform = await startPlatform({
    dataDir: join(dir, 'data'),
    ports: await freePorts(),
    quiet: true,
    only: partsWithoutPages,
  });
}, 180_000);

afterAll(async () => {
  await platform?.stop();
  await rm(dir, { recursive: true, force: true });
});

/** Runs the tour against the platform under test and gives its exit code and what it printed. */
function tour(...options: string[]): Promise<{ code: number; said: string }> {
  const args = [join(root, 'scripts/tour.ts'), '--url', platform.urls.web, ...options];
  return new Promise((resolve) => {
    execFile(node, args, { timeout: 100_000 }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, said: stdout + stderr });
    });
  });
}

/** Writes a document of its own id beside a policy of its own, changed. */
async function fileOf(
  id: string,
  change: (document: { nodes: Record<string, unknown>[]; edges: Record<string, unknown>[] }) => void,
): Promise<string> {
  const document = { ...structuredClone(scenarioNamed('library-lending')), id };
  change(document);
  const file = join(dir, 'scenarios', `${id}.json`);
  await writeFile(file, JSON.stringify(document));
  return file;
}

describe('npm run tour', () => {
  it('takes an own scenario to a card used', async () => {
    const { code, said } = await tour(
      '--scenario',
      await fileOf('museum-lending', () => {}),
      '--holder',
      'demo-li',
      '--input',
      'barcode=BWG0000001',
    );
    expect(said).toContain('Created scenario museum-lending');
    expect(said).toContain('The record: completed with “Lent”');
    expect(code).toBe(0);
  });

  it('tells a lost card', async () => {
    const { code, said } = await tour('--holder', 'demo-zhao');
    expect(said).toContain('Not done at node “card-abnormal”: Your card cannot be used at present');
    expect(code).toBe(1);
  });

  it('names a node of an unknown kind', async () => {
    const file = await fileOf('unknown-kind', ({ nodes }) => (nodes[2]!['kind'] = 'verify-magic'));
    const { code, said } = await tour('--scenario', file);
    expect(said).toMatch(/at \/nodes\/2\/kind .*There is no node kind “verify-magic”/);
    expect(code).toBe(1);
  });

  it('names an edge to nowhere', async () => {
    const file = await fileOf('edge-to-nowhere', ({ edges }) => (edges[0]!['to'] = 'nowhere'));
    const { code, said } = await tour('--scenario', file);
    expect(said).toMatch(/at \/edges\/0\/to .*leads to “nowhere”/);
    expect(code).toBe(1);
  });

  it('names a fact that no catalogue has', async () => {
    const policy = { ...rulePolicyNamed('library-lending'), name: 'strange' };
    policy.rules[0]!.when = { fact: 'moon.phase', operator: 'equal', value: 'full' };
    const file = join(dir, 'policies', 'strange.json');
    await writeFile(file, JSON.stringify(policy));
    const { code, said } = await tour('--policy', file);
    expect(said).toMatch(/at \/rules\/0\/when\/fact .*There is no fact “moon\.phase”/);
    expect(code).toBe(1);
  });

  it('names what a document lacks', async () => {
    const file = join(dir, 'scenarios', 'empty.json');
    await writeFile(file, JSON.stringify({ id: 'empty', nodes: [] }));
    const { code, said } = await tour('--scenario', file);
    expect(said).toMatch(/at \/name \[.*\]: This is required/);
    expect(code).toBe(1);
  });
});
