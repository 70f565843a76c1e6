/** The client of any outside system that is asked by sealed messages: one door an operation, the operation's name being the purpose. */
import { everyOperation, type AnyOperation, type Doors } from '../../engine/core/connectors.ts';
import { type Text } from '../../engine/core/text.ts';
import { createChannel, type ChannelOptions } from './channel.ts';

/** An outside system: its name as a key, how people call it, and what it can be asked. */
export interface OutsideSystem<O extends AnyOperation = AnyOperation> {
  name: string;
  title: Text;
  operations: Readonly<Record<O, unknown>>;
}

/** Where the system is, by whose keys it is spoken to, and how long it is waited for (3 s). */
export type SystemOptions = Omit<ChannelOptions, 'peer' | 'title'>;

/**
 * Connects to an outside system. Every door throws `connector-unavailable` with a `cause` (CallFailure), after which a write is
 * asked again with its key, or the problem by which the system refused.
 */
export function connectSystem<O extends AnyOperation>(system: OutsideSystem<O>, options: SystemOptions): Doors<O> {
  const ask = createChannel({ ...options, peer: system.name, title: system.title });
  const door = (name: AnyOperation) => (input: unknown) =>
    ask(name, everyOperation[name].input.parse(input), everyOperation[name].output);
  const names = Object.keys(system.operations) as O[];
  return Object.fromEntries(names.map((name) => [name, door(name)])) as unknown as Doors<O>;
}
