/**
 * The terminal's interface over HTTP: a session is a card on a reader, to which raw commands are sent, several in one request where none depends on the answer to another.
 *
 * POST /sessions {reader, card?} → 201 {session, transport}; POST /sessions/{id}/apdus {apdus} → {responses}; POST /sessions/{id}/pin {} →
 * {statusWord}; DELETE /sessions/{id} → 204; POST /scans {from, kind} → {code}; GET /readers, GET /healthz; POST /faults for tests. Commands and responses are hexadecimal digits. What goes wrong is {problem, details} with the problem's status.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import express, { type ErrorRequestHandler, type Express } from 'express';
import { z } from 'zod';
import { CardOnReader } from '../../engine/core/connectors.ts';
import { type DemoCardholder } from '../../engine/core/demo.ts';
import { CodeKind } from '../../engine/core/operations/terminal.ts';
import { isProblem, problem } from '../../engine/core/problem.ts';
import { parse } from '../../engine/core/schema-errors.ts';
import { text } from '../../engine/core/text.ts';
import { fromHex, toHex, type Transport } from './apdu.ts';
import { typePin } from './pin-pad.ts';
import { type Readers } from './readers.ts';
import { type Scanner } from './scanner.ts';
import { statusWordHex } from './status-words.ts';
import { createTerminalFaultSwitch, TerminalFaults } from './terminal-faults.ts';

/** Commands, each of at least four bytes and at most what a short command holds. */
export const ApduRequest = z.strictObject({
  apdus: z
    .array(z.string().regex(/^([0-9A-Fa-f]{2}){4,261}$/))
    .min(1)
    .max(32),
});

/** Whose phone is held before the scanner, and what it is to show. */
const ScanRequest = z.strictObject({ from: CardOnReader, kind: CodeKind });

async function transmitEach(transport: Transport, apdus: readonly string[]): Promise<string[]> {
  const responses: string[] = [];
  for (const apdu of apdus) responses.push(toHex(await transport.transmit(fromHex(apdu))));
  return responses;
}

/** Waits, or fails, as a fault says. */
async function suffer({ delayMs, fail }: Pick<TerminalFaults, 'delayMs' | 'fail'>): Promise<void> {
  if (delayMs > 0) await pause(delayMs);
  if (fail === 'unavailable') throw problem('unavailable');
}

interface Session {
  transport: Transport;
  /** Whose demo card it is; null of a real card. */
  holder: DemoCardholder | null;
  /** Ends the session when nobody has used it for a while. */
  idle: NodeJS.Timeout;
  /** What was asked last: commands of one card go one after the other. */
  last: Promise<unknown>;
}

export interface Terminal {
  app: Express;
  /** Ends all sessions and lets go of the readers. */
  close(): Promise<void>;
}

const sendProblem: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (response.headersSent) return next(error);
  if (isProblem(error)) return void response.status(error.status).json({ problem: error.slug, details: error.details });
  const status = typeof error === 'object' && error !== null && 'status' in error ? Number(error.status) : 500;
  const slug = status === 413 ? 'too-large' : status < 500 ? 'malformed-json' : 'internal';
  response.status(status).json({ problem: slug, details: {} });
};

export interface TerminalOptions {
  /** A session that is not used for so long ends by itself. */
  idleMs?: number;
  scanner: Scanner;
}

/** Makes the terminal over some readers and a scanner. */
export function createTerminal(readers: Readers, { idleMs = 10_000, scanner }: TerminalOptions): Terminal {
  const faults = createTerminalFaultSwitch();
  const sessions = new Map<string, Session>();

  async function end(id: string): Promise<void> {
    const session = sessions.get(id);
    if (!session) return;
    sessions.delete(id);
    clearTimeout(session.idle);
    await session.last;
    await session.transport.close();
  }

  const touch = (id: string) => setTimeout(() => void end(id).catch(() => {}), idleMs).unref();

  function sessionOf(id: string): Session {
    const session = sessions.get(id);
    if (!session) throw problem('not-found', { what: text('读卡会话', 'reading session') });
    return session;
  }

  const app = express();
  app.disable('x-powered-by');
  app.use(express.json({ limit: '32kb' }));

  app.post('/sessions', async (request, response) => {
    const { reader, card } = parse(CardOnReader, request.body);
    const caller = new AbortController();
    response.on('close', () => caller.abort());
    await suffer(faults.take('card'));
    const { transport, kind, holder } = await readers.open(reader, card, caller.signal);
    if (caller.signal.aborted) return transport.close();
    const id = randomUUID();
    sessions.set(id, { transport, holder, idle: touch(id), last: Promise.resolve() });
    response.status(201).json({ session: id, transport: kind });
  });

  /** Does something with the card of a session when all before it is done, and keeps the session alive meanwhile. */
  async function use<T>(id: string, act: (session: Session) => Promise<T>): Promise<T> {
    const session = sessionOf(id);
    clearTimeout(session.idle);
    const answer = session.last.then(() => act(session));
    session.last = answer.catch(() => {});
    try {
      return await answer;
    } finally {
      clearTimeout(session.idle);
      if (sessions.has(id)) session.idle = touch(id);
    }
  }

  app.post('/sessions/:id/apdus', async (request, response) => {
    const { apdus } = parse(ApduRequest, request.body);
    response.json({ responses: await use(request.params.id, ({ transport }) => transmitEach(transport, apdus)) });
  });

  app.post('/sessions/:id/pin', async (request, response) => {
    const { pad, ...fault } = faults.take('pin');
    await suffer(fault);
    const sw = await use(request.params.id, ({ transport, holder }) => {
      if (!holder) throw problem('connector-unavailable', { connector: text('密码键盘', 'PIN pad') });
      return typePin(transport, pad === 'holder' ? holder.outside.pin : pad);
    });
    response.json({ statusWord: statusWordHex(sw) });
  });

  app.post('/scans', async (request, response) => {
    const { from, kind } = parse(ScanRequest, request.body);
    await suffer(faults.take('code'));
    response.json({ code: await scanner.scan(from, kind) });
  });

  app.post('/faults', (request, response) => {
    const asked = parse(TerminalFaults, request.body);
    faults.set(asked);
    readers.renewCards();
    response.json(asked);
  });

  app.delete('/sessions/:id', async (request, response) => {
    sessionOf(request.params.id);
    await end(request.params.id);
    response.status(204).end();
  });

  app.get('/readers', (_request, response) => void response.json({ readers: readers.list() }));
  app.get('/healthz', (_request, response) => void response.json({ status: 'ok', sessions: sessions.size }));
  app.use(() => {
    throw problem('not-found', { what: text('地址', 'address') });
  });
  app.use(sendProblem);

  return {
    app,
    close: async () => {
      await Promise.allSettled([...sessions.keys()].map(end));
      await readers.close();
    },
  };
}
