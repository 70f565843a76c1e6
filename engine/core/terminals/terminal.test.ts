/** Every state of a device, every act, every role: allowed or refused by name, against a table written down here; and what opens a case. */
import { expect, it, test } from 'vitest';
import { isProblem } from '../problem.ts';
import { roles, type Role } from '../rights.ts';
import { flagsOf } from './heartbeat.ts';
import {
  demandActivable,
  lackingFor,
  terminalRules,
  terminalStates,
  useRefusal,
  withTerminalAct,
  type PersonAct,
  type Terminal,
  type TerminalState,
} from './terminal.ts';

const at = '2026-11-22T00:00:00.000Z';
const reason = '按年度核查计划处理，现场已确认。';
const doing = { by: 'somebody', at, reason };
const device = (state: TerminalState, more: Partial<Terminal> = {}): Terminal => ({
  ...{ id: 'DEV-000001', model: 'demo-gate-30', region: '990000', institution: 'demo-library', site: '一楼大厅' },
  ...{ scenarios: ['park-entry'], state, suspensions: {}, psam: '990000000001', successor: null },
  ...{ activatedAt: null, heartbeat: null, flags: [], revision: 1, history: [] },
  ...more,
});
const slugOf = (act: () => unknown): string => {
  try {
    return String(act());
  } catch (error) {
    if (isProblem(error)) return error.slug;
    throw error;
  }
};

const t = 'terminal-state';
const a = 'act-of-another-role';
const b = 'suspended-by-another';
/** By state (suspended: by the side that asks, then by the other), the acts suspend, resume, replace, recall, scrap. */
const rows: [string, Terminal, readonly string[], readonly string[]][] = [
  [
    'registered',
    device('registered'),
    ['suspended', t, 'replaced', 'recalled', 'scrapped'],
    ['suspended', t, 'replaced', a, a],
  ],
  ['active', device('active'), ['suspended', t, 'replaced', 'recalled', t], ['suspended', t, 'replaced', a, a]],
  [
    'suspended by the administration',
    device('suspended', { suspensions: { authority: doing } }),
    [t, 'registered', 'replaced', 'recalled', t],
    ['suspended', b, 'replaced', a, a],
  ],
  [
    'suspended by its institution',
    device('suspended', { suspensions: { applicant: doing } }),
    ['suspended', b, 'replaced', 'recalled', t],
    [t, 'registered', 'replaced', a, a],
  ],
  [
    'suspended by both',
    device('suspended', { suspensions: { applicant: doing, authority: doing } }),
    [t, 'suspended', 'replaced', 'recalled', t],
    [t, 'suspended', 'replaced', a, a],
  ],
  ['replaced', device('replaced'), [t, t, t, 'recalled', 'scrapped'], [t, t, t, a, a]],
  ['recalled', device('recalled'), [t, t, t, t, 'scrapped'], [t, t, t, a, a]],
  ['scrapped', device('scrapped'), [t, t, t, t, t], [t, t, t, a, a]],
];
const acts = Object.keys(terminalRules) as PersonAct[];
const outcome = (terminal: Terminal, act: PersonAct, role: Role): string =>
  slugOf(() => withTerminalAct(terminal, act, { role, account: 'x' }, { at, reason }).state);

test.each(rows)('a device that is %s', (_name, terminal, forManager, forApplicant) => {
  expect(acts.map((act) => outcome(terminal, act, 'access-manager'))).toEqual(forManager);
  expect(acts.map((act) => outcome(terminal, act, 'applicant'))).toEqual(forApplicant);
  const others = (Object.keys(roles) as Role[]).filter((role) => !['access-manager', 'applicant'].includes(role));
  for (const role of others) expect(acts.map((act) => outcome(terminal, act, role))).toEqual(acts.map(() => a));
});

it('the table has every state', () => {
  expect(new Set(rows.map(([, { state }]) => state))).toEqual(new Set(Object.keys(terminalStates)));
});

it('activates itself only when it is registered and lacks nothing', () => {
  for (const [, terminal] of rows)
    expect(slugOf(() => demandActivable(terminal))).toBe(terminal.state === 'registered' ? 'undefined' : t);
  const bare = device('registered', { psam: null, institution: null, site: null, scenarios: [] });
  expect(lackingFor(bare)).toHaveLength(4);
  expect(slugOf(() => demandActivable(bare))).toBe('terminal-incomplete');
});

it('must be activated again once its suspension is lifted', () => {
  const active = device('active', { activatedAt: at });
  const manager = { role: 'access-manager', account: 'x' } as const;
  const suspended = withTerminalAct(active, 'suspend', manager, { at, reason });
  const lifted = withTerminalAct(suspended, 'resume', manager, { at, reason });
  expect(lifted).toMatchObject({ state: 'registered', activatedAt: null, suspensions: {} });
  expect(lifted.history.map(({ act }) => act)).toEqual(['suspend', 'resume']);
});

it('opens a case only when it is active and bound to the scenario', () => {
  expect(useRefusal(device('active'), 'park-entry')).toBeNull();
  expect(useRefusal(device('active'), 'library-lending')?.slug).toBe('terminal-not-bound');
  expect(useRefusal(device('active', { site: null }), 'park-entry')?.slug).toBe('terminal-not-bound');
  for (const [, terminal] of rows)
    if (terminal.state !== 'active') expect(useRefusal(terminal, 'park-entry')?.slug).toBe('terminal-not-active');
});

it('is flagged for firmware that is not approved, and for a clock that is off', () => {
  const sm3 = 'a'.repeat(64);
  const model = {
    ...{
      id: 'm',
      name: { 'zh-CN': '甲', en: 'A' },
      maker: { name: { 'zh-CN': '甲', en: 'A' } },
      form: 'gate' as const,
    },
    ...{ modes: ['contactless' as const], algorithms: [], psam: true, chips: [] },
    firmware: [
      { version: '1', sm3, approved: true },
      { version: '0', sm3: 'b'.repeat(64), approved: false },
    ],
  };
  const beat = { at, firmware: sm3, clockAheadS: 0, lastUsedAt: null, sequence: 1 };
  expect(flagsOf(model, beat)).toEqual([]);
  expect(flagsOf(model, { ...beat, firmware: 'b'.repeat(64), clockAheadS: -301 })).toEqual(['firmware', 'clock']);
  expect(flagsOf(undefined, beat)).toEqual(['firmware']);
});
