/** What a simulator is made of: its keys, a sealer over them, and a folder for its journal. */
import { join } from 'node:path';
import { type Sealer } from '../../engine/core/sealing.ts';
import { loadKeys, type KeyRing } from '../../engine/crypto/keys.ts';
import { createSealer } from '../../engine/crypto/sealer.ts';

export interface SimulatorParts {
  keys: KeyRing;
  sealer: Sealer;
  /** Where the simulator keeps what must outlive it. */
  folder: string;
}

/** Loads, or makes, the parts of the simulator of that name; what it keeps lies in a folder of its name. */
export async function loadParts(dataDir: string, name: string): Promise<SimulatorParts> {
  const keys = await loadKeys(join(dataDir, 'keys'), name);
  return { keys, sealer: createSealer(keys.dataKeys), folder: join(dataDir, name) };
}
