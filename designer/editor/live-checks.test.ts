/** Checks as one draws: when they are asked for, and which answers count. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Finding } from '../../engine/core/finding.ts';
import { Scenario } from '../../engine/core/scenario.ts';
import lending from '../../rulesets/scenarios/library-lending.json' with { type: 'json' };
import { errorsFirst, LiveChecks, placed, type CheckQuestion } from './live-checks.ts';
import { problemsShown } from './problems-shown.ts';

const document = Scenario.parse(lending);
const ground = { policies: {}, prompts: {} };
const finding: Finding = {
  check: 'x',
  severity: 'error',
  pointer: '',
  clauses: [],
  message: { 'zh-CN': '错', en: 'Wrong' },
};

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function started() {
  const asked: CheckQuestion[] = [];
  const checks = new LiveChecks();
  const ask = (question: CheckQuestion) => void asked.push(question);
  return { asked, checks, ask, stop: checks.start(ask) };
}

test('a document is checked at once, then each time it rests, and a ground is sent once', () => {
  const { asked, checks } = started();
  checks.see(document);
  vi.advanceTimersByTime(500);
  expect(asked).toEqual([]);
  checks.standOn(ground);
  vi.advanceTimersByTime(1);
  expect(asked).toEqual([{ serial: 1, document, ground }]);
  const next = { ...document };
  checks.see({ ...document });
  vi.advanceTimersByTime(0);
  expect(asked).toHaveLength(2);
  vi.advanceTimersByTime(20);
  checks.see({ ...document });
  vi.advanceTimersByTime(20);
  checks.see(next);
  vi.advanceTimersByTime(39);
  expect(asked).toHaveLength(2);
  vi.advanceTimersByTime(1);
  expect(asked[2]).toEqual({ serial: 3, document: next });
});

test('an answer to what has changed since is dropped', () => {
  const { checks } = started();
  checks.standOn(ground);
  checks.see(document);
  vi.advanceTimersByTime(200);
  checks.see({ ...document });
  vi.advanceTimersByTime(200);
  checks.answered({ serial: 1, findings: [finding] });
  expect(checks.getFindings()).toEqual([]);
  checks.answered({ serial: 2, findings: [finding] });
  expect(checks.getFindings()).toEqual([finding]);
});

test('a new checker is told everything again', () => {
  const { asked, checks, ask, stop } = started();
  checks.standOn(ground);
  checks.see(document);
  vi.advanceTimersByTime(200);
  stop();
  checks.start(ask);
  checks.see(document);
  vi.advanceTimersByTime(200);
  expect(asked.at(-1)).toEqual({ serial: 2, document, ground });
});

test('what only the platform finds stays at its node, wherever that is now', () => {
  const at = { ...finding, node: document.nodes[2]?.id ?? '', pointer: '/nodes/0/settings' };
  expect(placed([finding, at, { ...at, node: 'gone' }], document)).toEqual([
    finding,
    { ...at, pointer: '/nodes/2/settings' },
  ]);
});

test('problems are shown errors first, once each, and of the chosen nodes where asked', () => {
  const warning = { ...finding, severity: 'warning' as const, node: 'read', pointer: '/nodes/1' };
  expect(errorsFirst([warning, finding])).toEqual([finding, warning]);
  expect(problemsShown([finding, finding, warning], [])).toEqual({ error: [finding], warning: [warning] });
  expect(problemsShown([finding, warning], ['read'])).toEqual({ error: [], warning: [warning] });
});
