/** Write back (数据回写): writes a record into an institution's application system, once, whatever fails in between (data.reflow). */
import { z } from 'zod';
import { assertExists } from '../control.ts';
import { defineNode } from '../node.ts';
import { isProblem, titleOf } from '../problem.ts';
import { text } from '../text.ts';
import type { CaseData } from '../facts.ts';

const Source = z
  .string()
  .regex(/^(card\.(name|socialSecurityNumber|cardNumber|identificationCode)|inputs\.[a-z][a-zA-Z0-9]*)$/)
  .describe(
    'Where the value comes from: card.name, card.socialSecurityNumber, card.cardNumber, card.identificationCode or inputs.NAME',
  );

/** The value a source names. */
function valueOf(source: string, data: CaseData): string {
  const [from = '', name = ''] = source.split('.');
  const ground: Record<string, unknown> = from === 'card' ? { ...data.card } : { ...data.inputs };
  const value = assertExists(ground[name], source);
  return typeof value === 'string' ? value : JSON.stringify(value);
}

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
      .record(z.string().regex(/^[a-z][a-zA-Z0-9]*$/), Source)
      .describe('Each field of the record, and where its value comes from'),
  }),
  ports: () => [
    { id: 'written', label: text('已写入', 'Written') },
    { id: 'refused', label: text('对方拒绝', 'Refused') },
  ],
  sets: { receipt: ['written'] },
  face: ({ system, record }) => `${system} · ${record}`,
  async run({ settings, data, effects, key }) {
    const fields = Object.fromEntries(
      Object.entries(settings.fields).map(([name, source]) => [name, valueOf(source, data)]),
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
        data: { receipt },
        note: text(`已写入，回执 ${receipt}`, `Written, receipt ${receipt}`),
      };
    } catch (error) {
      // Out of reach is for the host to try again with the same key; a refusal is an answer.
      if (!isProblem(error) || isProblem(error, 'connector-unavailable')) throw error;
      return { port: 'refused', note: text(titleOf(error, 'zh-CN'), titleOf(error, 'en')) };
    }
  },
});
