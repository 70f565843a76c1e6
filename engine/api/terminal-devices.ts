/** What a device says itself: it proves through its PSAM that it is there, and then tells how it is. */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { problem } from '../core/problem.ts';
import { flagsOf } from '../core/terminals/heartbeat.ts';
import { activationMessage, heartbeatMessage } from '../core/terminals/key-service.ts';
import { buildOf, FirmwareHash } from '../core/terminals/model.ts';
import { settleDevices } from '../core/terminals/settle-devices.ts';
import { demandActivable, terminalStates, type Terminal } from '../core/terminals/terminal.ts';
import { text, type Text } from '../core/text.ts';
import type { ApiParts } from './api-parts.ts';
import { defineRoute } from './define-route.ts';
import { terminalAt } from './terminals.ts';

/** So long a challenge can be answered. */
const challengeMs = 120_000;

/** Why a device, its model or its institution may not be used. */
const notInUse = ['participant-suspended', 'participant-not-in-use'] as const;

const Proof = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .describe('HMAC-SM3 by the PSAM of the message, 64 hexadecimal digits');

const refuse = (reason: Text) => problem('proof-refused', { reason });

/** @throws Problem `proof-refused` unless the device's own PSAM, which is bound to it, proved the message */
async function demandProof(api: ApiParts, terminal: Terminal, message: string, proof: string): Promise<void> {
  const psam = terminal.psam === null ? null : await api.store.psams.find(terminal.psam);
  if (psam?.state === 'blocked') throw refuse(text('PSAM 已冻结', 'the PSAM is blocked'));
  if (psam?.state !== 'bound' || psam.terminal !== terminal.id)
    throw refuse(text('PSAM 没有装在这台终端上', 'the PSAM is not bound to this terminal'));
  if (!(await api.keyService.verify({ serial: psam.serial, message, proof })))
    throw refuse(text('证明与报文不符', 'it was not made of this message by this PSAM'));
}

export const challengeTerminal = defineRoute({
  method: 'post',
  path: '/api/terminals/{id}/challenges',
  right: 'public',
  clauses: ['terminal.psam'],
  summary: text('终端取激活随机数', 'Give a device a challenge: it counts once, within two minutes'),
  subject: terminalAt,
  answer: { status: 201, description: 'The challenge and until when it can be answered' },
  problems: ['terminal-state', 'terminal-incomplete', ...notInUse],
  async handle({ api, subject }) {
    demandActivable(subject);
    await api.guard.demandTerminal(subject);
    // What was blocked while something held it back counts again, should that have broken off before.
    await settleDevices(api.store.devices, { device: subject.id }, api.now());
    const challenge = randomBytes(16).toString('hex');
    const now = api.now();
    const expiresAt = new Date(now.getTime() + challengeMs).toISOString();
    await api.store.terminals.challenge(challenge, subject.id, expiresAt, now.toISOString());
    return { body: { challenge, expiresAt } };
  },
});

export const activateTerminal = defineRoute({
  method: 'post',
  path: '/api/terminals/{id}/activation',
  right: 'public',
  clauses: ['terminal.psam', 'procedure.terminal'],
  summary: text(
    '终端激活：随机数经 PSAM 证明',
    'A device activates itself: its PSAM proves the challenge, the device and the firmware',
  ),
  body: z.strictObject({
    challenge: z.string().regex(/^[0-9a-f]{32}$/),
    firmware: FirmwareHash,
    proof: Proof,
  }),
  subject: terminalAt,
  answer: { status: 200, description: 'The state of the device' },
  problems: ['terminal-state', 'terminal-incomplete', 'proof-refused', 'edited-meanwhile', ...notInUse],
  async handle({ api, subject, body: { challenge, firmware, proof } }) {
    demandActivable(subject);
    await api.guard.demandTerminal(subject);
    const at = api.now().toISOString();
    if (!(await api.store.terminals.takeChallenge(challenge, subject.id, at)))
      throw refuse(text('随机数无效、已用过或已过期', 'the challenge is unknown, used or expired'));
    await demandProof(api, subject, activationMessage({ terminal: subject.id, challenge, firmware }), proof);
    const kept = await api.store.terminalModels.find(subject.model);
    if (!kept || buildOf(kept.model, firmware)?.approved !== true)
      throw refuse(text('固件不是核准的版本', 'its firmware is no approved build'));
    const step = { act: 'activate', by: 'device', at, reason: null } as const;
    const { state } = await api.store.terminals.change({
      ...{ ...subject, state: 'active', activatedAt: at, heartbeat: null, flags: [] },
      history: [...subject.history, step],
    });
    return { body: { id: subject.id, state, activatedAt: at } };
  },
});

export const heartbeatOfTerminal = defineRoute({
  method: 'post',
  path: '/api/terminals/{id}/heartbeat',
  right: 'public',
  clauses: ['platform.monitoring', 'terminal.management'],
  summary: text('终端心跳：固件、时钟、最近使用', 'A device tells its firmware, its clock and when it was last used'),
  body: z.strictObject({
    firmware: FirmwareHash,
    clock: z.iso.datetime({ offset: true }).describe('The time by the clock of the device'),
    lastUsedAt: z.iso.datetime({ offset: true }).nullable().default(null),
    sequence: z.int().min(1).describe('Grows with each heartbeat'),
    proof: Proof,
  }),
  subject: terminalAt,
  answer: { status: 200, description: 'What is wrong with it, if anything' },
  problems: ['terminal-state', 'proof-refused', ...notInUse],
  async handle({ api, subject, body: { proof, ...said } }) {
    await api.guard.demandTerminal(subject);
    if (subject.state !== 'active')
      throw problem('terminal-state', {
        ...{ state: terminalStates[subject.state], act: text('心跳', 'Heartbeat') },
      });
    await demandProof(api, subject, heartbeatMessage({ terminal: subject.id, ...said }), proof);
    const now = api.now();
    const { firmware, lastUsedAt, sequence } = said;
    const clockAheadS = Math.round((Date.parse(said.clock) - now.getTime()) / 1_000);
    const heartbeat = { at: now.toISOString(), firmware, clockAheadS, lastUsedAt, sequence };
    const flags = flagsOf((await api.store.terminalModels.find(subject.model))?.model, heartbeat);
    if (!(await api.store.terminals.beat(subject.id, heartbeat, flags)))
      throw refuse(text('心跳序号用过', 'the sequence was used before'));
    return { body: { at: heartbeat.at, flags } };
  },
});
