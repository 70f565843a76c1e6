/** A conformance test: what a cardholder is told comes as the code of a prompt. */
import { text } from '../../text.ts';
import { defineEndpointTest } from '../kit-test.ts';

export const promptsByCode = defineEndpointTest({
  id: 'prompts-by-code',
  clause: 'access.prompts',
  severity: 'error',
  proves: text('告知持卡人的内容以提示语代码返回', 'What a cardholder is told comes as the code of a prompt'),
  mend: text(
    '应答的 fields.prompt 填平台提示语目录中的代码，不填文字；各种结果的代码与接入申请中声明的一致',
    'Put the code of the platform’s catalogue of prompts into `fields.prompt`, never words; each outcome has the code that the application declares',
  ),
  of: ['build', 'interface'],
  needs: ['answers-a-call', 'answer-encryption'],
  async run(endpoint) {
    for (const { code, ...call } of endpoint.profile.prompts) {
      const exchange = await endpoint.send({ call });
      const { answer } = exchange;
      const prompt = answer?.outcome === 'done' ? answer.fields['prompt'] : undefined;
      if (prompt !== code) return { found: text(`没有返回代码 ${code}`, `The code ${code} did not come`), exchange };
    }
    return null;
  },
});
