/** Lists of devices: every row judged on its own, and what is sound registered together. Nothing is kept before that is confirmed. */
import { randomUUIDv7 } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson } from '../core/canonical-json.ts';
import { problem } from '../core/problem.ts';
import { readRows } from '../core/read-rows.ts';
import type { Actor } from '../core/rights.ts';
import type { DeviceImport } from '../core/terminals/answers.ts';
import { checkTerminalModel } from '../core/terminals/check-model.ts';
import { registeredTerminal } from '../core/terminals/demo-terminals.ts';
import type { FileRow } from '../core/list-file.ts';
import { planDevices, serialsIn, type DeviceGround } from '../core/terminals/device-list.ts';
import { text } from '../core/text.ts';
import { sm3 } from '../crypto/sm3.ts';
import type { ApiParts } from './api-parts.ts';
import { defineRoute } from './define-route.ts';

async function groundOf(api: ApiParts, actor: Actor, rows: readonly FileRow[]): Promise<DeviceGround> {
  const today = api.now().toISOString().slice(0, 10);
  const models = await api.store.terminalModels.all();
  const named = new Set(rows.flatMap(({ cells }) => cells.flatMap((cell) => cell.split(/[、，,；;|\s]+/))));
  const ids = [...named].filter((word) => /^[a-z][a-z0-9-]{1,59}$/.test(word)).slice(0, 1_000);
  const scenarios = await api.store.scenarios.named(ids, actor);
  return {
    models: new Map(models.map(({ model }) => [model.id, checkTerminalModel(model, today)])),
    institutions: new Map(api.institutions.map(({ id, region }) => [id, region])),
    scenarios: new Set(scenarios.map(({ id }) => id)),
    registered: await api.store.terminals.registered(serialsIn(rows)),
    place: actor,
  };
}

export const importTerminals = defineRoute({
  method: 'post',
  path: '/api/terminals/imports',
  right: 'terminal.edit',
  clauses: ['procedure.terminal', 'terminal.management'],
  summary: text(
    '批量登记终端（CSV，最多 8,000 台），逐行给出结果',
    'Register the devices of a list (CSV, at most 8,000), with a result for each row',
  ),
  file: ['text/csv', 'text/plain', 'application/vnd.ms-excel'],
  largest: '8mb',
  creates: true,
  query: z.strictObject({
    dry: z.enum(['true', 'false']).default('false').describe('Only says what would become of each row'),
    digest: z
      .string()
      .length(64)
      .optional()
      .describe('Of the result of the dry run: refused where it would be another by now'),
  }),
  answer: { status: 200, description: 'What becomes of each row; refused rows are left out, all others kept' },
  problems: ['edited-meanwhile'],
  async handle({ api, session: { actor }, file, query, attempt }) {
    await api.store.terminals.finishBatches();
    const rows = readRows(file.bytes);
    const { report, errors, devices } = planDevices(rows, await groundOf(api, actor, rows));
    if (errors.length > 0) throw problem('invalid-input', { errors });
    const dry = query.dry === 'true';
    const digest = sm3(canonicalJson(report.rows.map(({ line, serial, result }) => [line, serial, result])));
    const none = { ...report, dry, digest, batch: null, taken: [] } satisfies DeviceImport;
    if (dry || devices.length === 0) return { body: none };
    if (query.digest !== undefined && query.digest !== digest) throw problem('edited-meanwhile');
    const at = api.now().toISOString();
    const terminals = devices.map((device) => registeredTerminal(device, actor.account, at));
    const { id, taken } = await api.store.terminals.keep({ id: randomUUIDv7(), terminals }, attempt);
    return { body: { ...none, batch: id, taken } satisfies DeviceImport };
  },
});
