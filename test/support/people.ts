/** The demo cardholders as outside systems would answer for them, for hosts under test. */
import { readFileSync } from 'node:fs';
import type { CaseStart } from '../../engine/core/case.ts';
import { scriptOfDemo } from '../../engine/core/demo-script.ts';
import { DemoCardholders, type DemoCardholder } from '../../engine/core/demo.ts';
import type { Script } from '../../engine/core/simulate.ts';

const file = new URL('../../rulesets/demo/cardholders.json', import.meta.url);

/** Every demo cardholder. */
export const people: DemoCardholder[] = DemoCardholders.parse(JSON.parse(readFileSync(file, 'utf8'))).cardholders;

/** Outside systems that answer every operation for the demo people. `acted` counts what was acted on, by key; `phone` confirms tickets. */
export const scriptForPeople = (acted = new Map<string, number>(), phone = 'demo-wang'): Required<Script> =>
  scriptOfDemo(people, { acted, phone });

/** What a case starts from when one of the demo people puts a card on the reader; no card where there is no id. */
export const startFor = (caseId: string, card: string | undefined, inputs: CaseStart['inputs']): CaseStart => ({
  caseId,
  card: { reader: 'virtual', ...(card !== undefined && { card }) },
  inputs,
  place: { region: '990100', institution: null },
});
