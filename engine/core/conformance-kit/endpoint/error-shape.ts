/** A conformance test: a refusal has the form of a problem, and names its rule. */
import { text } from '../../text.ts';
import { defineEndpointTest } from '../kit-test.ts';

export const errorShape = defineEndpointTest({
  id: 'error-shape',
  clause: 'access.protocol',
  severity: 'error',
  proves: text('拒绝时返回规定格式的问题说明', 'A refusal has the form of a problem, and names its rule'),
  mend: text(
    '以 application/problem+json 返回 type、title、status 和 rule（RFC 9457）；格式不符的请求 rule 为 shape',
    'Answer application/problem+json with `type`, `title`, `status` and `rule` (RFC 9457); for a request of a wrong form `rule` is `shape`',
  ),
  of: ['build'],
  needs: ['refuses-rubbish'],
  async run(endpoint) {
    const exchange = await endpoint.send({ spoil: 'wrong-form' });
    const { status, contentType, problem } = exchange;
    const isProblem = contentType.startsWith('application/problem+json') && problem?.type && problem.title;
    if (isProblem && problem.status === status && problem.rule === 'shape') return null;
    return {
      found: text(
        '拒绝的应答不是规定的格式，或 rule 不是 shape',
        'The refusal has another form, or its rule is not `shape`',
      ),
      exchange,
    };
  },
});
