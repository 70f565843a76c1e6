// The packed conformance kit runs by itself, tests an applicant, and its report is verified; wrong usage is said in words.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { acceptReport } from '../engine/crypto/conformance-report.ts';
import { loadKeys, type Keys } from '../engine/crypto/keys.ts';
import { startSimulator, type RunningSimulator } from '../test/support/start-simulator.ts';
import { packConformance } from './pack-conformance.ts';

const execute = promisify(execFile);
let dir: string;
let command: string;
let applicant: Keys;
let simulator: RunningSimulator;
const sample = join(import.meta.dirname, '../docs/conformance-kit.md');

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'kit-'));
  const tarball = await packConformance(join(dir, 'out'));
  await execute('tar', ['xzf', tarball, '-C', dir]);
  command = join(dir, 'package/conformance.mjs');
  applicant = await loadKeys(join(dir, 'keys'), 'demo-library');
  const simulators = join(import.meta.dirname, '../connectors/application-system/simulator.ts');
  simulator = await startSimulator(simulators, 'APPLICATION_SYSTEM_PORT', dir);
  // The profile of the page that applicants read.
  const profile = /```json\n(\{\n {2}"system".*?)```/s.exec(await readFile(sample, 'utf8'))?.[1];
  await writeFile(join(dir, 'profile.json'), profile ?? '');
}, 120_000);
afterAll(async () => {
  await simulator?.kill();
  await rm(dir, { recursive: true });
});

async function kit(...args: string[]): Promise<{ code: number; said: Record<string, unknown>; told: string }> {
  const parse = (stdout: string) => JSON.parse(stdout || '{}') as Record<string, unknown>;
  try {
    const { stdout, stderr } = await execute(process.execPath, [command, ...args], { cwd: dir });
    return { code: 0, said: parse(stdout), told: stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, said: parse(stdout), told: stderr };
  }
}
const files = () => ['--key', 'keys/demo-library.key.pem', '--profile', 'profile.json', '--keys', 'keys'];

it('tests the applicant of the page, and signs a report that is accepted', async () => {
  const { code, said, told } = await kit(`${simulator.url}/applicant`, ...files(), '--language', 'en');
  expect(told).toContain('✓ A good call is answered');
  expect({ code, said }).toMatchObject({ code: 0, said: { ok: true, failed: 0, skipped: 0 } });
  const report: unknown = JSON.parse(await readFile(join(dir, 'conformance-report.json'), 'utf8'));
  acceptReport(report, { key: applicant.privateKey.publicKey, now: new Date() });
  expect((await kit('verify', 'conformance-report.json', '--key', 'keys/public/demo-library.pem')).code).toBe(0);
  const other = await kit('verify', 'conformance-report.json', '--key', 'keys/public/conformance-kit.pem');
  expect(other).toMatchObject({ code: 1, said: { ok: false, rule: 'signature' } });
}, 60_000);

it.each([
  [[], '用法'],
  [['nowhere', '--key', 'keys/demo-library.key.pem'], '地址不对'],
  [['http://127.0.0.1:9'], '缺少 --profile'],
  [['http://127.0.0.1:9', '--profile', 'profile.json'], '缺少 --key'],
  [['http://127.0.0.1:9', '--profile', 'keys/demo-library.key.pem'], '不是 JSON'],
  [['http://127.0.0.1:9', '--profile', 'profile.json', '--key', 'profile.json'], 'profile.json：'],
  [['http://127.0.0.1:9', '--bogus'], '参数不对'],
])(
  'says what is wrong with %j',
  async (args, words) => {
    const { code, told } = await kit(...args, '--language', 'zh-CN');
    expect(code).toBe(2);
    expect(told).toContain(words);
  },
  30_000,
);
