/** A record that is written back uses only inputs that the start asks for and requires. */
import { defineCheck, nodePointer } from '../check.ts';
import { start } from '../nodes/start.ts';
import { writeBack } from '../nodes/write-back.ts';
import { text } from '../text.ts';

export const knownInputs = defineCheck({
  name: 'known-inputs',
  severity: 'error',
  clauses: ['data.reflow'],
  run(scenario) {
    const settings = scenario.nodes.find(({ kind }) => kind === 'start')?.settings;
    const asked = new Set(
      start.settings
        .safeParse(settings)
        .data?.inputs.filter(({ required }) => required)
        .map(({ name }) => `inputs.${name}`),
    );
    return scenario.nodes.flatMap((node) => {
      const fields = node.kind === 'write-back' ? (writeBack.settings.safeParse(node.settings).data?.fields ?? {}) : {};
      return Object.entries(fields)
        .filter(([, source]) => source.startsWith('inputs.') && !asked.has(source))
        .map(([field, source]) => ({
          pointer: `${nodePointer(scenario, node.id)}/settings/fields/${field}`,
          node: node.id,
          message: text(`开始节点没有必填的“${source}”`, `The start does not require “${source}”`),
        }));
    });
  },
});
