/** The devices of the demo province, as rulesets/demo/terminals.json says: all of them made up, some in use, some waiting for their PSAM. */
import { z } from 'zod';
import { Region } from '../rights.ts';
import { Text } from '../text.ts';
import { psamSerial, type Psam } from './psam.ts';
import type { Terminal } from './terminal.ts';

const DemoTerminal = z.strictObject({
  id: z.string().regex(/^[A-Z0-9][A-Z0-9-]{5,39}$/),
  model: z.string().min(1).max(60),
  institution: z.string().min(1).max(60),
  region: Region,
  site: z.string().min(1).max(80),
  scenarios: z.array(z.string().max(60)),
  state: z.enum(['registered', 'active']),
  psam: psamSerial.nullable(),
  firmware: z.string().max(40).optional().describe('Version that it runs, of an active one'),
});

/** The file rulesets/demo/terminals.json. */
export const DemoTerminals = z.strictObject({
  notice: Text,
  stock: z.array(psamSerial).describe('PSAMs that are in stock'),
  terminals: z.array(DemoTerminal),
});
export type DemoTerminals = z.infer<typeof DemoTerminals>;

/** A PSAM that has come into stock. */
export const stockedPsam = (serial: string, region: string, by: string, at: string): Psam => ({
  ...{ serial, region, institution: null, state: 'in-stock', terminal: null },
  ...{ requestedBy: null, issuedBy: null, checkValue: null, revision: 1 },
  history: [{ act: 'stock', by, at, reason: null }],
});

/** A device that was just registered. */
export const registeredTerminal = (
  device: Pick<Terminal, 'id' | 'model' | 'institution' | 'region' | 'site' | 'scenarios'>,
  by: string,
  at: string,
): Terminal => ({
  ...device,
  ...{ state: 'registered', suspensions: {}, psam: null, successor: null },
  ...{ activatedAt: null, heartbeat: null, flags: [], revision: 1 },
  history: [{ act: 'register', by, at, reason: null }],
});
