/** A conformance test: the same key acts once and gets the same answer. */
import { text } from '../../text.ts';
import { defineEndpointTest } from '../kit-test.ts';

export const writesOnce = defineEndpointTest({
  id: 'writes-once',
  clause: 'access.protocol',
  severity: 'error',
  proves: text('同一个 key 只办一次，得到同样的应答', 'The same key acts once, and gets the same answer'),
  mend: text(
    '按 key 保存办理结果；同一个 key 再来时返回原来的 fields，repeated 为 true',
    'Keep what came of a key; where it comes again answer the same `fields` with `repeated` true',
  ),
  of: ['build'],
  needs: ['answers-a-call', 'answer-encryption', 'answer-fields'],
  async run(endpoint) {
    const first = await endpoint.send();
    const exchange = await endpoint.send({ key: first.key });
    const [one, other] = [first.answer, exchange.answer];
    const isSame =
      one?.outcome === 'done' &&
      other?.outcome === 'done' &&
      !one.repeated &&
      other.repeated &&
      JSON.stringify(one.fields) === JSON.stringify(other.fields);
    if (isSame) return null;
    const found = text('第二次的应答不同，或 repeated 不对', 'The second answer differs, or `repeated` is wrong');
    return { found, exchange };
  },
});
