/** A cardholder registry that has the demo cardholders on record, as the demo data say. */
import { type Express } from 'express';
import { recordOf } from '../../engine/core/demo-answers.ts';
import { type DemoCardholder } from '../../engine/core/demo.ts';
import { type SimulatorParts } from '../sealed-messages/parts.ts';
import { createSimulator } from '../sealed-messages/simulator-door.ts';

/** Makes the simulator. */
export const simulateCardholderRegistry = ({ keys }: SimulatorParts, people: readonly DemoCardholder[]): Express =>
  createSimulator(keys, { 'cardholder-registry.look-up': (asked) => recordOf(people, asked) });
