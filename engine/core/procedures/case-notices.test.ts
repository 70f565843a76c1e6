/** Notices of cases: every action of every side has its rule, and whatever happens to a case, the notices that follow fit their templates. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plannedActs, type PlannedAct } from '../../../test/support/planned.ts';
import { noticeErrors, NoticeCatalogue } from '../notice.ts';
import type { ActInput, ProcedureEvent } from '../run-procedure-ports.ts';
import { text } from '../text.ts';
import { caseNotices, caseVariables, type CaseNotice } from './case-notices.ts';
import { actionsNow, everyAction } from './legal.ts';
import { begin, proceed, wakesAt, type Proceeded } from './proceed.ts';
import type { Side } from './procedure.ts';
import { stampNotices, tellingsOf, type Happening } from './stamp-notices.ts';

const file = new URL('../../../rulesets/notices/access.json', import.meta.url);
const templates = NoticeCatalogue.parse(JSON.parse(readFileSync(file, 'utf8'))).notices;
const planned = await plannedActs();
const reason = '请补充说明材料的来源和有效期，并重新提交。';
const finding = { pointer: '/name', rule: 'r', severity: 'error' as const, message: text('错', 'Wrong') };
const gives = { provider: 'demo-museum', providerRegion: '990100', number: 'JG-00000001' };

describe('the table', () => {
  it('has a rule for every action of every side that may take it, and for no other', () => {
    const asked = new Set(['applicant opened', 'platform retry']);
    for (const { ground } of planned)
      for (const { asks } of ground.plan.stages)
        for (const { id } of asks?.actions ?? []) asked.add(`${asks!.side} ${id}`);
    const isAct = (happening: string) => happening === 'opened' || (everyAction as string[]).includes(happening);
    const ruled = Object.entries(stampNotices).flatMap(([happening, rules]) =>
      Object.keys(rules).map((side) => [happening, side] as const),
    );
    const ofActs = ruled.filter(([happening]) => isAct(happening)).map(([happening, side]) => `${side} ${happening}`);
    expect(ofActs.sort()).toEqual([...asked].sort());
    expect(ruled.filter(([happening]) => !isAct(happening)).every(([, side]) => side === 'platform')).toBe(true);
  });

  it('names templates that there are, and a reason where nobody is told', () => {
    for (const [happening, rules] of Object.entries(stampNotices))
      for (const [side, rule] of Object.entries(rules)) {
        if ('nobody' in rule) expect(rule.nobody['zh-CN'].length).toBeGreaterThan(4);
        for (const { template } of tellingsOf(happening as Happening, side as Side))
          expect(templates).toHaveProperty([template]);
      }
  });
});

/** A case that anything may happen to; every step is asked for its notices. */
class Walked {
  at: Proceeded;
  clock: number;
  readonly ground: PlannedAct['ground'];
  readonly found: CaseNotice[] = [];

  constructor({ ground }: PlannedAct) {
    this.ground = ground;
    this.clock = Date.parse(ground.start.openedAt);
    this.at = begin(ground);
    this.keep();
  }

  now = () => new Date((this.clock += 60_000)).toISOString();

  keep(): void {
    const { start, plan } = this.ground;
    const { state, stamps } = this.at;
    const projection = { start, plan, state, stamps };
    const notices = caseNotices(projection);
    // Written again they are the same.
    expect(caseNotices(projection)).toEqual(notices);
    this.found.push(...notices);
  }

  take(event: ProcedureEvent): void {
    this.at = proceed(this.ground, this.at.state, [event]);
    this.keep();
  }

  act(pick: number, by: string): void {
    const { state } = this.at;
    const known = actionsNow(this.ground.plan, state);
    const chosen = known[pick % Math.max(1, known.length)];
    if (!chosen) return;
    const { side, action } = chosen;
    const role = state.isOverdue ? 'approver' : 'access-manager';
    const act: ActInput = {
      ...{ id: `a-${state.seq}`, action: action.id, visit: state.visit, by: state.claimed ?? by, side, role },
      ...{ institution: null, at: this.now(), to: 'li', paper: 'digest', reason },
      marks: [{ pointer: '/contactPhone', note: '13912345678 无法接通' }],
    };
    this.take({ event: 'acted', act });
  }

  step({ what, pick, by }: { what: string; pick: number; by: string }): void {
    const { visit } = this.at.state;
    const at = this.now();
    if (what === 'act') this.act(pick, by);
    else if (what === 'passed') this.take({ event: 'done', at, visit, verdict: 'passed', findings: [], gives });
    else if (what === 'failed')
      this.take({ event: 'done', at, visit, verdict: 'failed', findings: [finding], gives: {} });
    else if (what === 'broken')
      this.take({ event: 'failed', at, visit, problem: { slug: 'too-slow', title: text('慢', 'Slow') } });
    else {
      this.clock = Math.max(this.clock, Date.parse(wakesAt(this.at.state) ?? at));
      this.take({ event: 'elapsed', at: this.now() });
    }
  }
}

const addresses = { email: 'a@demo.invalid', sms: '19900000001', webhook: 'https://hook.example.org/in' };

const Step = fc.record({
  what: fc.constantFrom('act', 'act', 'passed', 'passed', 'failed', 'broken', 'time'),
  pick: fc.nat(1000),
  by: fc.constantFrom('wang', 'li', 'zhao'),
});

describe('the notices of a case', () => {
  it.each(planned)('$name: fit their templates, have one key each, and never hold what stands in a field', (each) => {
    fc.assert(
      fc.property(fc.array(Step, { maxLength: 30 }), (steps) => {
        const walked = new Walked(each);
        for (const step of steps) walked.step(step);
        const { place } = each.ground.start;
        for (const found of walked.found) {
          const { key, template, channel, recipient } = found;
          const notice = {
            ...{ ...place, key, template, channel, to: addresses[channel], about: null },
            variables: caseVariables(found, each.ground, {}),
          };
          expect(noticeErrors(templates, notice)).toEqual([]);
          expect(recipient.to === 'systems').toBe(channel === 'webhook');
          if (channel === 'sms') expect(recipient).toEqual({ to: 'applicant' });
        }
        const keys = walked.found.map(({ key, recipient }) => `${key} ${JSON.stringify(recipient)}`);
        expect(new Set(keys).size).toBe(keys.length);
        expect(JSON.stringify(walked.found)).not.toContain('13912345678');
      }),
      { numRuns: 150, seed: 20261122 },
    );
  });

  it.each([
    ['passed', 'granted', []],
    ['failed', 'rejected', []],
    ['broken', null, ['access.held']],
  ])('of an item of a batch whose work is %s only what needs somebody is told', (what, outcome, told) => {
    const access = planned.find(({ name }) => name === 'institution-access renewal') ?? planned[0]!;
    const inherits = { from: 'batch', stages: ['application', 'review', 'agreement'], submitted: 'first' };
    const walked = new Walked({ ...access, ground: { ...access.ground, start: { ...access.ground.start, inherits } } });
    for (let step = 0; step < 20 && walked.at.state.phase === 'doing'; step += 1)
      walked.step({ what, pick: 0, by: '' });
    expect(walked.at.state.outcome).toBe(outcome);
    expect(walked.found.map(({ template }) => template)).toEqual(told);
  });
});
