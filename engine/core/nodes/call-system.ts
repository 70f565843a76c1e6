/** Call a system (调用接入系统): calls an interface of an onboarded system, once, and takes its typed answer. */
import { z } from 'zod';
import { DeclaredFields, recordOf, takeDeclared } from '../declared-fields.ts';
import { defineNode } from '../node.ts';
import { problem } from '../problem.ts';
import { refusalOf } from '../refusal.ts';
import {
  evaluateFields,
  FieldExpressions,
  pathsReadBy,
  statedExpressions,
} from '../expressions/setting-expressions.ts';
import { text } from '../text.ts';
import { Tell, told } from '../prompts/usual-prompts.ts';

const Name = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/)
  .max(60);

export const callSystem = defineNode({
  kind: 'call-system',
  group: 'data',
  label: text('调用接入系统', 'Call a system'),
  summary: text(
    '调用已接入系统的接口，只办一次，并取回答复',
    'Calls an interface of an onboarded system, once, and takes its answer',
  ),
  effect: 'write',
  clauses: ['procedure.system', 'access.mode', 'data.reflow'],
  settings: z.strictObject({
    system: Name.meta({
      label: text('应用系统', 'Application system'),
      help: text('接入的应用系统，如 demo-library', 'An onboarded system, such as demo-library'),
    }),
    interface: Name.meta({
      label: text('接口', 'Interface'),
      help: text('该系统的接口，如 reserve', 'Interface of that system, such as reserve'),
    }),
    fields: FieldExpressions.default({}).meta({
      label: text('发送字段', 'Fields'),
      help: text(
        '发送的每个字段，以及取值的表达式',
        'Each field that is sent, and the expression that gives its value',
      ),
    }),
    answer: DeclaredFields.default([]).meta({
      label: text('答复字段', 'Answer'),
      help: text('答复中要用到的字段', 'The fields of the answer that are used'),
    }),
    undoBy: Name.exactOptional().meta({
      label: text('撤销接口', 'Undone by'),
      help: text('撤销这次调用的接口，须按 key 字段识别', 'Interface that undoes a call by its field key'),
    }),
    tell: Tell,
  }),
  example: {
    system: 'demo-library',
    interface: 'reserve',
    fields: { barcode: 'inputs.barcode' },
    answer: [
      { name: 'reserved', type: 'boolean', label: text('已预约', 'Reserved') },
      { name: 'position', type: 'integer', label: text('排队位置', 'Place in the queue') },
    ],
  },
  ports: () => [
    { id: 'answered', label: text('已答复', 'Answered') },
    { id: 'refused', label: text('对方拒绝', 'Refused') },
  ],
  output: ({ answer }) => ({ as: 'answer', type: recordOf(answer, text('答复', 'Answer')), ports: ['answered'] }),
  expressions: ({ fields }) => statedExpressions({ fields }),
  discloses: ({ system, fields }) => [
    { to: text(`系统 ${system}`, `System ${system}`), paths: pathsReadBy(statedExpressions({ fields })) },
  ],
  promptCodes: ({ tell }) => (tell ? ['call-system.refused'] : []),
  face: (settings) => `${settings.system} · ${settings.interface}`,
  async run({ settings, evaluate, effects, key }) {
    const { system, interface: name, answer, undoBy } = settings;
    const fields = evaluateFields(settings.fields, evaluate);
    const asked = effects.call('application-system.call', { system, interface: name, key, fields });
    const answered = await asked.catch((error: unknown) => refusalOf(error));
    if ('zh-CN' in answered) return { port: 'refused', note: answered, ...told(settings, 'call-system.refused') };
    const { taken, wrong } = takeDeclared(answer, answered.fields);
    // It has acted: leaving by refused would be a lie, so an operator has to look.
    if (wrong) throw problem('message-rejected', { reason: wrong });
    return {
      port: 'answered',
      output: taken,
      note: text(`${system} 已办理 ${name}`, `${system} did ${name}`),
      ...(undoBy !== undefined && { undo: { system, interface: undoBy, key } }),
    };
  },
  async undo({ effects, settings }, undo) {
    const {
      system,
      interface: name,
      key,
    } = { system: String(undo['system']), interface: String(undo['interface']), key: String(undo['key']) };
    await effects.call('application-system.call', { system, interface: name, key: `${key}/undo`, fields: { key } });
    return {
      note: text(`${settings.system} 已撤销 ${settings.interface}`, `${settings.system} undid ${settings.interface}`),
    };
  },
});
