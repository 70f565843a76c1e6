/** A device (终端机具) through its life: registered in a batch, activated by itself, suspended from either side, replaced, recalled, scrapped. */
import { problem, type Problem } from '../problem.ts';
import { roles, type Actor, type Place, type Role } from '../rights.ts';
import { text, type Text } from '../text.ts';

/** The states of a device. */
export const terminalStates = {
  registered: text('已登记', 'Registered'),
  active: text('在用', 'Active'),
  suspended: text('已暂停', 'Suspended'),
  replaced: text('已更换', 'Replaced'),
  recalled: text('已召回', 'Recalled'),
  scrapped: text('已报废', 'Scrapped'),
} as const satisfies Record<string, Text>;
export type TerminalState = keyof typeof terminalStates;

/** What is done to a device; `activate` it does itself. */
export const terminalActs = {
  activate: text('激活', 'Activate'),
  suspend: text('暂停', 'Suspend'),
  resume: text('解除暂停', 'Lift the suspension'),
  replace: text('更换', 'Replace'),
  recall: text('召回', 'Recall'),
  scrap: text('报废', 'Scrap'),
} as const satisfies Record<string, Text>;
export type TerminalAct = keyof typeof terminalActs;

/** The sides that suspend: who set a flag alone lifts it. */
export const suspensionSides = {
  applicant: text('接入单位', 'The institution'),
  authority: text('管理机构', 'The administration'),
} as const satisfies Record<string, Text>;
export type SuspensionSide = keyof typeof suspensionSides;

/** Who did something, when and why. */
export interface Doing {
  by: string;
  at: string;
  reason: string | null;
}

/** What a device said of itself last. */
export interface Heartbeat {
  at: string;
  firmware: string;
  /** How far its clock is ahead of ours, in seconds. */
  clockAheadS: number;
  lastUsedAt: string | null;
  sequence: number;
}

/** What is wrong with what a device said. */
export const terminalFlags = {
  firmware: text('固件不是核准的版本', 'Its firmware is not an approved build'),
  clock: text('时钟偏差超过五分钟', 'Its clock is off by more than five minutes'),
} as const satisfies Record<string, Text>;
export type TerminalFlag = keyof typeof terminalFlags;

/** Where and for what a device is used. */
export interface Binding {
  /** The institution that answers for it. */
  institution: string | null;
  /** Where it stands, in words. */
  site: string | null;
  /** The scenarios that it may open. */
  scenarios: string[];
}

/** A device of the register; also an item of GET /api/terminals. */
export interface Terminal extends Place, Binding {
  /** The maker's serial number. */
  id: string;
  model: string;
  state: TerminalState;
  suspensions: Partial<Record<SuspensionSide, Doing>>;
  /** The PSAM that it holds, by its serial. */
  psam: string | null;
  /** The device that took its place. */
  successor: string | null;
  activatedAt: string | null;
  heartbeat: Heartbeat | null;
  flags: TerminalFlag[];
  revision: number;
  history: TerminalStep[];
}

/** What happened to a device; `void-activation` the platform does, when what it hangs on is held back or over. */
export interface TerminalStep extends Doing {
  act: TerminalAct | 'register' | 'bind' | 'insert-psam' | 'void-activation';
  /** Of a voided activation: the entry of a register that was held back. */
  of?: string;
}

interface Rule {
  from: readonly TerminalState[];
  roles: readonly Role[];
}
const both: readonly Role[] = ['access-manager', 'applicant'];
const manager: readonly Role[] = ['access-manager'];

/** From where each act of a person may be done, and by whom. */
export const terminalRules = {
  suspend: { from: ['registered', 'active', 'suspended'], roles: both },
  resume: { from: ['suspended'], roles: both },
  replace: { from: ['registered', 'active', 'suspended'], roles: both },
  recall: { from: ['registered', 'active', 'suspended', 'replaced'], roles: manager },
  scrap: { from: ['registered', 'replaced', 'recalled'], roles: manager },
} as const satisfies Record<Exclude<TerminalAct, 'activate'>, Rule>;

