/** The code scanner of a terminal: sees what the phone before it shows. The phones of the demo cardholders are asked over HTTP. */
import { z } from 'zod';
import { type CardOnReader, type CodeKind } from '../../engine/core/operations/terminal.ts';
import { problem } from '../../engine/core/problem.ts';
import { text } from '../../engine/core/text.ts';

export interface Scanner {
  /** The code that the phone of `from.card` shows. Throws `not-found` (no such phone) or `connector-unavailable`. */
  scan(from: CardOnReader, kind: CodeKind): Promise<string>;
}

const Shown = z.object({ code: z.string().min(1).max(200) });

/** A scanner before which the phones of the demo are held; `url` is where they are. */
export function createPhoneScanner(url: string, timeoutMs = 3_000): Scanner {
  const dark = () => problem('connector-unavailable', { connector: text('扫码器', 'Code scanner') });
  return {
    async scan({ card }, kind) {
      if (card === undefined) throw problem('not-found', { what: text('手机', 'phone') });
      const address = new URL(`/phone/${encodeURIComponent(card)}/code`, url);
      address.searchParams.set('kind', kind);
      let response: Response;
      try {
        response = await fetch(address, { signal: AbortSignal.timeout(timeoutMs) });
      } catch {
        throw dark();
      }
      if (response.status === 404) throw problem('not-found', { what: text('手机', 'phone') });
      const shown = Shown.safeParse(await response.json().catch(() => null));
      if (!shown.success) throw dark();
      return shown.data.code;
    },
  };
}
