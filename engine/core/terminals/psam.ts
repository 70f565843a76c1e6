/** A PSAM through its life: requested by one person, issued by another, in a device, and out of use. The table says of every state and act what follows. */
import { z } from 'zod';
import { problem, type Problem } from '../problem.ts';
import { roles, type Actor, type Place, type Role } from '../rights.ts';
import { text, type Text } from '../text.ts';

/** A serial number of a PSAM: twelve digits. */
export const psamSerial = z
  .string()
  .regex(/^\d{12}$/)
  .describe('Serial number of a PSAM, twelve digits');

/** The states of a PSAM. */
export const psamStates = {
  'in-stock': text('在库', 'In stock'),
  requested: text('已申请', 'Requested'),
  issued: text('已签发', 'Issued'),
  bound: text('已装机', 'In a device'),
  blocked: text('已冻结', 'Blocked'),
  replaced: text('已换下', 'Replaced'),
  recalled: text('已召回', 'Recalled'),
  scrapped: text('已销毁', 'Scrapped'),
} as const satisfies Record<string, Text>;
export type PsamState = keyof typeof psamStates;

/** What is done to a PSAM. */
export const psamActs = {
  request: text('申请签发', 'Request'),
  withdraw: text('撤回申请', 'Withdraw the request'),
  refuse: text('不予签发', 'Refuse'),
  issue: text('签发', 'Issue'),
  bind: text('装机', 'Put into the device'),
  replace: text('换下', 'Replace'),
  recall: text('召回', 'Recall'),
  scrap: text('销毁', 'Scrap'),
} as const satisfies Record<string, Text>;
export type PsamAct = keyof typeof psamActs;

/** A PSAM; the key never leaves the key service, which gives a check value instead. */
export interface Psam extends Place {
  /** Serial number: twelve digits. */
  serial: string;
  state: PsamState;
  /** The device it was requested for, and is bound to; null in stock. */
  terminal: string | null;
  /** Who asked for it, of the request that stands or was granted. */
  requestedBy: string | null;
  /** Who issued it. */
  issuedBy: string | null;
  /** What the key service says of its key: six hexadecimal digits. */
  checkValue: string | null;
  revision: number;
  history: PsamStep[];
}

/** What happened to it; `block` and `release` the platform does, as its device, the model and the institution stand. */
export interface PsamStep {
  act: PsamAct | 'stock' | 'block' | 'release';
  by: string;
  at: string;
  reason: string | null;
  /** Of a block: the entry of a register that is held back or over; left out where the device itself is. */
  of?: string;
}

/** The states in which it is worth something, and is blocked when what it hangs on is held back. */
export const blockable = ['issued', 'bound'] as const satisfies readonly PsamState[];

interface Rule {
  from: readonly PsamState[];
  to: PsamState;
  roles: readonly Role[];
  /** Whether the requester must, or must not, be the one who does it. */
  requester?: 'only' | 'never';
}

const both: readonly Role[] = ['access-manager', 'applicant'];
const manager: readonly Role[] = ['access-manager'];

/** What each act does, from where, and by whom. */
export const psamRules = {
  request: { from: ['in-stock'], to: 'requested', roles: both },
  withdraw: { from: ['requested'], to: 'in-stock', roles: both, requester: 'only' },
  refuse: { from: ['requested'], to: 'in-stock', roles: manager, requester: 'never' },
  issue: { from: ['requested'], to: 'issued', roles: manager, requester: 'never' },
  bind: { from: ['issued'], to: 'bound', roles: both },
  replace: { from: ['bound'], to: 'replaced', roles: manager },
  recall: { from: ['issued', 'bound', 'blocked', 'replaced'], to: 'recalled', roles: manager },
  scrap: { from: ['in-stock', 'replaced', 'recalled'], to: 'scrapped', roles: manager, requester: 'never' },
} as const satisfies Record<PsamAct, Rule>;

/** Why an act may not be done, by name; null where it may. */
export function psamRefusal(
  psam: Pick<Psam, 'state' | 'requestedBy'>,
  act: PsamAct,
  { role, account }: Pick<Actor, 'role' | 'account'>,
): Problem | null {
  const rule: Rule = psamRules[act];
  if (!rule.roles.includes(role)) {
    const [needed = 'access-manager'] = rule.roles;
    return problem('act-of-another-role', { act: psamActs[act], role: roles[needed].name });
  }
  if (!rule.from.includes(psam.state))
    return problem('psam-state', { state: psamStates[psam.state], act: psamActs[act] });
  const isRequester = psam.requestedBy === account;
  if (rule.requester === 'never' && isRequester) return problem('same-requester');
  if (rule.requester === 'only' && !isRequester) return problem('not-the-requester');
  return null;
}

/** What is said with an act. */
export interface PsamDoing {
  actor: Pick<Actor, 'role' | 'account'>;
  at: string;
  reason: string | null;
  /** Of a request: the device it is for, and whose that is. */
  terminal?: { id: string; institution: string | null };
  /** Of an issue: what the key service says. */
  checkValue?: string;
}

/** The PSAM after an act. @throws Problem `act-of-another-role`, `psam-state`, `same-requester`, `not-the-requester` */
export function withPsamAct(psam: Psam, act: PsamAct, doing: PsamDoing): Psam {
  const refusal = psamRefusal(psam, act, doing.actor);
  if (refusal) throw refusal;
  const { account } = doing.actor;
  const step = { act, by: account, at: doing.at, reason: doing.reason };
  const back = act === 'withdraw' || act === 'refuse';
  return {
    ...psam,
    state: psamRules[act].to,
    ...(act === 'request' && {
      requestedBy: account,
      terminal: doing.terminal?.id ?? null,
      institution: doing.terminal?.institution ?? null,
    }),
    ...(back && { requestedBy: null, terminal: null, institution: null }),
    ...(act === 'issue' && { issuedBy: account, checkValue: doing.checkValue ?? null }),
    history: [...psam.history, step],
  };
}
