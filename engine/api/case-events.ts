/** Live updates of a case as server-sent events: its record at once, then whenever it changes, until the case is over. */
import type { Response } from 'express';
import type { CaseEvent } from '../core/api.ts';
import { isOver, type CaseRecord } from '../core/case.ts';
import { text } from '../core/text.ts';
import type { ApiParts } from './api-parts.ts';
import { caseOf } from './cases.ts';
import { defineRoute } from './define-route.ts';

const heartbeatMs = 15_000;

/** Writes the events of a case to an open answer. */
function sendEvents(api: ApiParts, known: CaseRecord, response: Response): void {
  response
    .status(200)
    .set({ 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
  response.write('retry: 2000\n\n');
  const send = (event: CaseEvent): void => {
    response.write(`event: case\ndata: ${JSON.stringify(event)}\n\n`);
    if (isOver(event)) response.end();
  };
  send(known);
  if (isOver(known)) return;
  const stop = api.watch.follow({ id: known.id, stretch: -1, status: known.status }, send);
  const heartbeat = setInterval(() => response.write(': still here\n\n'), heartbeatMs);
  response.once('close', () => {
    clearInterval(heartbeat);
    stop();
  });
}

export const followCase = defineRoute({
  method: 'get',
  path: '/api/cases/{id}/events',
  right: 'case.read',
  summary: text('办件实时更新', 'Follow a case by server-sent events'),
  subject: caseOf,
  answer: { status: 200, description: '`event: case` with the record as data', type: 'text/event-stream' },
  handle: ({ api, subject }) => ({ stream: (response) => sendEvents(api, subject, response) }),
});
