/** Waiting: for a length of time, working days, or until a time of the case's own. */
import { describe, expect, it } from 'vitest';
import { answered } from '../../../test/support/answered.ts';
import { verifyNode } from '../../../test/support/verify-node.ts';
import { wait } from './wait.ts';

verifyNode(wait, [
  {
    why: 'three working days pass over the weekend, to the end of the third',
    now: '2026-11-20T04:00:00Z',
    waits: { until: '2026-11-25T16:00:00.000Z' },
  },
  { why: 'half an hour is half an hour', settings: { within: 'PT30M' }, waits: { until: '2026-11-21T04:30:00.000Z' } },
  {
    why: 'a time of the case',
    settings: { until: 'form.startsAt' },
    data: { form: { startsAt: '2026-11-21T12:00:00+08:00' } },
    now: '2026-11-21T03:00:00Z',
    waits: { until: '2026-11-21T04:00:00.000Z' },
  },
  {
    why: 'a date begins at midnight in China',
    settings: { until: 'form.startsOn' },
    data: { form: { startsOn: '2026-11-23' } },
    waits: { until: '2026-11-22T16:00:00.000Z' },
  },
  {
    why: 'what is past is not waited for',
    settings: { until: 'form.startsOn' },
    data: { form: { startsOn: '2026-11-21' } },
    port: 'done',
  },
  { why: 'nor is no time at all', settings: { within: 'PT0S' }, port: 'done' },
  { why: 'when the time is up it goes on', settings: { within: 'P1D' }, happens: [{ elapsed: true }], port: 'done' },
  {
    why: 'nothing else ends it, and the time does not begin anew',
    settings: { within: 'P1D' },
    happens: [answered('go'), { message: { name: 'go', body: {} } }],
    waits: { until: '2026-11-22T04:00:00.000Z' },
    note: /仍在等待/,
  },
  {
    why: 'what is no time is a problem that an operator sees',
    settings: { until: 'form.startsAt' },
    data: { form: { startsAt: 'soon' } },
    problem: 'expression-failed',
  },
  { why: 'so is what the case does not know', settings: { until: 'form.startsAt' }, problem: 'expression-failed' },
]);

describe('settings of a wait', () => {
  it.each([
    ['nothing', {}],
    ['two at once', { within: 'P1D', workdays: 1 }],
    ['months, which differ in length', { within: 'P1M' }],
    ['no working day', { workdays: 0 }],
  ])('refuse %s', (_why, settings) => expect(wait.settings.safeParse(settings).success).toBe(false));
});
