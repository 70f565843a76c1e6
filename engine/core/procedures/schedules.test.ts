/** Ten thousand random schedules of acts right and wrong, of results late, twice and never, and of time: no case is orphaned. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { plannedActs, type PlannedAct } from '../../../test/support/planned.ts';
import type { ActInput, ProcedureEvent, StageWork } from '../run-procedure-ports.ts';
import { text } from '../text.ts';
import { actionsNow, everyAction } from './legal.ts';
import { begin, proceed, wakesAt, type Proceeded } from './proceed.ts';
import { holderOf } from './procedure-case.ts';
import { reviewerNow, stageNow } from './procedure-state.ts';
import { procedureTasks } from './procedure-tasks.ts';
import { sides, type Side } from './procedure.ts';

const planned = await plannedActs();
const hourMs = 3_600_000;
const finding = { pointer: '/name', rule: 'r', severity: 'error' as const, message: text('错', 'Wrong') };
/** What checks give of whom else is to be asked. */
const provider = { provider: 'demo-museum', providerRegion: '990100' };
const problem = { slug: 'too-slow', title: text('慢', 'Slow') };

const Random = fc.record({
  what: fc.constantFrom('right', 'right', 'right', 'wrong', 'result', 'result', 'time'),
  pick: fc.nat(1000),
  who: fc.constantFrom('wang', 'li', 'zhao'),
  side: fc.constantFrom(...(Object.keys(sides) as Side[])),
  verdict: fc.constantFrom('passed', 'passed', 'failed', 'unsaid', 'never'),
  late: fc.nat(4).map((visits) => (visits === 4 ? 1 : 0)),
});
type Random = typeof Random extends fc.Arbitrary<infer T> ? T : never;

/** Carries a case as its hosts do: the driver performs what is wanted, the store keeps stamps and tasks. */
class Carried {
  at: Proceeded;
  wanted: StageWork | null;
  open = new Set<string>();
  seqs: number[] = [];
  clock: number;
  acts = 0;
  readonly ground: PlannedAct['ground'];

  constructor({ ground }: PlannedAct) {
    this.ground = ground;
    this.clock = Date.parse(ground.start.openedAt);
    this.at = begin(ground);
    this.wanted = this.at.wanted;
    this.keep(null, this.at);
  }

  now = () => new Date(this.clock).toISOString();

  keep(before: Proceeded | null, after: Proceeded): void {
    const { start, plan } = this.ground;
    this.seqs.push(...after.stamps.map(({ seq }) => seq));
    if (after.stamps.length === 0) return;
    const was = before && { start, plan, state: before.state, stamps: [] };
    const is = { start, plan, state: after.state, stamps: after.stamps };
    for (const task of procedureTasks(was, is, this.now()))
      if (task.state === 'open') this.open.add(task.id);
      else this.open.delete(task.id);
  }

  take(event: ProcedureEvent): void {
    const next = proceed(this.ground, this.at.state, [event]);
    this.keep(this.at, next);
    if (next.wanted) this.wanted = next.wanted;
    this.at = next;
  }

  actRightly({ pick, who }: { pick: number; who: string }, only?: (id: string) => boolean): void {
    const { state } = this.at;
    const known = actionsNow(this.ground.plan, state).filter(({ action }) => only?.(action.id) ?? true);
    const chosen = known[pick % Math.max(1, known.length)];
    if (!chosen) return;
    this.act({ action: chosen.action.id, side: chosen.side, by: state.claimed ?? who, to: 'li' });
  }

  act(given: Pick<ActInput, 'action' | 'side' | 'by'> & Partial<ActInput>): void {
    const { plan } = this.ground;
    const role = reviewerNow(plan, this.at.state)?.role ?? 'applicant';
    this.take({
      event: 'acted',
      act: {
        ...{ id: `a-${(this.acts += 1)}`, role, institution: null, at: this.now(), visit: this.at.state.visit },
        ...{ reason: '理由', marks: [{ pointer: '/name', note: '请改' }], paper: 'digest', ...given },
      },
    });
  }

