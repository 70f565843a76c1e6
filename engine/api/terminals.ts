/** Terminals: the list, one of them, where and for what it is used, and what is done to it. */
import { z } from 'zod';
import { oneOf } from '../core/one-of.ts';
import { Reason } from '../core/answer.ts';
import { isProblem, namedProblem, problem } from '../core/problem.ts';
import type { Actor } from '../core/rights.ts';
import { settleDevices } from '../core/terminals/settle-devices.ts';
import {
  terminalActs as actWords,
  terminalRules,
  terminalStates,
  withTerminalAct,
  type PersonAct,
  type Terminal,
  type TerminalState,
} from '../core/terminals/terminal.ts';
import type { TerminalDetail } from '../core/terminals/answers.ts';
import { text, type Text } from '../core/text.ts';
import type { ApiParts } from './api-parts.ts';
import { takesOutOfUse } from './may-apply.ts';
import { defineRoute, PageQuery, type Route } from './define-route.ts';
import { tagOf } from './tag-of.ts';

/** The terminal of an address. @throws Problem `not-found` */
export const terminalAt = (api: ApiParts, { id }: { id: string }): Promise<Terminal> => api.store.terminals.get(id);

export const listTerminals = defineRoute({
  method: 'get',
  path: '/api/terminals',
  right: 'terminal.read',
  clauses: ['platform.monitoring', 'terminal.management'],
  summary: text('终端列表', 'List terminals by serial number'),
  query: PageQuery.extend({
    state: oneOf(terminalStates).optional(),
    model: z.string().max(60).optional().describe('Id of the model'),
    institution: z.string().max(60).optional(),
    flagged: z
      .enum(['true', 'false'])
      .default('false')
      .describe('Only those that said something alarming of themselves'),
  }),
  answer: { status: 200, description: 'A page of terminals' },
  handle: async ({ api, session, query: { flagged, ...query } }) => ({
    body: await api.store.terminals.list(session.actor, { ...query, flagged: flagged === 'true' }),
  }),
});

/** What holds a device back beside its own state, in words. */
async function heldBy({ guard }: ApiParts, terminal: Terminal): Promise<Text | null> {
  try {
    await guard.demandTerminal(terminal);
    return null;
  } catch (error) {
    if (!isProblem(error)) throw error;
    return namedProblem(error).title;
  }
}

export const getTerminal = defineRoute({
  method: 'get',
  path: '/api/terminals/{id}',
  right: 'terminal.read',
  summary: text('查看终端', 'Get a terminal'),
  subject: terminalAt,
  answer: { status: 200, description: 'The terminal, and by what else it is held back; its revision is the ETag' },
  async handle({ api, subject }) {
    const body: TerminalDetail = { ...subject, held: await heldBy(api, subject) };
    return { body, headers: tagOf(subject.revision) };
  },
});

const bindable: readonly TerminalState[] = ['registered', 'active', 'suspended'];

export const bindTerminal = defineRoute({
  method: 'put',
  path: '/api/terminals/{id}/binding',
  right: 'terminal.edit',
  clauses: ['terminal.management'],
  summary: text('绑定安装地点和应用场景', 'Say where a terminal stands and which scenarios it may open'),
  body: z.strictObject({
    site: z.string().trim().min(1).max(80).describe('Where it stands'),
    scenarios: z.array(z.string().max(60)).max(200).describe('Ids of scenarios'),
  }),
  edits: true,
  subject: terminalAt,
  answer: { status: 200, description: 'The terminal as it is now' },
  problems: ['terminal-state', 'edited-meanwhile'],
  async handle({ api, session: { actor }, subject, body, revision }) {
    if (subject.revision !== revision) throw problem('edited-meanwhile');
    if (!bindable.includes(subject.state))
      throw problem('terminal-state', { state: terminalStates[subject.state], act: text('绑定', 'Bind') });
    const seen = new Set((await api.store.scenarios.named(body.scenarios, actor)).map(({ id }) => id));
    const errors = body.scenarios.flatMap((id, index) =>
      seen.has(id)
        ? []
        : {
            ...{ pointer: `/scenarios/${index}`, rule: 'scenario' },
            message: text(`没有应用场景 ${id}`, `There is no scenario ${id}`),
          },
    );
    if (errors.length > 0) throw problem('invalid-input', { errors });
    const step = { act: 'bind', by: actor.account, at: api.now().toISOString(), reason: null } as const;
    const bound = { ...subject, site: body.site, scenarios: [...new Set(body.scenarios)] };
    const kept = await api.store.terminals.change({ ...bound, history: [...subject.history, step] });
    return { body: kept, headers: tagOf(kept.revision) };
  },
});

/** The device that takes another's place: there, of the same institution, and itself still in its life. @throws Problem `invalid-input` */
async function demandSuccessor(api: ApiParts, terminal: Terminal, id: string | undefined): Promise<void> {
  const found = id === undefined || id === terminal.id ? null : await api.store.terminals.find(id);
  const fits = found?.institution === terminal.institution && bindable.includes(found.state);
  if (fits) return;
  const message = text(
    '须为同一机构已登记或在用的另一台终端',
    'This must be another terminal of the same institution, registered or active',
  );
  throw problem('invalid-input', { errors: [{ pointer: '/successor', rule: 'successor', message }] });
}

async function act(
  api: ApiParts,
  actor: Actor,
  terminal: Terminal,
  what: PersonAct,
  { reason, successor }: { reason: string; successor?: string | undefined },
): Promise<Terminal> {
  const said = { at: api.now().toISOString(), reason, ...(successor !== undefined && { successor }) };
  const next = withTerminalAct(terminal, what, actor, said);
  if (what === 'replace') await demandSuccessor(api, terminal, successor);
  const changed = await api.store.terminals.change(next);
  await settleDevices(api.store.devices, { device: terminal.id }, api.now());
  return changed;
}

/** Suspending, lifting a suspension, replacing, recalling, scrapping. */
export const terminalActs: readonly Route[] = (Object.keys(terminalRules) as PersonAct[]).map((what) =>
  defineRoute({
    method: 'post',
    path: `/api/terminals/{id}/${what}`,
    right: 'terminal.act',
    ...(['suspend', 'recall', 'scrap'].includes(what) && { evenSuspended: takesOutOfUse }),
    clauses: ['terminal.management'],
    summary: text(`${actWords[what]['zh-CN']}终端`, `${actWords[what].en}: a terminal`),
    body: z.strictObject({
      reason: Reason,
      successor: z
        .string()
        .max(40)
        .optional()
        .describe('Of a replacement: serial number of the device that takes over'),
    }),
    subject: terminalAt,
    answer: { status: 200, description: 'The terminal as it is now' },
    problems: ['act-of-another-role', 'terminal-state', 'suspended-by-another', 'edited-meanwhile'],
    handle: async ({ api, session, subject, body }) => ({
      body: await act(api, session.actor, subject, what, body),
    }),
  }),
);
