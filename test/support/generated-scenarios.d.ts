/** Scenarios made at random of every construct of the language, always sound, for properties over all hosts. */
import fc from 'fast-check';
import type { SimulatedPeople } from '../../engine/core/simulate.ts';
import type { Version } from '../../engine/core/version.ts';
/** A scenario that people and outside systems know how to answer. */
export interface Generated {
    version: Version;
    people: SimulatedPeople;
    n: number;
}
/** A random scenario, with the number it is begun with. */
export declare const generated: fc.Arbitrary<Generated>;
