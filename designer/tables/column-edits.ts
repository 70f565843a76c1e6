/** The edits of a table's columns and of how its rows decide together; rows follow. */
import type { HitPolicy, Table } from '../../engine/core/tables/table.ts';

export type Input = Table['inputs'][number];
export type Output = Table['outputs'][number];
export type Aggregate = NonNullable<Table['aggregate']>;

const moved = <T>(items: readonly T[], from: number, to: number): T[] => {
  const item = items[from];
  return item === undefined || to < 0 || to >= items.length
    ? [...items]
    : items.toSpliced(from, 1).toSpliced(to, 0, item);
};

/** Adds an input; every row takes anything there. */
export const addInput = (table: Table, input: Input): Table => ({
  ...table,
  inputs: [...table.inputs, input],
  rows: table.rows.map((row) => ({ ...row, when: [...row.when, '-' as const] })),
});

/** Adds an output; no row gives anything there. */
export const addOutput = (table: Table, output: Output): Table => ({
  ...table,
  outputs: [...table.outputs, output],
  rows: table.rows.map((row) => ({ ...row, then: [...row.then, null] })),
});

export const changeInput = (table: Table, index: number, input: Input): Table => ({
  ...table,
  inputs: table.inputs.with(index, input),
});

export const changeOutput = (table: Table, index: number, output: Output): Table => ({
  ...table,
  outputs: table.outputs.with(index, output),
});

/** Takes an input away with its cells; the last one stays. */
export const removeInput = (table: Table, index: number): Table =>
  table.inputs.length === 1
    ? table
    : {
        ...table,
        inputs: table.inputs.toSpliced(index, 1),
        rows: table.rows.map((row) => ({ ...row, when: row.when.toSpliced(index, 1) })),
      };

/** Takes an output away with its values; the outcome stays. */
export const removeOutput = (table: Table, index: number): Table =>
  table.outputs[index]?.name === 'outcome' || table.outputs.length === 1
    ? table
    : {
        ...table,
        outputs: table.outputs.toSpliced(index, 1),
        rows: table.rows.map((row) => ({ ...row, then: row.then.toSpliced(index, 1) })),
      };

/** Moves an input to another place among the inputs. */
export const moveInput = (table: Table, from: number, to: number): Table => ({
  ...table,
  inputs: moved(table.inputs, from, to),
  rows: table.rows.map((row) => ({ ...row, when: moved(row.when, from, to) })),
});

/** Moves an output to another place among the outputs. */
export const moveOutput = (table: Table, from: number, to: number): Table => ({
  ...table,
  outputs: moved(table.outputs, from, to),
  rows: table.rows.map((row) => ({ ...row, then: moved(row.then, from, to) })),
});

/** Sets what happens where several rows hold; only what collects joins by an aggregate. */
export function setHitPolicy({ aggregate, ...table }: Table, hitPolicy: HitPolicy): Table {
  return { ...table, hitPolicy, ...(hitPolicy === 'collect' && aggregate && { aggregate }) };
}

/** Sets how what collects joins its rows. */
export const setAggregate = (table: Table, aggregate: Aggregate): Table => ({ ...table, aggregate });
