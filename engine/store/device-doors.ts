/** The doors by which what devices hold follows how all stands that they hang on, over the collections of devices, PSAMs and registers. */
import type { DeviceDoors } from '../core/terminals/settle-devices.ts';
import type { Psams } from './psams.ts';
import type { Registrations } from './registrations.ts';
import type { Terminals } from './terminals.ts';

/** Makes them. */
export const createDeviceDoors = (terminals: Terminals, psams: Psams, registrations: Registrations): DeviceDoors => ({
  devices: (scope, after, atMost) => terminals.within(scope, after, atMost),
  entry: (id) => registrations.find(id),
  ofModel: (model) => registrations.ofModel(model),
  block: (devices, step) => psams.block(devices, step),
  blockedOf: (devices) => psams.blockedOf(devices),
  release: (serials, to, step) => psams.release(serials, to, step),
  voidActivation: (devices, step) => terminals.voidActivation(devices, step),
});