  /** What was wanted comes to its end; told again, or of an earlier visit, it changes nothing. */
  result({ verdict, late }: Pick<Random, 'verdict' | 'late'>): void {
    if (!this.wanted) return;
    const visit = this.wanted.visit - late;
    const findings = verdict === 'failed' ? [finding] : [];
    if (verdict === 'never') this.take({ event: 'failed', visit, problem, at: this.now() });
    else
      this.take({
        ...{ event: 'done', at: this.now(), visit, findings, gives: verdict === 'passed' ? provider : {} },
        verdict: verdict === 'passed' ? 'passed' : 'failed',
      });
  }

  time({ pick }: Pick<Random, 'pick'>): void {
    const wake = wakesAt(this.at.state);
    this.clock = pick % 2 === 0 && wake !== null ? Math.max(this.clock, Date.parse(wake)) : this.clock + hourMs;
    this.take({ event: 'elapsed', at: this.now() });
  }

  random(event: Random): void {
    const action = everyAction[event.pick % everyAction.length]!;
    if (event.what === 'right') this.actRightly(event);
    else if (event.what === 'wrong') this.act({ action, side: event.side, by: event.who, visit: event.pick % 9 });
    else if (event.what === 'result') this.result(event);
    else this.time(event);
  }

  /** Fails where a case is nobody's. */
  check(): void {
    const { start, plan } = this.ground;
    const { state } = this.at;
    expect(this.seqs.length).toBe(state.seq);
    expect(this.seqs.every((seq, index) => seq === index + 1)).toBe(true);
    const stage = stageNow(plan, state);
    if (state.phase === 'over') expect([state.outcome, state.endedAt]).not.toContain(null);
    if (state.phase === 'doing') expect(this.wanted?.visit).toBe(state.visit);
    if (state.phase === 'lasting') expect(wakesAt(state)).not.toBeNull();
    if (state.phase === 'held') expect(state.problem).not.toBeNull();
    const isAsked = state.phase === 'asking' || state.phase === 'held';
    if (isAsked) expect(holderOf({ start, plan, state }).role).not.toBeNull();
    const isLate = state.phase === 'asking' && state.isOverdue && stage.escalate !== null;
    expect(this.open.size).toBe(Number(isAsked) + Number(isLate));
  }
}

const onward = ['submit', 'approve', 'sign', 'hand-in', 'consent', 'retry'];

/** Whoever is asked answers as they should, another person each time. */
function helpOn(carried: Carried): void {
  for (let step = 0; step < 60 && carried.at.state.phase !== 'over'; step += 1) {
    const { phase } = carried.at.state;
    if (phase === 'doing') carried.result({ verdict: 'passed', late: 0 });
    else if (phase === 'lasting') carried.time({ pick: 0 });
    else {
      if (carried.at.state.claimed !== null) carried.actRightly({ pick: 0, who: '' }, (id) => id === 'release');
      carried.actRightly({ pick: 0, who: `person-${step}` }, (id) => onward.includes(id));
    }
  }
}

const runs = Math.ceil(10_000 / planned.length);

it.each(planned)(
  '$name: no schedule leaves a case that is nobody’s, and each can still be granted or is over',
  (each) => {
    fc.assert(
      fc.property(fc.array(Random, { maxLength: 40 }), (events) => {
        const carried = new Carried(each);
        carried.check();
        for (const event of events) {
          carried.random(event);
          carried.check();
        }
        helpOn(carried);
        carried.check();
        expect(carried.at.state.phase).toBe('over');
      }),
      { numRuns: runs, seed: 20261122 },
    );
  },
  300_000,
);

it('an item of a batch passes what it inherits, and ends where somebody would be asked', async () => {
  const access = planned.find(({ name }) => name === 'institution-access access')!;
  const inherits = { from: 'batch', stages: ['application', 'review', 'agreement'], submitted: 'first' };
  const item = () =>
    new Carried({ ...access, ground: { ...access.ground, start: { ...access.ground.start, inherits } } });
  const sound = item();
  expect(sound.at.state).toMatchObject({ phase: 'doing', submitted: 'first' });
  for (const _stage of ['check', 'registration', 'effect']) sound.result({ verdict: 'passed', late: 0 });
  sound.check();
  expect(sound.at.state).toMatchObject({ phase: 'over', outcome: 'granted' });
  const refused = item();
  refused.result({ verdict: 'unsaid', late: 0 });
  refused.check();
  expect(refused.at.state).toMatchObject({ phase: 'over', outcome: 'rejected' });
});