/** The acts that people do. */
export type PersonAct = keyof typeof terminalRules;

/** For which side somebody speaks. */
export const sideOf = (role: Role): SuspensionSide => (role === 'applicant' ? 'applicant' : 'authority');

const stateProblem = (state: TerminalState, act: TerminalAct): Problem =>
  problem('terminal-state', { state: terminalStates[state], act: terminalActs[act] });

/** Why an act of a person may not be done, by name; null where it may. */
export function terminalRefusal(
  { state, suspensions }: Pick<Terminal, 'state' | 'suspensions'>,
  act: PersonAct,
  role: Role,
): Problem | null {
  const rule: Rule = terminalRules[act];
  if (!rule.roles.includes(role))
    return problem('act-of-another-role', { act: terminalActs[act], role: roles['access-manager'].name });
  if (!rule.from.includes(state)) return stateProblem(state, act);
  const side = sideOf(role);
  if (act === 'suspend' && suspensions[side]) return stateProblem('suspended', 'suspend');
  if (act === 'resume' && !suspensions[side]) {
    const other = side === 'applicant' ? 'authority' : 'applicant';
    return problem('suspended-by-another', { side: suspensionSides[other] });
  }
  return null;
}

/** The device after an act of a person; once nobody suspends it any more it is registered, and has to activate itself again. @throws Problem `act-of-another-role`, `terminal-state`, `suspended-by-another` */
export function withTerminalAct(
  terminal: Terminal,
  act: PersonAct,
  { role, account }: Pick<Actor, 'role' | 'account'>,
  said: { at: string; reason: string; successor?: string },
): Terminal {
  const refusal = terminalRefusal(terminal, act, role);
  if (refusal) throw refusal;
  const doing = { by: account, at: said.at, reason: said.reason };
  const done = { ...terminal, history: [...terminal.history, { ...doing, act }] };
  const side = sideOf(role);
  switch (act) {
    case 'suspend':
      return { ...done, state: 'suspended', suspensions: { ...terminal.suspensions, [side]: doing } };
    case 'resume': {
      const suspensions = { ...terminal.suspensions };
      Reflect.deleteProperty(suspensions, side);
      const still = Object.keys(suspensions).length > 0;
      return { ...done, suspensions, state: still ? 'suspended' : 'registered', activatedAt: null };
    }
    case 'replace':
      return { ...done, state: 'replaced', successor: said.successor ?? null };
    case 'recall':
      return { ...done, state: 'recalled' };
    case 'scrap':
      return { ...done, state: 'scrapped' };
  }
}

/** What a device lacks before it may activate itself; empty where nothing. */
export function lackingFor({ psam, institution, site, scenarios }: Terminal): Text[] {
  return [
    ...(psam === null ? [text('PSAM', 'a PSAM')] : []),
    ...(institution === null ? [text('应用机构', 'an institution')] : []),
    ...(site === null ? [text('安装地点', 'a place')] : []),
    ...(scenarios.length === 0 ? [text('应用场景', 'a scenario')] : []),
  ];
}

const joined = (parts: readonly Text[]): Text =>
  text(parts.map((part) => part['zh-CN']).join('、'), parts.map(({ en }) => en).join(', '));

/** Throws unless a device may activate itself. @throws Problem `terminal-state`, `terminal-incomplete` */
export function demandActivable(terminal: Terminal): void {
  if (terminal.state !== 'registered') throw stateProblem(terminal.state, 'activate');
  const lacking = lackingFor(terminal);
  if (lacking.length > 0) throw problem('terminal-incomplete', { lacking: joined(lacking) });
}

/** Why no case may be opened at a device, by name; null where one may. */
export function useRefusal(terminal: Terminal, scenario: string): Problem | null {
  const { id: serial, state } = terminal;
  if (state !== 'active') return problem('terminal-not-active', { serial, state: terminalStates[state] });
  if (lackingFor(terminal).length > 0 || !terminal.scenarios.includes(scenario))
    return problem('terminal-not-bound', { serial });
  return null;
}
