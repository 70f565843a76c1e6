/** The registers outside, in this process: the national register of participants over a journal of its own, and the registry of institutions with its made-up entries. */
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openParticipantRegister, registerDoors } from '../../connectors/national-platform/participants.ts';
import { DemoCertifiedInstitutions } from '../../engine/core/certified-institution.ts';
import type { OfficeDoors } from '../../engine/core/connectors.ts';
import { createSealer } from '../../engine/crypto/sealer.ts';

const file = new URL('../../rulesets/demo/certified-institutions.json', import.meta.url);

/** Opens them, empty. */
export async function demoOffice(): Promise<OfficeDoors> {
  const sealer = createSealer({ index: Buffer.alloc(32, 9), keys: [{ id: '00000001', secret: Buffer.alloc(32, 9) }] });
  const folder = await mkdtemp(join(tmpdir(), 'office-'));
  const register = await openParticipantRegister({ path: join(folder, 'participants.jsonl'), sealer });
  const { institutions } = DemoCertifiedInstitutions.parse(JSON.parse(await readFile(file, 'utf8')));
  return {
    'institution-registry.find': ({ creditCode }) => {
      const institution = institutions.find((each) => each.creditCode === creditCode);
      const checkedAt = new Date().toISOString();
      return Promise.resolve(institution ? { found: true, institution, checkedAt } : { found: false, checkedAt });
    },
    ...registerDoors(register),
    'notice.deliver': () => Promise.resolve({ message: 'DM-1', repeated: false }),
  };
}
