/** Has all that was issued for an entry of a register follow how it stands: its certificates, and the PSAMs of the devices that hang on it. */
import type { CertificateRecords } from './certificate.ts';
import type { Registration } from './registers/registration.ts';
import { revokeLost } from './registers/revoke-lost.ts';
import { settleDevices, type DeviceDoors, type DeviceScope } from './terminals/settle-devices.ts';

/** Where what was issued is kept. */
export interface TrustDoors {
  certificates: Pick<CertificateRecords, 'revokeAll'>;
  devices: DeviceDoors;
}

/** The devices that hang on an entry: of an institution all that it answers for, of a model all of its make. */
function devicesOf({ register, id, shows }: Registration): DeviceScope | null {
  if (register === 'institution') return { institution: id };
  const { model } = shows;
  return register === 'terminal' && model !== undefined ? { model } : null;
}

/** Certificates first, then devices; done again it changes nothing. */
export async function settleTrust(
  { certificates, devices }: TrustDoors,
  entry: Registration,
  now: Date,
): Promise<void> {
  await revokeLost(certificates, entry, now);
  const scope = devicesOf(entry);
  if (scope) await settleDevices(devices, scope, now);
}
