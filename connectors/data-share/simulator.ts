/** A data sharing platform that has what departments know of the demo cardholders, and gives of it what was asked for. */
import { type Express } from 'express';
import { sharedOf } from '../../engine/core/demo-answers.ts';
import { type DemoCardholder } from '../../engine/core/demo.ts';
import { type SimulatorParts } from '../sealed-messages/parts.ts';
import { createSimulator } from '../sealed-messages/simulator-door.ts';

/** Makes the simulator. */
export const simulateDataShare = ({ keys }: SimulatorParts, people: readonly DemoCardholder[]): Express =>
  createSimulator(keys, { 'data-share.query': (asked) => sharedOf(people, asked) });
