/** A conformance test: the declared volume is answered in the declared time. */
import { text } from '../../text.ts';
import { defineEndpointTest } from '../kit-test.ts';

export const holdsLoad = defineEndpointTest({
  id: 'holds-load',
  clause: 'platform.availability',
  severity: 'error',
  proves: text('在声明的业务量下按声明的时间应答', 'The declared volume is answered in the declared time'),
  mend: text(
    '提高处理能力，或在申请中改写业务量和时限；95% 的应答须在声明的时间内，且没有一个失败',
    'Make the system faster, or declare another volume and limit; 95 of 100 answers must come in the declared time, and none may fail',
  ),
  of: ['build'],
  needs: ['answers-a-call', 'answer-signature'],
  async run(endpoint) {
    const { p95Ms } = endpoint.profile.load;
    const figures = await endpoint.load();
    if (figures.failed === 0 && figures.p95Ms <= p95Ms) return null;
    const { sent, failed } = figures;
    const came = Math.round(figures.p95Ms);
    const found = text(
      `${sent} 个请求中失败 ${failed} 个，第 95 百分位 ${came} 毫秒，声明 ${p95Ms} 毫秒`,
      `Of ${sent} requests ${failed} failed; 95 of 100 came within ${came} ms, declared are ${p95Ms} ms`,
    );
    return { found, exchange: null };
  },
});
