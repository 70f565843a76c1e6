/** Tables for the bench of the editor: squares of age and income, one row each. */
import type { Table, TableRow } from '../../../engine/core/tables/table.ts';
import { text } from '../../../engine/core/text.ts';

const ages = 100;

/** A row of the table: an age, a step of income, and what is given then. */
function rowAt(index: number): TableRow {
  const [age, step] = [index % ages, Math.floor(index / ages)];
  return {
    when: [age, { from: step * 100, to: step * 100 + 100, open: 'to' }, 'normal', '-'],
    then: [index % 3 === 0 ? 'free' : 'half', index % 101],
    reason: text(`${age} 岁，第 ${step} 档`, `Age ${age}, step ${step}`),
  };
}

/** A table of so many rows. */
export const tableOf = (count: number): Table => ({
  inputs: [
    { fact: 'person.age', whole: true },
    { fact: 'inputs.income', label: text('月收入（元）', 'Monthly income (yuan)') },
    { fact: 'card.state' },
    { fact: 'card.local' },
  ],
  outputs: [
    { name: 'outcome', type: 'string' },
    { name: 'percent', type: 'number', label: text('应付票价（%）', 'Share of the price (%)') },
  ],
  hitPolicy: 'first',
  rows: Array.from({ length: count }, (_, index) => rowAt(index)),
});
