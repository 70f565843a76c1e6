/** A conformance test: a call of an interface that is not there is refused by name. */
import { text } from '../../text.ts';
import { defineEndpointTest } from '../kit-test.ts';

export const unknownInterface = defineEndpointTest({
  id: 'unknown-interface',
  clause: 'access.mode',
  severity: 'error',
  proves: text('调用不存在的接口时按名拒绝', 'A call of an interface that is not there is refused by name'),
  mend: text(
    '接口名未知时应答 {"outcome":"refused","problem":"not-found"}',
    'Answer {"outcome":"refused","problem":"not-found"} where the interface is unknown',
  ),
  of: ['build', 'interface'],
  needs: ['answers-a-call', 'answer-encryption'],
  async run(endpoint) {
    const exchange = await endpoint.send({ call: { interface: 'conformance-kit-no-such-interface', fields: {} } });
    const { answer } = exchange;
    if (answer?.outcome === 'refused' && answer.problem === 'not-found') return null;
    return { found: text('没有以 not-found 拒绝', 'It was not refused by `not-found`'), exchange };
  },
});
