/** An entry of a register (登记): what a procedure has taken on, how it stands, and who holds it back. */
import { text, type Text } from '../text.ts';
import type { Place } from '../rights.ts';

/** The registers there are. */
export const registers = {
  institution: text('应用机构', 'Institution'),
  system: text('应用系统', 'Application system'),
  terminal: text('终端机型', 'Terminal model'),
  'data-share': text('数据共享', 'Data share'),
  channel: text('渠道', 'Channel'),
  'catalogue-item': text('应用目录', 'Catalogue item'),
  partner: text('合作机构', 'Cooperating institution'),
} as const satisfies Record<string, Text>;
export type RegisterName = keyof typeof registers;

/** Who may hold an entry back, in words: each lifts only its own flag. */
export const flagSideWords = {
  applicant: text('接入单位', 'the applicant'),
  authority: text('主管机构', 'the authority'),
  platform: text('平台', 'the platform'),
  national: text('全国平台', 'the national platform'),
} as const satisfies Record<string, Text>;
export type FlagSide = keyof typeof flagSideWords;
export const flagSides = Object.keys(flagSideWords) as FlagSide[];

/** A flag that holds an entry back. */
export interface SuspensionFlag {
  by: string;
  at: string;
  reason: string;
  /** The entry whose suspension brought this one along. */
  from?: string;
}

/** registered: entered, without trust material; active: in use; withdrawn, terminated: over. A flag of any side suspends what is registered or active. */
export const registrationStates = {
  registered: text('已登记', 'Registered'),
  active: text('在用', 'In use'),
  withdrawn: text('已退出', 'Withdrawn'),
  terminated: text('已终止', 'Terminated'),
} as const satisfies Record<string, Text>;
export type RegistrationState = keyof typeof registrationStates;

/** How an entry stood when its applicant was told last: by its case, an order or a notice. */
export interface ToldStanding {
  state: RegistrationState;
  number: string | null;
  /** Who held it back by a flag of its own. */
  suspendedBy: readonly FlagSide[];
  at: string;
}

/** A daily volume: of an interface by its scope, of data by the resource. */
export interface Volume {
  of: string;
  daily: number;
}

/** An entry. `form` lies sealed in the store and is not part of it. */
export interface Registration extends Place {
  id: string;
  register: RegisterName;
  name: string;
  state: RegistrationState;
  flags: Partial<Record<FlagSide, SuspensionFlag>>;
  /** The entry that it belongs to: of a system its institution. */
  parent: string | null;
  /** The number that the national platform gave. */
  number: string | null;
  /** SM3 of the form by which it stands, a paper of `case`. */
  form: string;
  case: string;
  since: string;
  /** What lists show of it: nothing personal. */
  shows: Record<string, string>;
  /** Until when it holds, YYYY-MM-DD; null where it has no end. */
  until: string | null;
  /** Its termination, proposed by one person and not decided yet by another. */
  termination?: { by: string; at: string; reason: string } | null;
  /** How often a day it may use what; left out where it asks for no volume. */
  volumes?: readonly Volume[];
  /** Left out where nobody has applied for it. */
  told?: ToldStanding;
}

/** Whether somebody holds it back. */
export const isSuspended = ({ flags }: Pick<Registration, 'flags'>): boolean => Object.keys(flags).length > 0;

/** Whether it may be used now. */
export const isInForce = (entry: Pick<Registration, 'flags' | 'state'>): boolean =>
  entry.state === 'active' && !isSuspended(entry);
