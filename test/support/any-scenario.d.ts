/** Random scenario documents for property tests: valid by the schema, and otherwise as wild as an author can be. */
import fc from 'fast-check';
import { Scenario } from '../../engine/core/scenario.ts';
/** Any document that the schema takes: ids may repeat, edges may lead nowhere, settings may be nonsense. */
export declare const anyScenario: fc.Arbitrary<Scenario>;
/** A scenario whose for-each nodes have bodies that come back to them, one within another, as authors draw them. */
export declare const scenarioWithBodies: fc.Arbitrary<Scenario>;
