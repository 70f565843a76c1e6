/** A conformance test: no message id and no initial vector is used twice. */
import type { Arrival } from '../exchange.ts';
import { text } from '../../text.ts';
import { defineCallTest } from '../kit-test.ts';

/** The first arrival that says something an earlier one said. */
function repeated(arrivals: readonly Arrival[], of: (arrival: Arrival) => string): Arrival | undefined {
  const seen = new Set<string>();
  return arrivals.filter(({ isShaped }) => isShaped).find((each) => seen.has(of(each)) || !seen.add(of(each)));
}

export const callFresh = defineCallTest({
  id: 'call-fresh',
  clause: 'access.data-security',
  severity: 'error',
  proves: text('每次调用的 messageId 和 iv 都是新的', 'Every call has a message id and an initial vector of its own'),
  mend: text(
    '每个报文（包括重试）都用密码学随机源生成新的 messageId 和 iv，各 16 字节',
    'Draw a fresh `messageId` and `iv` of 16 bytes each from a cryptographic random source for every message, retries among them',
  ),
  of: ['build'],
  needs: ['calls-arrive'],
  judge(arrivals) {
    const wrong = repeated(arrivals, ({ messageId }) => messageId) ?? repeated(arrivals, ({ iv }) => iv);
    return wrong
      ? { found: text('messageId 或 iv 用了两次', 'A message id or an initial vector came twice'), exchange: wrong }
      : null;
  },
});
