/** Tries the door of sealed messages in the name of a system, with a message that nobody can have sent: signed by a key made for it. */
import { isProblem } from '../core/problem.ts';
import type { ReplayMemory } from '../crypto/replay-memory.ts';
import { createMessenger, type Messenger } from '../crypto/sealed-message.ts';
import { generatePrivateKey } from '../crypto/sm2-key.ts';

/** The key that no certificate is of. */
const privateKey = generatePrivateKey();
/** It sends only, and opens nothing. */
const nothing: ReplayMemory = { remember: () => false };

/**
 * Goes the way that a message of the system goes. While the platform believes the system it looks at the signature, and finds it wrong;
 * once it does not, it refuses the sender before it looks. @throws Problem `message-rejected` with rule `unknown-sender`
 */
export async function tryMessageDoor(messenger: Pick<Messenger, 'name' | 'open'>, system: string): Promise<void> {
  const stranger = createMessenger({
    keys: { name: system, privateKey, publicKeyOf: () => privateKey.publicKey },
    replays: nothing,
  });
  try {
    await messenger.open(stranger.seal(messenger.name, 'system.standing', {}));
  } catch (error) {
    if (!isProblem(error, 'message-rejected') || error.details['rule'] !== 'signature') throw error;
  }
}
