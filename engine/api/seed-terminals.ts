/** Puts the terminals of the demo province there: their models, the devices, and PSAMs in stock and in devices. */
import { assertExists } from '../core/control.ts';
import type { Psam } from '../core/terminals/psam.ts';
import { registeredTerminal, stockedPsam, type DemoTerminals } from '../core/terminals/demo-terminals.ts';
import { flagsOf } from '../core/terminals/heartbeat.ts';
import type { TerminalModel } from '../core/terminals/model.ts';
import type { Heartbeat, Terminal } from '../core/terminals/terminal.ts';
import { demoAccounts } from './demo-accounts.ts';
import type { ApiParts } from './api-parts.ts';
import { unlessThere } from './unless-there.ts';

type Models = readonly TerminalModel[];
type DemoTerminal = DemoTerminals['terminals'][number];

const manager = 'access-manager';
const second = 'access-manager-2';

/** What an active device of the demo said when it was seeded; its first own heartbeat follows it. */
function heartbeatOf(version: string | undefined, model: TerminalModel | undefined, at: string): Heartbeat | null {
  const build = model?.firmware.find((each) => each.version === version);
  return build ? { at, firmware: build.sm3, clockAheadS: 0, lastUsedAt: at, sequence: 0 } : null;
}

/** The device as the file says that it is. */
function deviceOf({ state, psam, firmware, ...device }: DemoTerminal, models: Models, at: string): Terminal {
  const fresh = registeredTerminal(device, manager, at);
  const inserted = psam === null ? [] : [{ act: 'insert-psam', by: manager, at, reason: null } as const];
  const activated = state === 'active' ? [{ act: 'activate', by: 'device', at, reason: null } as const] : [];
  const history = [...fresh.history, ...inserted, ...activated];
  const model = models.find(({ id }) => id === device.model);
  const heartbeat = heartbeatOf(firmware, model, at);
  const flags = heartbeat ? flagsOf(model, heartbeat) : [];
  return { ...fresh, state, psam, activatedAt: state === 'active' ? at : null, heartbeat, flags, history };
}

/** The PSAM of a device, which two people brought there. */
async function psamIn(api: ApiParts, serial: string, device: DemoTerminal, at: string): Promise<Psam> {
  const { region } = assertExists(
    demoAccounts.find(({ account }) => account === manager),
    manager,
  );
  const { checkValue } = await api.keyService.issue(serial);
  const stocked = stockedPsam(serial, region, manager, at);
  const steps = [
    { act: 'request', by: manager, at, reason: null },
    { act: 'issue', by: second, at, reason: null },
    { act: 'bind', by: manager, at, reason: null },
  ] as const;
  return {
    ...stocked,
    ...{ institution: device.institution, state: 'bound', terminal: device.id, checkValue },
    ...{ requestedBy: manager, issuedBy: second, history: [...stocked.history, ...steps] },
  };
}

/** Seeds models, devices and PSAMs; what is there already stays as it is. */
export async function seedTerminals(
  api: ApiParts,
  { terminalModels, terminals: demo }: { terminalModels: Models; terminals: DemoTerminals },
): Promise<void> {
  const at = api.now().toISOString();
  for (const model of terminalModels) await unlessThere(api.store.terminalModels.save(model, 0, { by: manager, at }));
  const psams: Psam[] = demo.stock.map((serial) => stockedPsam(serial, '990000', manager, at));
  for (const device of demo.terminals) if (device.psam !== null) psams.push(await psamIn(api, device.psam, device, at));
  await api.store.psams.stock(psams);
  const terminals = demo.terminals.map((device) => deviceOf(device, terminalModels, at));
  await api.store.terminals.keep({ id: 'demo', terminals }, { made: 'demo terminals', of: '' });
}
