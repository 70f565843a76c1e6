/** Asks a partner over HTTP by sealed messages: one request, one answer, or a problem that names the partner. */
import type { Channel } from '../../engine/crypto/sealed-message.ts';
import { isProblem, problem } from '../../engine/core/problem.ts';
import type { Text } from '../../engine/core/text.ts';

export interface SealedClientParts {
  /** Address of the partner, without the path. */
  url: string;
  /** Its name, as problems say it. */
  partner: Text;
  /** Gives our end of the conversation; made at the first call, since the partner's key may come later than we start. */
  channel: () => Promise<Channel>;
  timeoutMs?: number;
}

/** What a partner answers with: what was asked for, or why not. */
type Answer = { result: unknown } | { refused: Text };

/** Asks one thing of a partner. @throws Problem `connector-unavailable` (no answer, or one that does not verify), `message-rejected` (the partner refuses) */
export type Ask = (purpose: string, content: unknown) => Promise<unknown>;

/** Makes the client of one partner. */
export function createSealedClient({ url, partner, channel: open, timeoutMs = 4000 }: SealedClientParts): Ask {
  let channel: Promise<Channel> | undefined;
  const away = (why: string) => problem('connector-unavailable', { connector: partner, why });

  async function ask(purpose: string, content: unknown): Promise<Answer> {
    const ours = await (channel ??= open());
    const request = ours.seal(purpose, content);
    const response = await fetch(`${url}/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(request),
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (!response.ok) throw away(`status ${response.status}`);
    const answer = ours.open(await response.json());
    if (answer.answers !== request.id) throw away('an answer to another request');
    return answer.content as Answer;
  }

  return async (purpose, content) => {
    const answer = await ask(purpose, content).catch((error: unknown) => {
      channel = undefined;
      throw isProblem(error, 'connector-unavailable') ? error : away(error instanceof Error ? error.name : 'unknown');
    });
    if ('refused' in answer) throw problem('message-rejected', { reason: answer.refused });
    return answer.result;
  };
}
