/** PSAMs: taken into stock, requested by one and issued by another, put into a device and out of it. Their keys stay with the key service. */
import { z } from 'zod';
import { oneOf } from '../core/one-of.ts';
import { Reason } from '../core/answer.ts';
import { problem, type FieldError } from '../core/problem.ts';
import { may, roles, type Actor } from '../core/rights.ts';
import { stockedPsam } from '../core/terminals/demo-terminals.ts';
import {
  psamActs as actWords,
  psamSerial,
  psamStates,
  withPsamAct,
  type Psam,
  type PsamAct,
  type PsamDoing,
} from '../core/terminals/psam.ts';
import { settleDevices } from '../core/terminals/settle-devices.ts';
import type { Terminal } from '../core/terminals/terminal.ts';
import { text } from '../core/text.ts';
import type { ApiParts } from './api-parts.ts';
import { takesOutOfUse } from './may-apply.ts';
import { defineRoute, PageQuery, type Route } from './define-route.ts';

const psamAt = (api: ApiParts, { serial }: { serial: string }): Promise<Psam> => api.store.psams.get(serial);

export const listPsams = defineRoute({
  method: 'get',
  path: '/api/psams',
  right: 'terminal.read',
  clauses: ['terminal.psam'],
  summary: text('PSAM 列表', 'List PSAMs by serial number'),
  query: PageQuery.extend({
    state: oneOf(psamStates).optional(),
    terminal: z.string().max(40).optional().describe('The device they were requested for'),
  }),
  answer: { status: 200, description: 'A page of PSAMs: serials and check values, never a key' },
  handle: async ({ api, session, query }) => ({ body: await api.store.psams.list(session.actor, query) }),
});

export const getPsam = defineRoute({
  method: 'get',
  path: '/api/psams/{serial}',
  right: 'terminal.read',
  summary: text('查看 PSAM', 'Get a PSAM'),
  subject: psamAt,
  answer: { status: 200, description: 'The PSAM' },
  handle: ({ subject }) => ({ body: subject }),
});

export const stockPsams = defineRoute({
  method: 'post',
  path: '/api/psams',
  right: 'terminal.act',
  clauses: ['terminal.psam'],
  summary: text('PSAM 入库（接入管理员）', 'Take PSAMs into stock: an access manager does'),
  body: z.strictObject({ serials: z.array(psamSerial).min(1).max(1_000) }),
  answer: { status: 200, description: 'Which were new; those that are there already stay as they are' },
  problems: ['act-of-another-role'],
  async handle({ api, session: { actor }, body }) {
    if (actor.role !== 'access-manager')
      throw problem('act-of-another-role', { act: text('入库', 'Stock'), role: roles['access-manager'].name });
    const at = api.now().toISOString();
    const serials = [...new Set(body.serials)];
    const psams = serials.map((serial) => stockedPsam(serial, actor.region, actor.account, at));
    return { body: { stocked: await api.store.psams.stock(psams), given: serials.length } };
  },
});

const usable = ['registered', 'active', 'suspended'] as const satisfies Terminal['state'][];
const fieldProblem = (error: FieldError) => problem('invalid-input', { errors: [error] });

/** The device that a PSAM is requested for. @throws Problem `invalid-input` where there is none that it could be put into */
async function deviceFor(api: ApiParts, actor: Actor, id: string | undefined): Promise<Terminal> {
  const found = id === undefined ? null : await api.store.terminals.find(id);
  if (found && may(actor, 'terminal.edit', found) && (usable as readonly string[]).includes(found.state)) return found;
  throw fieldProblem({
    ...{ pointer: '/terminal', rule: 'terminal' },
    message: text('须为已登记的终端', 'This must be a terminal that is registered and in its life'),
  });
}

