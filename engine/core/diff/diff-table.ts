/** The difference of two decision tables: their columns and way of deciding, and then row by row. */
import { diffValues, sameText } from './diff-values.ts';
import { said, sentence } from './diff-words.ts';
import { rowName, type Table } from '../tables/table.ts';
import { text, type Text } from '../text.ts';

/** One change of a table; the pointer leads into the later one, into the earlier for a row that was removed. */
export interface TableDifference {
  what: 'policy-changed' | 'rule-added' | 'rule-removed' | 'rule-changed';
  pointer: string;
  before?: unknown;
  after?: unknown;
  words: Text;
}

const mostTold = 200;

const heads: Record<string, Text> = {
  inputs: text('输入列', 'Input columns'),
  outputs: text('输出列', 'Output columns'),
  hitPolicy: text('命中方式', 'Hit policy'),
  aggregate: text('汇总', 'Aggregate'),
};

const nth = (table: Table, index: number): Text =>
  text(`第 ${index + 1} 行（${rowName(table, index)}）`, `row ${index + 1} (${rowName(table, index)})`);

/** The indexes of rows that the other table does not have, each row of it counting once. */
function strangers(table: Table, other: Table): number[] {
  const there = new Map<string, number>();
  for (const row of other.rows) {
    const key = sameText(row);
    there.set(key, (there.get(key) ?? 0) + 1);
  }
  return table.rows.flatMap((row, index) => {
    const key = sameText(row);
    const left = there.get(key) ?? 0;
    if (left > 0) there.set(key, left - 1);
    return left > 0 ? [] : [index];
  });
}

/** Pairs what is gone with what is new: by id, else by place. */
function pairsOf(before: Table, after: Table): { old?: number; fresh?: number }[] {
  const gone = strangers(before, after);
  const fresh = strangers(after, before);
  const partner = (index: number): number | undefined => {
    const id = after.rows[index]?.id;
    const found = gone.findIndex((old) => (id === undefined ? old === index : before.rows[old]?.id === id));
    return found < 0 ? undefined : gone.splice(found, 1)[0];
  };
  const pairs = fresh.map((index) => {
    const old = partner(index);
    return { fresh: index, ...(old !== undefined && { old }) };
  });
  return [...gone.map((old) => ({ old })), ...pairs];
}

function rowDifference(
  before: Table,
  after: Table,
  { old, fresh }: { old?: number; fresh?: number },
): TableDifference[] {
  if (fresh === undefined) {
    if (old === undefined) return [];
    const { 'zh-CN': zh, en } = nth(before, old);
    const words = sentence(`删除原${zh}`, `${en} was removed`);
    return [{ what: 'rule-removed', pointer: `/rows/${old}`, before: before.rows[old], words }];
  }
  const { 'zh-CN': zh, en } = nth(after, fresh);
  const pointer = `/rows/${fresh}`;
  if (old === undefined)
    return [{ what: 'rule-added', pointer, after: after.rows[fresh], words: sentence(`新增${zh}`, `${en} was added`) }];
  return diffValues(before.rows[old], after.rows[fresh]).map((each) => {
    const change = said(each);
    const words = sentence(`${zh}：${change['zh-CN']}`, `${en}: ${change.en}`);
    return { ...each, what: 'rule-changed', pointer: pointer + each.pointer, words };
  });
}

/** Every change from one table to another, the first two hundred. */
export function diffTable(before: Table, after: Table): TableDifference[] {
  const { rows: _old, ...head } = before;
  const { rows: _fresh, ...freshHead } = after;
  const columns = diffValues(head, freshHead).map((each): TableDifference => {
    const word = heads[each.pointer.split('/')[1] ?? ''];
    return { ...each, what: 'policy-changed', words: said(each, word) };
  });
  return [...columns, ...pairsOf(before, after).flatMap((pair) => rowDifference(before, after, pair))].slice(
    0,
    mostTold,
  );
}
