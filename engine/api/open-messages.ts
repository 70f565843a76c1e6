/** The door by which systems that were taken on speak to the platform: sealed messages, believed only while the sender's certificate holds and it may be used. */
import { z } from 'zod';
import { standingOf } from '../core/certificate.ts';
import { isProblem } from '../core/problem.ts';
import { parse } from '../core/schema-errors.ts';
import { text } from '../core/text.ts';
import type { ApiParts } from './api-parts.ts';
import { defineRoute } from './define-route.ts';

/** What a system can ask of itself: how it stands, and which of its certificates hold, so that it can change its key without a gap. */
async function standingOfSystem({ store, now }: ApiParts, system: string) {
  const entry = await store.registrations.holding('system', system);
  const certificates = await store.certificates.validNamed('system', system);
  return {
    ...{ system, state: entry?.state ?? 'trial', at: now().toISOString() },
    certificates: certificates.map((each) => ({
      ...{ serial: each.serial, keyId: each.keyId, notAfter: each.notAfter },
      standing: standingOf(each, now()),
    })),
  };
}

const purposes: Readonly<Record<string, (api: ApiParts, system: string, body: unknown) => Promise<unknown>>> = {
  'system.standing': async (api, system, body) => {
    parse(z.strictObject({}), body);
    return standingOfSystem(api, system);
  },
};

/** The body of the answer, as docs/open-api.md says it. */
async function answerTo(api: ApiParts, sender: string, purpose: string, body: unknown) {
  const asked = Object.hasOwn(purposes, purpose) ? purposes[purpose] : undefined;
  if (!asked) return { outcome: 'refused', problem: 'not-found', what: purpose };
  try {
    return { outcome: 'done', result: await asked(api, sender, body) };
  } catch (error) {
    if (!isProblem(error, 'invalid-input')) throw error;
    return { outcome: 'refused', problem: error.slug };
  }
}

export const receiveMessage = defineRoute({
  method: 'post',
  path: '/open/messages',
  right: 'public',
  clauses: ['access.data-security', 'procedure.system'],
  summary: text('接收应用系统的加密报文', 'Take a sealed message of a system that was taken on'),
  body: z.record(z.string(), z.unknown()).describe('A sealed message (docs/open-api.md)'),
  largest: '2mb',
  answer: { status: 200, description: 'A sealed message that answers it' },
  problems: ['message-rejected'],
  async handle({ api, body }) {
    const opened = await api.messenger.open(body);
    const answer = await answerTo(api, opened.sender, opened.purpose, opened.body);
    return { body: api.messenger.sealReply(opened, answer) };
  },
});
