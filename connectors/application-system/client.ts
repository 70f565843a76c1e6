/** The client of an institution's application system. */
import type { Connectors } from '../../engine/core/connectors.ts';
import { problem } from '../../engine/core/problem.ts';
import { text } from '../../engine/core/text.ts';
import { createSealedClient, type SealedClientParts } from '../sealed-http/client.ts';
import { write } from './contract.ts';

const partner = text('应用系统', 'The application system');

/** Makes the client. @throws Problem `connector-unavailable` (ask again with the same key), `message-rejected` (it refuses the record) */
export function createApplicationSystem(
  parts: Omit<SealedClientParts, 'partner'>,
): Pick<Connectors, 'application-system.write'> {
  const ask = createSealedClient({ ...parts, partner });
  return {
    async 'application-system.write'(input) {
      const answer = write.output.safeParse(await ask('write', input));
      if (!answer.success)
        throw problem('connector-unavailable', { connector: partner, why: 'an answer of another form' });
      return answer.data;
    },
  };
}
