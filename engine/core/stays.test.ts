/** How long a case stays at its nodes, stretch by stretch. */
import { expect, test } from 'vitest';
import type { TraceStep } from './case.ts';
import { staysAfter, type Stand, type Standing } from './stays.ts';

const at = (minute: number): string => new Date(Date.UTC(2026, 10, 21, 6, minute)).toISOString();
const step = (node: string, minute: number, more: Partial<TraceStep> = {}): TraceStep => ({
  ...{ seq: 1, node, kind: 'form', visit: 1, port: 'done', at: at(minute), tookMs: 5, prompts: [] },
  ...more,
});
const stands = (path: string, more: Partial<Standing> = {}): Standing => ({
  ...{ token: 1, path, visit: 1, phase: 'waiting', problem: null },
  ...more,
});
const since = (stand: Standing, minute: number): Stand => ({ ...stand, since: at(minute) });

test('nodes that are run at once took what they took; where the case waits it has just arrived', () => {
  const { standing, walked } = staysAfter([], { standing: [stands('approve')], steps: [step('start', 1)], at: at(1) });
  expect(standing).toEqual([since(stands('approve'), 1)]);
  expect(walked).toEqual({ stays: [{ seq: 1, path: 'start', ms: 5 }], held: [] });
});

test('a node that is left was stayed at since the arrival', () => {
  const before = [since(stands('approve'), 1)];
  const { walked } = staysAfter(before, { standing: [], steps: [step('approve', 31, { seq: 2 })], at: at(31) });
  expect(walked.stays).toEqual([{ seq: 2, path: 'approve', ms: 30 * 60_000 }]);
});

test('of two branches the one that did not move keeps its arrival', () => {
  const form = stands('form', { token: 2 });
  const before = [since(stands('approve'), 1), since(form, 2)];
  const next = { standing: [form, stands('pay')], steps: [step('approve', 9)], at: at(9) };
  const { standing } = staysAfter(before, next);
  expect(standing).toEqual([since(form, 2), since(stands('pay'), 9)]);
});

test('who comes round in a loop arrives anew, and both visits count', () => {
  const before = [since(stands('form'), 1)];
  const again = stands('form', { visit: 2 });
  const { standing, walked } = staysAfter(before, { standing: [again], steps: [step('form', 4)], at: at(4) });
  expect(standing).toEqual([since(again, 4)]);
  expect(walked.stays).toEqual([{ seq: 1, path: 'form', ms: 3 * 60_000 }]);
});

test('a step that is held and tried in vain is held twice, and stays where it arrived first', () => {
  const problem = { slug: 'message-rejected', title: { 'zh-CN': '报文未通过校验', en: 'The message was refused' } };
  const held = stands('verify', { phase: 'failed', problem });
  const first = staysAfter([], { standing: [held], steps: [], at: at(1) });
  expect(first.walked.held).toEqual(['verify']);
  const retried = step('verify', 7, { port: 'retried' });
  const second = staysAfter(first.standing, { standing: [{ ...held, visit: 2 }], steps: [retried], at: at(7) });
  expect(second.standing[0]?.since).toBe(at(1));
  expect(second.walked).toEqual({ stays: [], held: ['verify'] });
  const unchanged = staysAfter(second.standing, { standing: second.standing, steps: [], at: at(8) });
  expect(unchanged.walked.held).toEqual([]);
});

test('items at the same node are told apart by their visits', () => {
  const item = (token: number) => stands('send', { token, visit: token });
  const before = [since(item(2), 1), since(item(3), 2)];
  const next = { standing: [item(2)], steps: [step('send', 5, { visit: 3 })], at: at(5) };
  expect(staysAfter(before, next).walked.stays).toEqual([{ seq: 1, path: 'send', ms: 3 * 60_000 }]);
});
