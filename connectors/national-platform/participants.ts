/** The national platform's register of participants: its own numbers and states, every act once by its key, and what may be done from which state. */
import { type InputOf, type OutputOf } from '../../engine/core/connectors.ts';
import {
  type ActReply,
  type DeclineCode,
  type ParticipantKind,
  type RegisteredParticipant,
} from '../../engine/core/operations/participant-register.ts';
import { text, type Text } from '../../engine/core/text.ts';
import { openJournal, type JournalOptions } from '../sealed-messages/journal.ts';

/** What is done to a participant that has a number. */
export type RegisterAct = 'suspend' | 'resume' | 'withdraw' | 'terminate';
type Author = RegisteredParticipant['lastAct']['by'];
type Registration = Omit<InputOf<'national-register.register'>, 'key'>;
type Change = Omit<InputOf<'national-register.change'>, 'key'>;
interface Order {
  number: string;
  reason: string;
}
type Decided = { participant: RegisteredParticipant } | { code: DeclineCode };

/** The words of each reason to decline. */
export const declineWords: Record<DeclineCode, Text> = {
  'name-not-permitted': text('名称不符合登记规定，予以驳回', 'The name does not keep to the rules of registration'),
  'already-registered': text('该参与方已登记，不能重复登记', 'The participant is registered already'),
  'state-not-allowed': text('当前状态不能执行该操作', 'This cannot be done as it stands'),
  'suspended-from-above': text(
    '由全国平台暂停，须由全国平台恢复',
    'The national platform suspended it and alone lifts that',
  ),
  'terminated-before': text(
    '该参与方已被终止，不能再次登记',
    'The participant was terminated and cannot be registered again',
  ),
  'no-such-number': text('没有这个登记编号', 'There is no such number'),
};

export interface ParticipantRegister {
  register(asked: InputOf<'national-register.register'>): Promise<ActReply>;
  change(asked: InputOf<'national-register.change'>): Promise<ActReply>;
  act(act: RegisterAct, asked: { key: string; number: string; reason: string }, by?: Author): Promise<ActReply>;
  get(asked: InputOf<'national-register.get'>): Promise<OutputOf<'national-register.get'>>;
  list(asked: InputOf<'national-register.list'>): Promise<OutputOf<'national-register.list'>>;
  close(): Promise<void>;
}

/** The operations of the register, by name. */
export const registerDoors = (register: ParticipantRegister) => ({
  'national-register.register': (asked: InputOf<'national-register.register'>) => register.register(asked),
  'national-register.change': (asked: InputOf<'national-register.change'>) => register.change(asked),
  'national-register.suspend': (asked: InputOf<'national-register.suspend'>) => register.act('suspend', asked),
  'national-register.resume': (asked: InputOf<'national-register.resume'>) => register.act('resume', asked),
  'national-register.withdraw': (asked: InputOf<'national-register.withdraw'>) => register.act('withdraw', asked),
  'national-register.terminate': (asked: InputOf<'national-register.terminate'>) => register.act('terminate', asked),
  'national-register.get': (asked: InputOf<'national-register.get'>) => register.get(asked),
  'national-register.list': (asked: InputOf<'national-register.list'>) => register.list(asked),
});

const prefixes: Record<ParticipantKind, string> = {
  institution: 'JG',
  system: 'XT',
  'terminal-model': 'ZD',
  channel: 'QD',
  'data-share': 'SJ',
  partner: 'HZ',
};