/** Puts the PSAM into its device, or out of it: the device first, so that doing it again after a stop finishes it. */
async function changeDevice(api: ApiParts, actor: Actor, psam: Psam, isIn: boolean): Promise<void> {
  const device = psam.terminal === null ? null : await api.store.terminals.find(psam.terminal);
  if (!device || device.psam === (isIn ? psam.serial : null)) return;
  if (isIn && device.psam !== null)
    throw fieldProblem({
      ...{ pointer: '/terminal', rule: 'occupied' },
      message: text(`终端里还有 PSAM ${device.psam}`, `PSAM ${device.psam} is still in the terminal`),
    });
  if (!isIn && device.psam !== psam.serial) return;
  const step = { act: 'insert-psam', by: actor.account, at: api.now().toISOString(), reason: null } as const;
  await api.store.terminals.change({
    ...device,
    psam: isIn ? psam.serial : null,
    // Without its PSAM a device can prove nothing: it has to activate itself again.
    ...(device.state === 'active' && { state: 'registered', activatedAt: null }),
    history: isIn ? [...device.history, step] : device.history,
  });
}

interface Said {
  reason?: string | undefined;
  terminal?: string | undefined;
}

/** Nothing is issued for a device, or put into one, whose institution or model is held back or over. @throws Problem `participant-suspended`, `participant-not-in-use` */
async function demandDeviceInUse({ store, guard }: ApiParts, { terminal }: Psam): Promise<void> {
  const device = terminal === null ? null : await store.terminals.find(terminal);
  if (device) await guard.demandTerminal(device);
}

/** Does an act to a PSAM. @throws Problem `act-of-another-role`, `psam-state`, `same-requester`, `not-the-requester`, `invalid-input`, `edited-meanwhile`, `participant-suspended`, `participant-not-in-use` */
export async function actOnPsam(api: ApiParts, actor: Actor, psam: Psam, act: PsamAct, said: Said): Promise<Psam> {
  const doing: PsamDoing = { actor, at: api.now().toISOString(), reason: said.reason ?? null };
  // Who may not is told so before anything is asked of the key service or the device.
  withPsamAct(psam, act, doing);
  if (act === 'request') doing.terminal = await deviceFor(api, actor, said.terminal);
  if (act === 'issue' || act === 'bind') await demandDeviceInUse(api, psam);
  if (act === 'issue') doing.checkValue = (await api.keyService.issue(psam.serial)).checkValue;
  if (act === 'bind') await changeDevice(api, actor, psam, true);
  if (act === 'replace' || act === 'recall') await changeDevice(api, actor, psam, false);
  const changed = await api.store.psams.change(withPsamAct(psam, act, doing));
  if (changed.terminal === null || (act !== 'issue' && act !== 'bind')) return changed;
  // A device that is suspended itself gets its PSAM blocked, and so does one that was held back at this very moment.
  await settleDevices(api.store.devices, { device: changed.terminal }, api.now());
  return api.store.psams.get(psam.serial);
}

const withReason: readonly PsamAct[] = ['refuse', 'replace', 'recall', 'scrap'];

/** Requesting, issuing, putting into a device, and out of use. */
export const psamActs: readonly Route[] = (Object.keys(actWords) as PsamAct[]).map((act) =>
  defineRoute({
    method: 'post',
    path: `/api/psams/{serial}/${act}`,
    right: 'terminal.act',
    ...(['withdraw', 'recall', 'scrap'].includes(act) && { evenSuspended: takesOutOfUse }),
    clauses: ['terminal.psam'],
    summary: text(`${actWords[act]['zh-CN']}：PSAM`, `${actWords[act].en}: a PSAM`),
    body: z.strictObject({
      reason: withReason.includes(act) ? Reason : Reason.optional(),
      ...(act === 'request' && { terminal: z.string().max(40).describe('Serial number of the device it is for') }),
    }) as z.ZodType<Said>,
    subject: psamAt,
    answer: { status: 200, description: 'The PSAM as it is now' },
    problems: [
      ...(['act-of-another-role', 'psam-state', 'same-requester', 'not-the-requester', 'edited-meanwhile'] as const),
      ...(['participant-suspended', 'participant-not-in-use'] as const),
    ],
    handle: async ({ api, session, subject, body }) => ({
      body: await actOnPsam(api, session.actor, subject, act, body),
    }),
  }),
);
