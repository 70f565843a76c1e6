/** What the national platform’s register of participants is asked: to register, change, suspend, resume, withdraw and terminate, each once by its key, and how one stands there. */
import { z } from 'zod';
import { Region } from '../rights.ts';
import { Text, text } from '../text.ts';
import { defineOperation, Key, Repeated } from './define-operation.ts';

/** What takes part in the use of the card and is registered at the national platform. */
export const ParticipantKind = z.enum(['institution', 'system', 'terminal-model', 'channel', 'data-share', 'partner']);
export type ParticipantKind = z.infer<typeof ParticipantKind>;

/** How a participant stands at the national platform. */
export const RegisteredState = z.enum(['registered', 'suspended', 'withdrawn', 'terminated']);
export type RegisteredState = z.infer<typeof RegisteredState>;

/** Why the national platform declines, as a code. */
export const DeclineCode = z.enum([
  'name-not-permitted',
  'already-registered',
  'state-not-allowed',
  'suspended-from-above',
  'terminated-before',
  'no-such-number',
]);
export type DeclineCode = z.infer<typeof DeclineCode>;

const Participant = z
  .string()
  .regex(/^[\w.-]{1,80}$/)
  .describe('Our id of the participant');
const Moment = z.string().describe('RFC 3339');
const Reason = z.string().min(1).max(1000);
const Details = z.record(z.string().max(60), z.string().max(500)).describe('What else is registered of it');
const PlacedNumber = z.string().min(1).max(60).describe('Number that the national platform gave it');

/** A participant as the national platform has it. */
export const RegisteredParticipant = z.strictObject({
  number: PlacedNumber,
  kind: ParticipantKind,
  participant: Participant,
  name: z.string(),
  region: Region,
  details: Details,
  state: RegisteredState,
  since: Moment.describe('Since when it stands so, RFC 3339'),
  suspendedBy: z.array(z.enum(['platform', 'national'])).describe('Who has suspended it; only they lift it'),
  lastAct: z.strictObject({
    act: z.string(),
    by: z.enum(['platform', 'national']),
    at: Moment,
    reason: z.string().nullable(),
  }),
});
export type RegisteredParticipant = z.infer<typeof RegisteredParticipant>;

/** What came of an act: done, or declined with a code and words. */
const ActReply = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('done'), participant: RegisteredParticipant, repeated: Repeated }),
  z.strictObject({ outcome: z.literal('declined'), code: DeclineCode, reason: Text, repeated: Repeated }),
]);
export type ActReply = z.infer<typeof ActReply>;

const actOn = (zh: string, en: string) =>
  defineOperation({
    label: text(zh, en),
    effect: 'write',
    personal: [],
    input: z.strictObject({ key: Key, number: PlacedNumber, reason: Reason }),
    output: ActReply,
  });

export const participantRegister = {
  'national-register.register': defineOperation({
    label: text('登记参与方', 'Register a participant'),
    effect: 'write',
    personal: [],
    input: z.strictObject({
      ...{ key: Key, kind: ParticipantKind, participant: Participant, region: Region, details: Details.default({}) },
      name: z.string().min(1).max(100),
    }),
    output: ActReply,
  }),
  'national-register.change': defineOperation({
    label: text('变更参与方', 'Change a participant'),
    effect: 'write',
    personal: [],
    input: z.strictObject({
      ...{ key: Key, number: PlacedNumber, details: Details.optional() },
      name: z.string().min(1).max(100).optional(),
    }),
    output: ActReply,
  }),
  'national-register.suspend': actOn('暂停参与方', 'Suspend a participant'),
  'national-register.resume': actOn('恢复参与方', 'Resume a participant'),
  'national-register.withdraw': actOn('退出登记', 'Withdraw a participant'),
  'national-register.terminate': actOn('终止参与方', 'Terminate a participant'),
  'national-register.get': defineOperation({
    label: text('查询参与方', 'Look up a participant'),
    effect: 'read',
    personal: [],
    input: z.union([
      z.strictObject({ number: PlacedNumber }),
      z.strictObject({ kind: ParticipantKind, participant: Participant }),
    ]),
    output: z.strictObject({ participant: RegisteredParticipant.nullable().describe('Null: there is none') }),
  }),
  'national-register.list': defineOperation({
    label: text('参与方列表', 'List participants'),
    effect: 'read',
    personal: [],
    input: z.strictObject({
      after: PlacedNumber.nullable().default(null).describe('The `next` of the page before'),
      limit: z.int().min(1).max(500).default(100),
      kind: ParticipantKind.optional(),
    }),
    output: z.strictObject({
      items: z.array(RegisteredParticipant),
      next: z.string().nullable().describe('Null at the end'),
    }),
  }),
};
