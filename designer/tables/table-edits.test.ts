/** The edits of a table, its history, and what comes from and goes to a spreadsheet's clipboard. */
import { describe, expect, it } from 'vitest';
import policyFile from '../../rulesets/policies/scenic-ticket.json' with { type: 'json' };
import { facts } from '../../engine/core/facts/facts.ts';
import { Policy } from '../../engine/core/policies/policy.ts';
import { assertExists } from '../../engine/core/control.ts';
import type { Table } from '../../engine/core/tables/table.ts';
import { addInput, addOutput, moveInput, moveOutput, removeInput, removeOutput, setHitPolicy } from './column-edits.ts';
import { cellText, columnsOf, withCellText } from './table-columns.ts';
import {
  clearBlock,
  deleteRows,
  duplicateRows,
  fillDown,
  insertRows,
  moveRows,
  textsOf,
  writeTexts,
} from './table-edits.ts';
import { noHistory, remembered, stepped } from './table-history.ts';
import { readTsv, writeTsv } from './tsv.ts';

const policy = Policy.parse(policyFile);
const table: Table = assertExists(policy.table, 'a table');
const columns = columnsOf(table, policy.outcomes, facts);
const whole = { top: 0, bottom: table.rows.length - 1, left: 0, right: columns.length - 1 };
const names = ({ rows }: Table) => rows.map(({ id }) => id ?? '');

describe('cells', () => {
  it('are shown as people write them', () => {
    const line = (row: number) =>
      columns.map((column) => cellText(assertExists(table.rows[row], 'row'), column, 'zh-CN'));
    expect(line(0).slice(0, 5)).toEqual(['-', '非 正常', '-', 'counter', '']);
    expect(line(3).slice(0, 5)).toEqual(['18..59', '正常', '是', 'half', '50']);
  });

  it('come back from a spreadsheet as they went there, all of them', () => {
    const sheet = readTsv(writeTsv(textsOf(table, columns, whole, 'zh-CN')));
    const blank = insertRows({ ...table, rows: [] }, 0, 1);
    const written = writeTexts(blank, columns, { row: 0, column: 0 }, sheet);
    expect(written.table).toEqual(table);
    expect(written.unread).toEqual([]);
  });

  it('are pasted beyond the last row, and what can not be read stays', () => {
    const {
      table: pasted,
      unread,
      cells,
    } = writeTexts(table, columns, { row: 6, column: 0 }, [['> 90'], ['九十', '正常']]);
    expect(pasted.rows).toHaveLength(8);
    expect(pasted.rows[6]?.when[0]).toEqual({ gt: 90 });
    expect(pasted.rows[7]?.when).toEqual(['九十', 'normal', '-']);
    expect(unread).toMatchObject([{ row: 7, column: 0, text: '九十' }]);
    expect(cells).toBe(3);
  });

  it('are emptied and filled down', () => {
    const cleared = clearBlock(table, columns, { top: 1, bottom: 2, left: 0, right: 3 });
    expect(cleared.rows[1]).toMatchObject({ when: ['-', '-', '-'], then: [null, 0] });
    const filled = fillDown(table, columns, { top: 1, bottom: 3, left: 0, right: columns.length - 1 });
    expect(filled.rows.slice(1, 4).map(({ when }) => when)).toEqual(Array(3).fill(table.rows[1]?.when));
    expect(names(filled)).toEqual(names(table));
    const unknown = writeTexts(table, columns, { row: 0, column: 0 }, [['未知']]).table;
    expect(fillDown(unknown, columns, { top: 0, bottom: 1, left: 0, right: 0 }).rows[1]?.when[0]).toBeNull();
    expect(fillDown(table, columns, { top: 2, bottom: 2, left: 4, right: 4 }).rows[2]?.then).toEqual(['half', 0]);
  });
});

describe('what a row says', () => {
  const reason = (language: 'zh' | 'en') =>
    assertExists(
      columns.find(({ key }) => key === `note reason-${language}`),
      'column',
    );
  const bare = { when: [], then: [] };

  it('says the same in both languages until the other is written', () => {
    const first = withCellText(bare, reason('zh'), '老人免票').row;
    expect(first.reason).toEqual({ 'zh-CN': '老人免票', en: '老人免票' });
    const second = withCellText(first, reason('en'), 'Old people: free').row;
    expect(second.reason).toEqual({ 'zh-CN': '老人免票', en: 'Old people: free' });
    expect(withCellText(second, reason('zh'), '').row.reason?.['zh-CN']).toBe('Old people: free');
    expect(withCellText(first, reason('zh'), '').row).toEqual(bare);
  });

  it.each([
    ['id', 'Row 1'],
    ['prompt', 'Lost!'],
    ['clauses', 'no.such'],
  ])('%s is looked at', (note, source) => {
    const column = assertExists(
      columns.find(({ key }) => key === `note ${note}`),
      'column',
    );
    const { row, finding } = withCellText(bare, column, source);
    expect(finding).toBeDefined();
    expect(cellText(row, column, 'en')).toBe(source);
  });
});

describe('rows', () => {
  it('are inserted, repeated, moved and taken away', () => {
    expect(names(insertRows(table, 1, 2)).slice(0, 4)).toEqual(['card-not-in-order', '', '', 'under-6']);
    expect(names(duplicateRows(table, 0, 1)).slice(0, 4)).toEqual(['card-not-in-order', 'under-6', '', '']);
    expect(names(moveRows(table, 1, 2, -1)).slice(0, 3)).toEqual(['under-6', 'from-6-to-17', 'card-not-in-order']);
    expect(names(moveRows(table, 0, 1, 1)).slice(0, 3)).toEqual(['from-6-to-17', 'card-not-in-order', 'under-6']);
    expect(moveRows(table, 0, 1, -1)).toBe(table);
    expect(names(deleteRows(table, 0, 5))).toEqual(['from-65']);
    expect(deleteRows(table, 0, 6).rows).toEqual([{ when: ['-', '-', '-'], then: [null, null] }]);
  });
});

describe('columns', () => {
  it('come and go with their cells', () => {
    const more = addOutput(addInput(table, { fact: 'person.sex' }), { name: 'days', type: 'number' });
    expect(more.rows[0]).toMatchObject({ when: ['-', { not: 'normal' }, '-', '-'], then: ['counter', null, null] });
    expect(removeOutput(removeInput(more, 3), 2)).toEqual(table);
    expect(moveInput(moveInput(table, 0, 2), 2, 0)).toEqual(table);
    expect(moveOutput(table, 0, 1).rows[1]?.then).toEqual([0, 'free']);
    expect(removeOutput(table, 0)).toBe(table);
    expect(setHitPolicy({ ...table, hitPolicy: 'collect', aggregate: 'sum' }, 'first').aggregate).toBeUndefined();
  });
});

it('remembers what was, and what was undone until something else is done', () => {
  const [a, b, c] = [table, insertRows(table, 0, 1), insertRows(table, 0, 2)];
  const history = remembered(remembered(noHistory, a), b);
  const back = assertExists(stepped(history, c, 'undo'), 'a step');
  expect(back.table).toBe(b);
  expect(stepped(back.history, b, 'redo')).toEqual({ table: c, history });
  expect(stepped(remembered(back.history, b), a, 'redo')).toBeUndefined();
});

it('reads quoted cells of a spreadsheet', () =>
  expect(readTsv('a\t"b\nc"\t"d ""e"""\r\n1\t2\t3\r\n')).toEqual([
    ['a', 'b\nc', 'd "e"'],
    ['1', '2', '3'],
  ]));
