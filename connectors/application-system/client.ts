/** The client of an institution's own system: writes and undoes records there, and calls its interfaces, each once. */
import { type Connectors } from '../../engine/core/connectors.ts';
import { problem } from '../../engine/core/problem.ts';
import { connectSystem, type SystemOptions } from '../sealed-messages/connect-system.ts';
import { applicationSystem } from './contract.ts';

type Doors = Pick<Connectors, keyof typeof applicationSystem.operations>;

function requireKnown(system: string): void {
  if (system !== applicationSystem.name) throw problem('not-found', { what: system });
}

/**
 * Connects to the demo application system. `idempotency-key-reused` where a key came with other fields before; `not-found` for an
 * unknown system or interface; for the rest see connectSystem.
 */
export function createApplicationSystem(options: SystemOptions): Doors {
  const doors = connectSystem(applicationSystem, options);
  return {
    'application-system.write': async (input) => {
      requireKnown(input.system);
      return doors['application-system.write'](input);
    },
    'application-system.cancel': async (input) => {
      requireKnown(input.system);
      return doors['application-system.cancel'](input);
    },
    'application-system.call': async (input) => {
      requireKnown(input.system);
      return doors['application-system.call'](input);
    },
  };
}
