/** A conformance test: the answer has the fields that the interface declares. */
import { text } from '../../text.ts';
import { defineAnswerTest } from '../kit-test.ts';

export const answerFields = defineAnswerTest({
  id: 'answer-fields',
  clause: 'access.mode',
  severity: 'error',
  proves: text('应答含有接口声明的全部字段', 'An answer has every field that the interface declares'),
  found: text('应答不是“done”，或缺少声明的字段', 'The answer is not “done”, or lacks a declared field'),
  mend: text(
    '内容为 {"outcome":"done","result":{"fields":{…},"repeated":false}}，fields 中含有接口说明声明的每个字段',
    'The body is {"outcome":"done","result":{"fields":{…},"repeated":false}}, with every declared field in `fields`',
  ),
  of: ['build', 'interface'],
  needs: ['answers-a-call', 'answer-encryption'],
  holds: ({ answer }, { profile }) =>
    answer?.outcome === 'done' && profile.call.answers.every((field) => Object.hasOwn(answer.fields, field)),
});
