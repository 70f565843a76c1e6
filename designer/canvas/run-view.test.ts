/** A run as the canvas shows it, step by step. */
import { expect, test } from 'vitest';
import type { CaseRecord, TraceStep } from '../../engine/core/case.ts';
import { Scenario } from '../../engine/core/scenario.ts';
import library from '../../rulesets/scenarios/library-lending.json' with { type: 'json' };
import { runViewOf } from './run-view.ts';

const scenario = Scenario.parse(library);
const ways = [
  ['start', 'done'],
  ['read', 'read'],
  ['verify', 'card-abnormal'],
] as const;
const trace = ways.map(([node, port], index): TraceStep => ({
  seq: index + 1,
  node,
  kind: node,
  visit: 1,
  port,
  at: '2026-11-21T06:00:00Z',
  tookMs: index,
  prompts: [],
}));
const record: CaseRecord = {
  id: 'c-1',
  scenario: { id: scenario.id, name: scenario.name, version: 1, digest: 'd' },
  service: 'durable',
  status: 'running',
  outcome: null,
  holder: null,
  region: '990100',
  institution: null,
  openedBy: 'designer',
  openedAt: '2026-11-21T06:00:00Z',
  endedAt: null,
  problem: null,
  at: ['verify'],
  standing: [],
  trace,
};

test('a case that has just been opened stands on its start', () => {
  expect(runViewOf(scenario, { ...record, status: 'starting', at: [], trace: [] }, 0).current).toBe('start');
});

test('while the replay lags behind, the next node of the trace is the current one', () => {
  const view = runViewOf(scenario, { ...record, status: 'completed', at: [] }, 1);
  expect([...view.done.keys()]).toEqual(['start']);
  expect(view.current).toBe('read');
  expect([...view.path]).toEqual(['start:done:read']);
});

test('a case that is over stands nowhere, and its path is whole', () => {
  const view = runViewOf(scenario, { ...record, status: 'completed', at: [] }, trace.length);
  expect(view.current).toBeNull();
  expect(view.path.size).toBe(3);
});

test('a failed case has its reason on the node where it stood, once all of it was shown', () => {
  const title = { 'zh-CN': '服务暂时不可用', en: 'Not available' };
  const failed: CaseRecord = { ...record, status: 'failed', problem: { slug: 'unavailable', title } };
  expect(runViewOf(scenario, failed, 2).failed).toBeNull();
  expect(runViewOf(scenario, failed, trace.length).failed).toEqual({ node: 'verify', reason: title });
});

test('tokens on several nodes all show, a step inside a called scenario shows on the node that calls it', () => {
  const view = runViewOf(scenario, { ...record, at: ['verify', 'loan/charge'] }, trace.length);
  expect([...view.standing]).toEqual(['verify', 'loan']);
  expect(view.current).toBe('verify');
});

test('a held case has its reason on the node that holds it', () => {
  const title = { 'zh-CN': '报文未通过校验', en: 'The message was refused' };
  const held: CaseRecord = { ...record, status: 'held', problem: { slug: 'message-rejected', title } };
  expect(runViewOf(scenario, { ...held, at: ['verify', 'loan'] }, trace.length, 'loan').failed?.node).toBe('loan');
});

test('the time at a node is that of all its visits, and of where the case stands since when', () => {
  const [start, read, verify] = trace as [TraceStep, TraceStep, TraceStep];
  const looped = [
    start,
    { ...read, stayedMs: 5_000 },
    { ...verify, port: 'waiting' },
    { ...read, visit: 2, stayedMs: 7_000 },
  ];
  const since = '2026-11-21T07:00:00Z';
  const stand = { token: 1, path: 'verify', visit: 1, phase: 'waiting', problem: null, since } as const;
  const waiting: CaseRecord = { ...record, status: 'waiting', trace: looped, standing: [stand] };
  const { times } = runViewOf(scenario, waiting, looped.length);
  expect(times?.get('read')).toEqual({ ms: 12_000, visits: 2, since: null });
  expect(times?.get('verify')).toEqual({ ms: 0, visits: 0, since });
  expect(runViewOf(scenario, waiting, 1).times?.has('verify')).toBe(false);
});
