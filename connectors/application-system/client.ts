/** The client of an institution's own system: writes a record there, once. */
import { type Connectors } from '../../engine/core/connectors.ts';
import { problem } from '../../engine/core/problem.ts';
import { createChannel, type ChannelOptions } from '../sealed-messages/channel.ts';
import { applicationSystem, writeRecord } from './contract.ts';

export type ApplicationSystemOptions = Omit<ChannelOptions, 'peer' | 'title'>;

/**
 * Connects to the demo application system (default time-out 3 s). `write` throws `connector-unavailable` with a `cause` (CallFailure):
 * write again with the same key; `idempotency-key-reused` where the key came with other fields before; `not-found` for an unknown system.
 */
export function createApplicationSystem(options: ApplicationSystemOptions): {
  write: Connectors['application-system.write'];
} {
  const { name: peer, title } = applicationSystem;
  const ask = createChannel({ ...options, peer, title });
  return {
    async write(input) {
      if (input.system !== peer) throw problem('not-found', { what: input.system });
      return ask(writeRecord.purpose, writeRecord.input.parse(input), writeRecord.output);
    },
  };
}