/** What an act makes of a participant, or why it is declined. */
function decided(before: RegisteredParticipant, act: RegisterAct, by: Author, at: string, reason: string): Decided {
  const { state, suspendedBy } = before;
  const isIn = state === 'registered' || state === 'suspended';
  const others = suspendedBy.filter((each) => each !== by);
  const after = (next: RegisteredParticipant['state'], holders: Author[]): Decided => ({
    participant: {
      ...before,
      state: next,
      since: next === state ? before.since : at,
      suspendedBy: holders,
      lastAct: { act, by, at, reason },
    },
  });
  if (act === 'terminate') return state === 'terminated' ? { code: 'state-not-allowed' } : after('terminated', []);
  if (!isIn) return { code: 'state-not-allowed' };
  if (act === 'withdraw') return after('withdrawn', []);
  if (act === 'suspend') {
    return suspendedBy.includes(by) ? { code: 'state-not-allowed' } : after('suspended', [...others, by]);
  }
  if (suspendedBy.includes(by)) return after(others.length > 0 ? 'suspended' : 'registered', others);
  return { code: others.includes('national') ? 'suspended-from-above' : 'state-not-allowed' };
}

/** Opens the register over its journal. */
export async function openParticipantRegister(options: Omit<JournalOptions, 'apply'>): Promise<ParticipantRegister> {
  const entries = new Map<string, RegisteredParticipant>();
  const journal = await openJournal({
    ...options,
    apply({ result }) {
      const done = result as Decided;
      if ('participant' in done) entries.set(done.participant.number, done.participant);
    },
  });

  const named = (kind: ParticipantKind, participant: string) =>
    [...entries.values()].filter((each) => each.kind === kind && each.participant === participant);

  function registered(asked: Registration, at: string): Decided {
    const earlier = named(asked.kind, asked.participant);
    if (asked.name.includes('驳回')) return { code: 'name-not-permitted' };
    if (earlier.some(({ state }) => state === 'terminated')) return { code: 'terminated-before' };
    if (earlier.some(({ state }) => state !== 'withdrawn')) return { code: 'already-registered' };
    const number = `${prefixes[asked.kind]}-${String(entries.size + 1).padStart(8, '0')}`;
    const lastAct = { act: 'register', by: 'platform', at, reason: null } as const;
    return { participant: { ...asked, number, state: 'registered', since: at, suspendedBy: [], lastAct } };
  }

  function changed({ number, name, details }: Change, at: string): Decided {
    const before = entries.get(number);
    if (!before) return { code: 'no-such-number' };
    if (before.state !== 'registered' && before.state !== 'suspended') return { code: 'state-not-allowed' };
    if (name?.includes('驳回')) return { code: 'name-not-permitted' };
    const lastAct = { act: 'change', by: 'platform', at, reason: null } as const;
    return {
      participant: { ...before, name: name ?? before.name, details: { ...before.details, ...details }, lastAct },
    };
  }

  async function once(act: string, key: string, asked: unknown, decide: (at: string) => Decided): Promise<ActReply> {
    const { result, repeated } = await journal.once(act, key, asked, (at) => decide(at.toISOString()));
    if ('participant' in result) return { outcome: 'done', participant: result.participant, repeated };
    return { outcome: 'declined', code: result.code, reason: declineWords[result.code], repeated };
  }

  return {
    close: journal.close,
    register: ({ key, ...asked }) => once('register', key, asked, (at) => registered(asked, at)),
    change: ({ key, ...asked }) => once('change', key, asked, (at) => changed(asked, at)),
    act: (act, { key, ...asked }, by = 'platform') =>
      once(act, key, { ...asked, by }, (at) => {
        const { number, reason }: Order = asked;
        const before = entries.get(number);
        return before ? decided(before, act, by, at, reason) : { code: 'no-such-number' };
      }),
    async get(asked) {
      await journal.settled();
      const found = 'number' in asked ? entries.get(asked.number) : named(asked.kind, asked.participant).at(-1);
      return { participant: found ?? null };
    },
    async list({ after, limit, kind }) {
      await journal.settled();
      const order = [...entries.values()].filter((each) => kind === undefined || each.kind === kind);
      const from = after === null ? 0 : order.findIndex(({ number }) => number === after) + 1;
      const items = order.slice(from, from + limit);
      return { items, next: from + limit < order.length ? (items.at(-1)?.number ?? null) : null };
    },
  };
}
