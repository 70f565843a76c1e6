/** Direct uses of a card through HTTP: a real server process and its database, records in batches, several connections. */
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, request, type RequestOptions } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { demoAccounts } from '../../engine/api/demo-accounts.ts';
import type { VersionSummary } from '../../engine/core/api.ts';
import type { CaseRecord } from '../../engine/core/case.ts';
import { assert, assertExists } from '../../engine/core/control.ts';
import type { Scenario } from '../../engine/core/scenario.ts';
import { text } from '../../engine/core/text.ts';
import { endNode, smallVersion } from '../../test/support/scenario-of.ts';
import { startPlatform } from '../platform.ts';
import { freePorts } from '../ports.ts';
import { createApiClient, signIn } from '../tour/api-client.ts';
import { median } from './scenario-steps.ts';

const connections = 128;
const rounds = 5;
const aRoundMs = 3_000;
const scenarioId = 'bench-direct';

/** A use walks five nodes that ask nobody outside: start, a computation, a choice, words, end. A card is read only of who is not of age. */
function fiveNodes(): Scenario {
  const label = text('成年', 'Of age');
  const { scenario } = smallVersion(
    [
      { id: 'count', kind: 'assign', settings: { set: { age: '2026 - inputs.born' } } },
      { id: 'choose', kind: 'branch', settings: { ways: [{ id: 'adult', label, when: 'age >= 18' }] } },
      { id: 'tell', kind: 'prompt', settings: { prompts: ['bench.told'] } },
      { id: 'read', kind: 'read-card' },
      endNode('over'),
    ],
    [
      ...['start > count', 'count > choose', 'choose.adult > tell', 'choose.otherwise > read', 'tell > over'],
      ...['read.read > tell', 'read.failed > tell', 'read.not-genuine > tell'],
    ],
    {
      ...{ id: scenarioId, service: 'direct' },
      variables: { age: { type: { type: 'number' } } },
      inputs: [{ name: 'born', type: 'number', label: text('出生年', 'Year of birth') }],
      prompts: { 'bench.told': { audience: 'cardholder', tone: 'info', text: text('请稍候', 'Please wait') } },
    },
  );
  return scenario;
}

const accountNamed = (name: string) =>
  assertExists(
    demoAccounts.find(({ account }) => account === name),
    name,
  );

/** Publishes the scenario by two people, and gives the token of whoever uses it. */
async function publish(api: string): Promise<string> {
  const [designer, reviewer] = [accountNamed('designer'), accountNamed('reviewer')];
  const scenario = fiveNodes();
  const author = await signIn(api, designer.account, designer.password);
  await author.post('/scenarios', scenario);
  const { version } = await author.post<VersionSummary>(`/scenarios/${scenario.id}/filings`, {});
  const second = await signIn(api, reviewer.account, reviewer.password);
  await second.post(`/scenarios/${scenario.id}/versions/${version}/publish`, {});
  const { account, password } = designer;
  return (await createApiClient(api).post<{ token: string }>('/sessions', { account, password })).token;
}

/** Sends one use of the card, and gives the record that was answered. */
function useCard(options: RequestOptions, body: string): Promise<CaseRecord> {
  return new Promise((resolve, reject) => {
    const headers = { ...options.headers, 'idempotency-key': randomUUID() };
    const sent = request({ ...options, method: 'POST', headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('error', reject);
      answer.on('end', () => {
        const said = Buffer.concat(chunks).toString();
        if (answer.statusCode === 201) resolve(JSON.parse(said) as CaseRecord);
        else reject(new Error(`${answer.statusCode}: ${said}`));
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Uses the card over every connection for about so long; gives how long each use took, and how many a second there were. */
async function roundOf(options: RequestOptions, body: string): Promise<{ rate: number; tookMs: number[] }> {
  const tookMs: number[] = [];
  const began = performance.now();
  const lane = async (): Promise<void> => {
    while (performance.now() - began < aRoundMs) {
      const sent = performance.now();
      const { status, trace } = await useCard(options, body);
      tookMs.push(performance.now() - sent);
      assert(status === 'completed' && trace.length === 5, 'the record has five steps');
    }
  };
  await Promise.all(Array.from({ length: connections }, lane));
  return { rate: (tookMs.length * 1000) / (performance.now() - began), tookMs };
}

const percentile = (sorted: readonly number[], part: number): number =>
  Number((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0).toFixed(1));

/** Uses a second through HTTP, and how long half and ninety-nine in a hundred of them took at most. */
export async function httpUses(say: (line: string) => void): Promise<Record<string, number>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'yikatong-bench-'));
  const only = ['mongodb', 'temporal', 'server'] as const;
  const platform = await startPlatform({
    dataDir,
    ports: await freePorts(),
    quiet: true,
    only,
    env: { LOG_LEVEL: 'warn' },
  });
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  try {
    const token = await publish(platform.urls.api);
    const { hostname, port, pathname } = new URL(`${platform.urls.api}/scenarios/${scenarioId}/cases`);
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const options = { hostname, port, path: pathname, headers, agent };
    const body = JSON.stringify({ inputs: { born: 1990 } });
    await roundOf(options, body);
    const all: Awaited<ReturnType<typeof roundOf>>[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const it = await roundOf(options, body);
      say(`direct uses through HTTP: ${it.rate.toFixed(0)}/s`);
      all.push(it);
    }
    const took = all.flatMap(({ tookMs }) => tookMs).sort((a, b) => a - b);
    const perSecond = Math.round(median(all.map(({ rate }) => rate)));
    return { perSecond, p50Ms: percentile(took, 0.5), p99Ms: percentile(took, 0.99), connections };
  } finally {
    agent.destroy();
    await platform.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}
