/** The client of the national platform. */
import type { Connectors } from '../../engine/core/connectors.ts';
import { problem } from '../../engine/core/problem.ts';
import { text } from '../../engine/core/text.ts';
import { createSealedClient, type SealedClientParts } from '../sealed-http/client.ts';
import { verifyState } from './contract.ts';

const partner = text('全国社保卡服务平台', 'The national platform');

/** Makes the client. @throws Problem `connector-unavailable` from each call that gets no sound answer */
export function createNationalPlatform(
  parts: Omit<SealedClientParts, 'partner'>,
): Pick<Connectors, 'national-platform.verify-state'> {
  const ask = createSealedClient({ ...parts, partner });
  return {
    async 'national-platform.verify-state'(input) {
      const answer = verifyState.output.safeParse(await ask('verify-state', input));
      if (!answer.success)
        throw problem('connector-unavailable', { connector: partner, why: 'an answer of another form' });
      return answer.data;
    },
  };
}
