/** Write back (数据回写): writes a record into an institution's application system, once, whatever fails in between (data.reflow). */
import { z } from 'zod';
import { defineNode } from '../node.ts';
import { refusalOf } from '../refusal.ts';
import { evaluateTexts, FieldExpressions, pathsReadBy, statedExpressions } from '../expressions/setting-expressions.ts';
import { text } from '../text.ts';

export const writeBack = defineNode({
  kind: 'write-back',
  group: 'data',
  label: text('数据回写', 'Write back'),
  summary: text('把办理结果写入应用机构的系统，只写一次', "Writes a record into an institution's system, exactly once"),
  effect: 'write',
  clauses: ['data.reflow'],
  settings: z.strictObject({
    system: z
      .string()
      .regex(/^[a-z][a-z0-9-]*$/)
      .max(60)
      .meta({
        label: text('应用系统', 'Application system'),
        help: text('接入的应用系统，如 demo-library', 'An onboarded system, such as demo-library'),
      }),
    record: z
      .string()
      .regex(/^[a-z][a-z0-9-]*$/)
      .max(60)
      .meta({
        label: text('记录种类', 'Kind of record'),
        help: text('写入哪种记录，如 loan', 'What is written, such as loan'),
      }),
    fields: FieldExpressions.meta({
      label: text('字段', 'Fields'),
      help: text(
        '记录的每个字段，以及取值的表达式，如 card.name',
        'Each field of the record, and the expression that gives its value, such as card.name',
      ),
    }),
  }),
  example: {
    system: 'demo-library',
    record: 'loan',
    fields: { borrower: 'card.socialSecurityNumber', barcode: 'inputs.barcode' },
  },
  ports: () => [
    { id: 'written', label: text('已写入', 'Written') },
    { id: 'refused', label: text('对方拒绝', 'Refused') },
  ],
  output: () => ({ as: 'receipt', type: { type: 'string', label: text('回执号', 'Receipt') }, ports: ['written'] }),
  expressions: ({ fields }) => statedExpressions({ fields }),
  discloses: ({ system, fields }) => [
    { to: text(`系统 ${system}`, `System ${system}`), paths: pathsReadBy(statedExpressions({ fields })) },
  ],
  face: ({ system, record }) => `${system} · ${record}`,
  async run({ settings, evaluate, effects, key }) {
    const fields = evaluateTexts(settings.fields, evaluate);
    try {
      const { receipt } = await effects.call('application-system.write', {
        system: settings.system,
        record: settings.record,
        key,
        fields,
      });
      return {
        port: 'written',
        output: receipt,
        undo: {},
        note: text(`已写入，回执 ${receipt}`, `Written, receipt ${receipt}`),
      };
    } catch (error) {
      return { port: 'refused', note: refusalOf(error) };
    }
  },
  async undo({ settings: { system, record }, effects, key }) {
    const { cancelled } = await effects.call('application-system.cancel', { system, record, key });
    return {
      note: cancelled
        ? text('已撤销写入的记录', 'The record was undone')
        : text('没有可撤销的记录', 'There was no record to undo'),
    };
  },
});
