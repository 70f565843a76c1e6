/** Where findings are shown in the form of a node. */
import { expect, test } from 'vitest';
import type { Finding } from '../../engine/core/finding.ts';
import { text } from '../../engine/core/text.ts';
import { findingsAbove, findingsOn, findingsOnMember } from './field-findings.ts';
import { fieldsOfKind } from './form-model.ts';

const finding = (pointer: string): Finding => ({
  ...{ check: 'valid-settings', severity: 'error', clauses: [], pointer, node: 'verify' },
  message: text('不对', 'Wrong'),
});
const onList = finding('/nodes/1/settings/ways');
const onItem = finding('/nodes/1/settings/ways/0/minScore');
const onNode = finding('/nodes/1');
const onStrange = finding('/nodes/1/settings/strange');
const all = [onList, onItem, onNode, onStrange];

test('a list shows what is wrong with itself, an item what is wrong within it', () => {
  const [ways] = fieldsOfKind('verify-person');
  expect(ways && findingsOn(all, '/nodes/1/settings/ways', ways.form)).toEqual([onList]);
  expect(findingsOn(all, '/nodes/1/settings/ways/0/minScore', { is: 'number', integer: false })).toEqual([onItem]);
});

test('what no field shows is shown above', () => {
  expect(findingsAbove(all, 'verify', '/nodes/1', fieldsOfKind('verify-person'))).toEqual([onNode, onStrange]);
});

test('a node of the same beginning is another node', () => {
  expect(findingsAbove([{ ...finding('/nodes/12'), node: 'other' }], 'verify', '/nodes/1', [])).toEqual([]);
});

test('what is wrong with a limit, a caught error or a variable is shown at its field, and not above', () => {
  const onLimit = finding('/nodes/1/limit/of');
  const onCatch = finding('/nodes/1/catches/0');
  const onAs = finding('/nodes/1/as');
  const found = [onLimit, onCatch, onAs, onNode];
  expect(findingsAbove(found, 'verify', '/nodes/1', [])).toEqual([onNode]);
  expect(findingsOnMember(found, '/nodes/1', 'limit')).toEqual([onLimit]);
  expect(findingsOnMember(found, '/nodes/1', 'catches')).toEqual([onCatch]);
  expect(findingsOnMember(found, '/nodes/1', 'as')).toEqual([onAs]);
});
