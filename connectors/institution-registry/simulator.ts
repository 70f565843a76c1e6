/** A registry of institutions that certifies made-up ones; the name of who speaks for them leaves it masked. */
import { readFileSync } from 'node:fs';
import { type Express } from 'express';
import { DemoCertifiedInstitutions } from '../../engine/core/certified-institution.ts';
import { maskName } from '../../engine/core/mask.ts';
import { type SimulatorParts } from '../sealed-messages/parts.ts';
import { createSimulator } from '../sealed-messages/simulator-door.ts';

const file = new URL('../../rulesets/demo/certified-institutions.json', import.meta.url);

/** Makes the simulator. */
export function simulateInstitutionRegistry({ keys }: SimulatorParts): Express {
  const { institutions } = DemoCertifiedInstitutions.parse(JSON.parse(readFileSync(file, 'utf8')));
  return createSimulator(keys, {
    'institution-registry.find': ({ creditCode }, { unknown }) => {
      const checkedAt = new Date().toISOString();
      const entry = unknown ? undefined : institutions.find((each) => each.creditCode === creditCode);
      if (!entry) return { found: false, checkedAt };
      return { found: true, institution: { ...entry, representative: maskName(entry.representative) }, checkedAt };
    },
  });
}
