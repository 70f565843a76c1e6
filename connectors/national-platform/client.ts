/** The client of the national platform: asks for the state of a card and its holder. */
import { type Connectors } from '../../engine/core/connectors.ts';
import { createChannel, type ChannelOptions } from '../sealed-messages/channel.ts';
import { nationalPlatform, verifyState } from './contract.ts';

export type NationalPlatformOptions = Omit<ChannelOptions, 'peer' | 'title'>;

/**
 * Connects to the national platform (default time-out 3 s). `verifyState` throws `connector-unavailable` with a `cause`:
 * see CallFailure. Clause data.verify.
 */
export function createNationalPlatform(options: NationalPlatformOptions): {
  verifyState: Connectors['national-platform.verify-state'];
} {
  const { name: peer, title } = nationalPlatform;
  const ask = createChannel({ ...options, peer, title });
  return { verifyState: (input) => ask(verifyState.purpose, verifyState.input.parse(input), verifyState.output) };
}
