/** A conformance test: a request of three megabytes is refused by 413. */
import { text } from '../../text.ts';
import { defineEndpointTest } from '../kit-test.ts';

export const refusesTooLarge = defineEndpointTest({
  id: 'refuses-too-large',
  clause: 'platform.security',
  severity: 'error',
  proves: text('3 MB 的请求以 413 拒绝', 'A request of three megabytes is refused by 413'),
  mend: text(
    '限制请求大小（2 MB），超出的在读完之前就返回 413',
    'Bound the size of requests (2 MB), and answer 413 to a larger one before it is read to its end',
  ),
  of: ['build'],
  async run(endpoint) {
    const exchange = await endpoint.send({ spoil: 'too-large' });
    // A server may also end the connection while too much is being sent.
    if (exchange.status === 413 || exchange.status === null) return null;
    return { found: text(`HTTP ${exchange.status}`, `HTTP ${exchange.status}`), exchange };
  },
});
