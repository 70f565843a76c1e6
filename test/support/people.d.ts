import type { CaseStart } from '../../engine/core/case.ts';
import { type DemoCardholder } from '../../engine/core/demo.ts';
import type { Script } from '../../engine/core/simulate.ts';
/** Every demo cardholder. */
export declare const people: DemoCardholder[];
/** Outside systems that answer every operation for the demo people. `acted` counts what was acted on, by key; `phone` confirms tickets. */
export declare const scriptForPeople: (acted?: Map<string, number>, phone?: string) => Required<Script>;
/** What a case starts from when one of the demo people puts a card on the reader; no card where there is no id. */
export declare const startFor: (caseId: string, card: string | undefined, inputs: CaseStart["inputs"]) => CaseStart;
