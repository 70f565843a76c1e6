/** An identity service that knows the demo cardholders: what stands before the camera and lies on the reader is as the demo data say. */
import { type Express } from 'express';
import { documentOf, faceOf } from '../../engine/core/demo-answers.ts';
import { type DemoCardholder } from '../../engine/core/demo.ts';
import { type SimulatorParts } from '../sealed-messages/parts.ts';
import { createSimulator } from '../sealed-messages/simulator-door.ts';

/** Makes the simulator. */
export const simulateIdentity = ({ keys }: SimulatorParts, people: readonly DemoCardholder[]): Express =>
  createSimulator(keys, {
    'identity.compare-face': (asked) => faceOf(people, asked),
    'identity.compare-document': (asked) => documentOf(people, asked),
  });
