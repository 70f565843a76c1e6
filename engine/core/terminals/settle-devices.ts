/** Has what devices hold follow how all stands that they hang on: their PSAMs are blocked while the institution, the model or the device itself is held back or over, and count again once all are in use and the device has activated itself anew. */
import { isInForce, type Registration } from '../registers/registration.ts';
import type { Psam, PsamStep } from './psam.ts';
import type { Terminal, TerminalState, TerminalStep } from './terminal.ts';

/** The devices of an institution or of a model, or one of them. */
export type DeviceScope = { institution: string } | { model: string } | { device: string };

/** Where devices and their PSAMs are kept; each may be done again without harm. */
export interface DeviceDoors {
  /** A page of the devices, by serial number, behind `after`. */
  devices(scope: DeviceScope, after: string, atMost: number): Promise<Terminal[]>;
  /** The entry of a register; null where there is none. */
  entry(id: string): Promise<Registration | null>;
  /** The entry of a model, also after it is over. */
  ofModel(model: string): Promise<Registration | null>;
  /** Blocks the PSAMs that were issued for devices, or are in them. */
  block(devices: readonly string[], step: PsamStep): Promise<void>;
  /** The PSAMs of devices that are blocked. */
  blockedOf(devices: readonly string[]): Promise<Psam[]>;
  /** Has blocked PSAMs count again. */
  release(serials: readonly string[], to: 'issued' | 'bound', step: PsamStep): Promise<void>;
  /** Has those of the devices that are active activate themselves again. */
  voidActivation(devices: readonly string[], step: TerminalStep): Promise<void>;
}

/** So many devices are settled at once. */
const pageOf = 500;
const inLife: readonly TerminalState[] = ['registered', 'active'];
const byPlatform = { by: 'platform', reason: null } as const;

/** Said in place of an entry where a device is held back by its own state. */
const itself = '';

/** Finds out what holds devices back, asking for each institution and model once. */
function holders(doors: Pick<DeviceDoors, 'entry' | 'ofModel'>) {
  const known = new Map<string, Promise<Registration | null>>();
  const ask = (key: string, look: () => Promise<Registration | null>) => {
    const found = known.get(key) ?? look();
    known.set(key, found);
    return found;
  };
  /** Id of the entry that holds a device back, or `itself`; null where nothing does. */
  return async ({ state, institution, model }: Terminal): Promise<string | null> => {
    if (!inLife.includes(state)) return itself;
    const above = [
      institution === null ? null : await ask(`entry ${institution}`, () => doors.entry(institution)),
      await ask(`model ${model}`, () => doors.ofModel(model)),
    ];
    return above.find((entry) => entry && !isInForce(entry))?.id ?? null;
  };
}

/** Releases what is blocked of devices that nothing holds back. What is active meanwhile was activated before, and has to prove itself again. */
async function release(doors: DeviceDoors, free: readonly Terminal[], at: string): Promise<void> {
  const blocked = await doors.blockedOf(free.map(({ id }) => id));
  if (blocked.length === 0) return;
  const step = { ...byPlatform, at };
  const inside = new Set(free.map(({ psam }) => psam));
  const [bound, issued] = [true, false].map((isIn) => blocked.filter(({ serial }) => inside.has(serial) === isIn));
  const devices = (bound ?? []).flatMap(({ terminal }) => terminal ?? []);
  await doors.voidActivation(devices, { ...step, act: 'void-activation' });
  for (const [to, psams] of [
    ['bound', bound],
    ['issued', issued],
  ] as const)
    if (psams && psams.length > 0)
      await doors.release(
        psams.map(({ serial }) => serial),
        to,
        { ...step, act: 'release' },
      );
}

/** Settles them, page by page; done again it changes nothing, so that it may break off anywhere. */
export async function settleDevices(doors: DeviceDoors, scope: DeviceScope, now: Date): Promise<void> {
  const holderOf = holders(doors);
  const at = now.toISOString();
  for (let after: string | null = ''; after !== null;) {
    const page: Terminal[] = await doors.devices(scope, after, pageOf);
    const held = Map.groupBy(
      await Promise.all(page.map(async (device) => ({ device, of: await holderOf(device) }))),
      ({ of }) => of,
    );
    for (const [of, those] of held) {
      const devices = those.map(({ device }) => device);
      if (of === null) {
        await release(doors, devices, at);
        continue;
      }
      const ids = devices.map(({ id }) => id);
      const step = { ...byPlatform, at, ...(of !== itself && { of }) };
      // What proves a device goes first: without it nothing activates again while the rest is written.
      await doors.block(ids, { ...step, act: 'block' });
      await doors.voidActivation(ids, { ...step, act: 'void-activation' });
    }
    after = page.length < pageOf ? null : (page.at(-1)?.id ?? null);
  }
}
