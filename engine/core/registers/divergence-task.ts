/** The task that a divergence leaves where no repair brings the registers together: for the duty operators of its place, until a round finds that they agree. */
import { divergences } from './convergence-table.ts';
import type { DivergenceRecord } from './divergence.ts';
import { registers } from './registration.ts';
import type { ClosedTask, OpenTask } from '../task.ts';
import { text } from '../text.ts';

/** Names the task of a divergence. */
export const divergenceTaskId = (divergence: string): string => `divergence~${divergence.replaceAll(' ', '~')}`;

/** What may be done about it: whoever has brought the registers together has them compared again. */
export const compareAgain = 'compare-again';

type Raised = Pick<
  DivergenceRecord,
  'id' | 'register' | 'name' | 'region' | 'institution' | 'divergence' | 'repair' | 'entry'
>;

/** The task; null where the other side is only asked again later. */
export function divergenceTask(found: Raised, at: string): OpenTask | null {
  const { id, register, name, region, institution, divergence, repair, entry } = found;
  if (repair === 'ask-again') return null;
  const what = divergences[divergence];
  return {
    ...{ id: divergenceTaskId(id), state: 'open', token: 0, visit: 1, node: divergence, divergence: true },
    scenario: { id: 'divergence', name: text('登记核对', 'Comparison of registers') },
    place: { region, institution },
    request: {
      title: text(`${name}：${what['zh-CN']}`, `${name}: ${what.en}`),
      ...{ role: 'duty-operator', level: 'case', fields: [] },
      // Nothing is decided by it: it is sent at once, as answers with fields are.
      actions: [{ id: compareAgain, label: text('再次核对', 'Compare again'), needsFields: true }],
      shows: [
        { label: registers[register], value: name },
        { label: text('登记或全国编号', 'Entry, or national number'), value: entry },
      ],
    },
    ...{ dueAt: null, at, answers: [] },
  };
}

/** How the task of a divergence that is over ends. */
export const divergenceTaskOver = (divergence: string, at: string): ClosedTask => ({
  ...{ id: divergenceTaskId(divergence), at, state: 'withdrawn', answers: [] },
});
