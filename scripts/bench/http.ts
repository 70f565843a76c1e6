/** Direct uses of a card through HTTP: a real server process and its database, records in batches, several connections. */
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
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
/** A server and a database that have just begun are not what a gate meets. */
const warmUps = 3;
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
  await second.post(`/scenarios/${scenario.id}/versions/${version}/publish`, { reason: 'To be measured' });
  const { account, password } = designer;
  return (await createApiClient(api).post<{ token: string }>('/sessions', { account, password })).token;
}

/** One connection over which uses are sent, one after the other; it reads only as much HTTP as the server writes, for it shares the machine with it. */
class Line {
  readonly #socket: Socket;
  readonly #head: string;
  #said: Buffer = Buffer.alloc(0);
  #answer: ((said: Buffer) => void) | null = null;
  #broke: ((error: Error) => void) | null = null;

  constructor({ hostname, port, pathname }: URL, token: string) {
    this.#head =
      `POST ${pathname} HTTP/1.1\r\nhost: ${hostname}\r\nauthorization: Bearer ${token}\r\n` +
      'content-type: application/json\r\n';
    this.#socket = connect(Number(port), hostname).setNoDelay();
    this.#socket.on('data', (chunk) => this.#take(chunk));
    this.#socket.on('error', (error) => this.#broke?.(error));
  }

  /** Uses the card once, and gives the record that was answered. */
  async use(body: string): Promise<CaseRecord> {
    const said = await new Promise<Buffer>((resolve, reject) => {
      [this.#answer, this.#broke] = [resolve, reject];
      const length = Buffer.byteLength(body);
      this.#socket.write(`${this.#head}idempotency-key: ${randomUUID()}\r\ncontent-length: ${length}\r\n\r\n${body}`);
    });
    const [head = '', record = ''] = said.toString().split('\r\n\r\n');
    assert(head.startsWith('HTTP/1.1 201 '), said.toString());
    return JSON.parse(record) as CaseRecord;
  }

  close(): void {
    this.#socket.destroy();
  }

  #take(chunk: Buffer): void {
    this.#said = this.#said.length === 0 ? chunk : Buffer.concat([this.#said, chunk]);
    const headEnds = this.#said.indexOf('\r\n\r\n');
    if (headEnds < 0) return;
    const length = /\r\ncontent-length: (\d+)/i.exec(this.#said.toString('latin1', 0, headEnds))?.[1];
    if (this.#said.length < headEnds + 4 + Number(length)) return;
    const said = this.#said;
    this.#said = Buffer.alloc(0);
    this.#answer?.(said);
  }
}

/** Uses the card over every connection for about so long; gives how long each use took, and how many a second there were. */
async function roundOf(lines: readonly Line[], body: string): Promise<{ rate: number; tookMs: number[] }> {
  const tookMs: number[] = [];
  const began = performance.now();
  const lane = async (line: Line): Promise<void> => {
    while (performance.now() - began < aRoundMs) {
      const sent = performance.now();
      const { status, trace } = await line.use(body);
      tookMs.push(performance.now() - sent);
      assert(status === 'completed' && trace.length === 5, 'the record has five steps');
    }
  };
  await Promise.all(lines.map(lane));
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
  const lines: Line[] = [];
  try {
    const token = await publish(platform.urls.api);
    const url = new URL(`${platform.urls.api}/scenarios/${scenarioId}/cases`);
    for (let line = 0; line < connections; line += 1) lines.push(new Line(url, token));
    const body = JSON.stringify({ inputs: { born: 1990 } });
    for (let round = 0; round < warmUps; round += 1) await roundOf(lines, body);
    const all: Awaited<ReturnType<typeof roundOf>>[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const it = await roundOf(lines, body);
      say(`direct uses through HTTP: ${it.rate.toFixed(0)}/s`);
      all.push(it);
    }
    const took = all.flatMap(({ tookMs }) => tookMs).sort((a, b) => a - b);
    const perSecond = Math.round(median(all.map(({ rate }) => rate)));
    return { perSecond, p50Ms: percentile(took, 0.5), p99Ms: percentile(took, 0.99), connections };
  } finally {
    for (const line of lines) line.close();
    await platform.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}
