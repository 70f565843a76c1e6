/** Write back (数据回写): writes a record into an institution's application system, once, whatever fails in between (data.reflow). */
import { z } from 'zod';
import { dataPathsOf, Expression } from '../expression.ts';
import { defineNode } from '../node.ts';
import { isProblem, titleOf } from '../problem.ts';
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
      .describe('The application system, such as demo-library'),
    record: z
      .string()
      .regex(/^[a-z][a-z0-9-]*$/)
      .max(60)
      .describe('Kind of record, such as loan'),
    fields: z
      .record(z.string().regex(/^[a-z][a-zA-Z0-9]*$/), Expression)
      .describe('Each field of the record, and the expression that gives its value, such as card.name'),
  }),
  ports: () => [
    { id: 'written', label: text('已写入', 'Written') },
    { id: 'refused', label: text('对方拒绝', 'Refused') },
  ],
  output: () => ({ as: 'receipt', type: { type: 'string', label: text('回执号', 'Receipt') }, ports: ['written'] }),
  expressions: ({ fields }) =>
    Object.entries(fields).map(([name, source]) => ({
      pointer: `/fields/${name}`,
      source,
      expects: { type: 'any' },
    })),
  discloses: ({ system, fields }) => [
    { to: text(`系统 ${system}`, `System ${system}`), paths: Object.values(fields).flatMap(dataPathsOf) },
  ],
  face: ({ system, record }) => `${system} · ${record}`,
  async run({ settings, evaluate, effects, key }) {
    const fields = Object.fromEntries(
      Object.entries(settings.fields).map(([name, source]) => {
        const value = evaluate(source);
        return [name, typeof value === 'string' ? value : JSON.stringify(value)];
      }),
    );
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
      // Out of reach is for the host to try again with the same key; a refusal is an answer.
      if (!isProblem(error) || isProblem(error, 'connector-unavailable')) throw error;
      return { port: 'refused', note: text(titleOf(error, 'zh-CN'), titleOf(error, 'en')) };
    }
  },
});
