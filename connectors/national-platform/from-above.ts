/**
 * What the national platform does to participants by itself, by plain HTTP and for demonstrations only.
 *
 * POST /participants/{number}/{suspend|resume|withdraw|terminate} {reason} → what came of it; GET /participants → all of them.
 */
import { randomUUID } from 'node:crypto';
import { type Express } from 'express';
import { z } from 'zod';
import { parse } from '../../engine/core/schema-errors.ts';
import { type ParticipantRegister } from './participants.ts';

const Act = z.enum(['suspend', 'resume', 'withdraw', 'terminate']);
const Order = z.strictObject({ reason: z.string().min(1).max(1000) });

/** Adds these acts to the national platform's application. */
export function addActsFromAbove(app: Express, register: ParticipantRegister): void {
  app.get('/participants', async (_request, response) => {
    response.json(await register.list({ after: null, limit: 500 }));
  });
  app.post('/participants/:number/:act', async (request, response) => {
    const { reason } = parse(Order, request.body);
    const { number, act } = request.params;
    response.json(await register.act(parse(Act, act), { key: `above ${randomUUID()}`, number, reason }, 'national'));
  });
}
