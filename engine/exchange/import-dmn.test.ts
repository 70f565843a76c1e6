/** DMN files of the kinds that tools write: what becomes of them, and what they decide; files that mean harm are findings. */
import fc from 'fast-check';
import { unaryTest } from 'feelin';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkPolicy } from '../core/policies/check-policy.ts';
import { assert } from '../core/control.ts';
import type { Answer, Decider } from './dmn-decide.ts';
import { readUnaryTests } from './dmn-unary.ts';
import { dmnDecider, importDmn } from './import-dmn.ts';

const fixture = (name: string): string =>
  readFileSync(join(import.meta.dirname, '../../test/fixtures/dmn', name), 'utf8');

function deciderOf(xml: string): Decider {
  const decider = dmnDecider(xml);
  assert('decide' in decider, 'the file is usable');
  return decider;
}

const decide = (xml: string, facts: Record<string, unknown>, name?: string): Answer => {
  const decider = deciderOf(xml);
  return decider.decide(facts, name ?? decider.asked[0] ?? '');
};

const escaped = (source: string) => source.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

interface Sketch {
  hit?: string;
  inputs?: string[];
  outputs?: string[];
  rows: [string[], string[]][];
}

/** A file with one table. */
function tableFile({
  hit = 'hitPolicy="UNIQUE"',
  inputs = ['a'],
  outputs = ['<output name="o"/>'],
  rows,
}: Sketch): string {
  const cell = (kind: string) => (source: string) => `<${kind}><text>${escaped(source)}</text></${kind}>`;
  return `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="x" name="x" namespace="x">
<decision id="D" name="D"><decisionTable id="T" ${hit}>
${inputs.map((source) => `<input><inputExpression><text>${source}</text></inputExpression></input>`).join('')}
${outputs.join('')}
${rows.map(([when, then]) => `<rule>${when.map(cell('inputEntry')).join('')}${then.map(cell('outputEntry')).join('')}</rule>`).join('\n')}
</decisionTable></decision></definitions>`;
}

describe('files as tools write them', () => {
  const camunda = fixture('camunda-care-allowance.dmn');

  test('Camunda Modeler: a decision needs another, cells that are not literal stay FEEL', () => {
    const { version, counts, report, problems, decisions } = importDmn(camunda);
    expect({ version, problems, left: counts.left }).toMatchObject({ version: '1.3', problems: [] });
    expect(report.filter(({ verdict }) => verdict === 'kept')).toMatchObject([
      { type: 'inputEntry', row: 3, column: 1, source: 'starts with(?, "重")', id: 'UnaryTests_11' },
      { type: 'outputEntry', row: 3, column: 3, source: 'applicant.score * 10' },
    ]);
    const [level, amount] = decisions;
    expect(level?.complete).toBe(true);
    expect(level?.policy?.table?.rows.map(({ when }) => when)).toEqual([
      [{ gte: 80 }, '-'],
      [{ from: 60, to: 80, open: 'to' }, true],
      [{ from: 40, to: 80, open: 'to' }, '-'],
    ]);
    expect(level?.policy && checkPolicy(level.policy)).toEqual([]);
    expect(amount).toMatchObject({ requires: ['护理等级'], complete: false });
    expect(amount?.policy?.table?.rows).toHaveLength(2);
  });

  test('Camunda Modeler: decides through both, with names that hold spaces', () => {
    const applicant = { score: 65, livesAlone: true };
    expect(decide(camunda, { applicant, 'applied on': '2026-05-01' })).toEqual({
      decision: 'Monthly amount',
      result: 80_650,
      rows: [1, 2, 3],
    });
    expect(decide(camunda, { applicant, 'applied on': '2027-05-01' })).toMatchObject({ result: 20_650, rows: [2, 3] });
    expect(decide(camunda, { applicant: { score: 10 } })).toMatchObject({ result: null, rows: [] });
    expect(decide(camunda, { applicant: { score: 79.5, livesAlone: false } }, '护理等级')).toMatchObject({
      result: '中度',
      rows: [3],
    });
  });

  test('Kogito: types with fields, a function, an invocation, a default', () => {
    const xml = fixture('kogito-training-voucher.dmn');
    const { version, counts, decisions } = importDmn(xml);
    expect([version, counts.left]).toEqual(['1.2', 0]);
    expect(decisions.map(({ name, logic }) => [name, logic])).toEqual([
      ['Share', 'table'],
      ['Voucher', 'context'],
    ]);
    expect(decisions[0]?.policy?.table?.rows[1]).toMatchObject({ reason: { en: 'Employed: half' } });
    const voucher = (Age: number, Status: string, fee: number) =>
      decide(xml, { Person: { Age, Status }, 'Course Fee': fee }).result;
    expect(voucher(30, 'unemployed', 200_000)).toEqual({ Wanted: 200_000, Paid: 150_000 });
    expect(voucher(30, 'employed', 200_000)).toEqual({ Wanted: 100_000, Paid: 100_000 });
    expect(voucher(70, 'employed', 200_000)).toEqual({ Wanted: 0, Paid: 0 });
    // Not a status that the type allows: null, and a note that says so.
    const odd = decide(xml, { Person: { Age: 30, Status: 'unknown' }, 'Course Fee': 1 });
    expect(odd.notes?.[0]).toMatchObject({ rule: 'fact-of-wrong-type', at: 'Person' });
  });

  test('Trisotech, DMN 1.1: priority by the values of the output, two bounds in one cell', () => {
    const xml = fixture('trisotech-park-day.dmn');
    expect(importDmn(xml)).toMatchObject({ version: '1.1', counts: { left: 0, kept: 0 } });
    const ticket = (age: unknown, holiday: unknown) => decide(xml, { 'Visitor Age': age, Holiday: holiday });
    expect(ticket(5, true)).toEqual({ decision: 'Ticket', result: 'Free', rows: [2] });
    expect(ticket(17, false)).toMatchObject({ result: 'Half', rows: [3] });
    expect(ticket(18, false)).toMatchObject({ result: 'Full', rows: [1] });
    expect(ticket('old', false)).toMatchObject({ result: 'Full', notes: [{ rule: 'fact-of-wrong-type' }] });
  });
});

describe('hit policies', () => {
  const outputs = ['<output name="o"><outputValues><text>3, 2, 1</text></outputValues></output>'];
  const rows: Sketch['rows'] = [
    [['> 0'], ['1']],
    [['> 0'], ['2']],
    [['> 5'], ['3']],
  ];
  const by = (hit: string, a: number) => decide(tableFile({ hit, outputs, rows }), { a });
  test.each([
    ['hitPolicy="FIRST"', 6, 1, [1]],
    ['hitPolicy="PRIORITY"', 6, 3, [3]],
    ['hitPolicy="RULE ORDER"', 6, [1, 2, 3], [1, 2, 3]],
    ['hitPolicy="OUTPUT ORDER"', 6, [3, 2, 1], [3, 2, 1]],
    ['hitPolicy="COLLECT"', 1, [1, 2], [1, 2]],
    ['hitPolicy="COLLECT" aggregation="SUM"', 6, 6, [1, 2, 3]],
    ['hitPolicy="COLLECT" aggregation="MIN"', 6, 1, [1, 2, 3]],
    ['hitPolicy="COLLECT" aggregation="MAX"', 6, 3, [1, 2, 3]],
    ['hitPolicy="COLLECT" aggregation="COUNT"', 6, 3, [1, 2, 3]],
    ['hitPolicy="COLLECT" aggregation="COUNT"', 0, 0, []],
    ['hitPolicy="COLLECT" aggregation="SUM"', 0, null, []],
    ['hitPolicy="COLLECT"', 0, [], []],
    ['hitPolicy="FIRST"', 0, null, []],
  ])('%s at %d', (hit, a, result, hits) => {
    expect(by(hit, a)).toEqual({ decision: 'D', result, rows: hits });
  });

  test('rows that must not hold together are a problem with both rows', () => {
    expect(by('hitPolicy="UNIQUE"', 1)).toMatchObject({
      result: null,
      rows: [1, 2],
      problem: { rule: 'ambiguous-table' },
    });
    expect(by('hitPolicy="ANY"', 1)).toMatchObject({ problem: { rule: 'ambiguous-table' } });
  });

  test('several outputs are an object', () => {
    const two = ['<output name="fee"/>', '<output name="why"/>'];
    const xml = tableFile({ outputs: two, rows: [[['[1..2]'], ['0.1 + 0.2', '"low"']]] });
    expect(decide(xml, { a: 2 })).toMatchObject({ result: { fee: 0.3, why: 'low' } });
  });
});

describe('cells', () => {
  const numbers = fc.constantFrom('-1', '0', '2.5', '7');
  const texts = fc.constantFrom('"a"', '"b"', '"中文 \\"x\\""', '"2026-01-01"');
  const dates = fc.constantFrom('date("2026-01-01")', 'date("2026-02-28")');
  const bounds = (of: fc.Arbitrary<string>) =>
    fc.oneof(
      fc.tuple(fc.constantFrom('<', '<=', '>', '>='), of).map((parts) => parts.join(' ')),
      fc
        .tuple(fc.constantFrom('[', '(', ']'), of, of, fc.constantFrom(']', ')', '['))
        .map(([begin, from, to, end]) => `${begin}${from}..${to}${end}`),
    );
  const disjunction = (test: fc.Arbitrary<string>) =>
    fc.array(test, { minLength: 1, maxLength: 3 }).map((tests) => tests.join(', '));
  const cellOf = (of: fc.Arbitrary<string>, ordered: boolean) => {
    const test = ordered ? fc.oneof(of, bounds(of)) : of;
    return fc.oneof(
      disjunction(test),
      disjunction(test).map((tests) => `not(${tests})`),
      fc.constant('-'),
    );
  };
  const cases = fc.oneof(
    fc.tuple(cellOf(numbers, true), fc.constantFrom(-2, -1, 0, 1, 2.5, 3, 7, 8, null)),
    fc.tuple(cellOf(texts, false), fc.constantFrom('a', 'b', 'c', '中文 "x"', '', null)),
    fc.tuple(
      cellOf(dates, true),
      fc.constantFrom('2025-12-31', '2026-01-01', '2026-01-02', '2026-02-28', '2026-03-01', null),
    ),
    fc.tuple(cellOf(fc.constantFrom('true', 'false'), false), fc.constantFrom(true, false, null)),
  );

  test('the index takes what a FEEL library takes', () => {
    fc.assert(
      fc.property(cases, ([cell, value]) => {
        const known = readUnaryTests(cell);
        // Ranges whose ends cross stay FEEL.
        fc.pre(known !== null);
        // Against null a bound is neither true nor false, and so is its negation; the library says true.
        fc.pre(value !== null || !/^not\(.*[<>[\]()].*\)$/.test(cell.replace(/date\("[^"]*"\)/g, 'd')));
        const isDate = known.type === 'date' && value !== null;
        const theirs = unaryTest(cell, { '?': value, ...(isDate && { '?': dateOf(String(value)) }) }).value;
        const xml = tableFile({ hit: 'hitPolicy="FIRST"', rows: [[[cell], ['1']]] });
        expect(decide(xml, { a: value }).result).toBe(theirs === true ? 1 : null);
      }),
      { numRuns: 400 },
    );
  });

  const dateOf = (date: string): unknown => {
    let value: unknown;
    unaryTest('f(?)', { '?': 1, f: () => true });
    unaryTest(`f(date("${date}"))`, { '?': 1, f: (given: unknown) => ((value = given), true) });
    return value;
  };

  test('a value of another type meets only the open cell', () => {
    const xml = tableFile({
      hit: 'hitPolicy="COLLECT"',
      rows: [
        [['5'], ['1']],
        [['-'], ['2']],
        [['not(5)'], ['3']],
        [['[1..9]'], ['4']],
      ],
    });
    expect(decide(xml, { a: 'x' }).result).toEqual([2]);
    expect(decide(xml, { a: null }).result).toEqual([2, 3]);
    expect(decide(xml, {}).result).toEqual([2, 3]);
  });
});

describe('files that mean harm', () => {
  const ns = 'xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"';
  const bomb = `<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><definitions ${ns}>&b;</definitions>`;
  test.each([
    ['', 'malformed-xml'],
    ['no XML at all', 'malformed-xml'],
    ['<definitions', 'malformed-xml'],
    [`<definitions ${ns}><decision></definitions>`, 'malformed-xml'],
    [`<definitions ${ns}>&unknown;</definitions>`, 'malformed-xml'],
    [`<definitions ${ns} a="1" a="2"/>`, 'malformed-xml'],
    ['<html/>', 'not-dmn'],
    ['<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"/>', 'not-dmn'],
    [`<definitions ${ns}/>`, 'no-decision'],
    [bomb, 'declaration'],
    [`<definitions ${ns}>${'<a>'.repeat(5000)}`, 'too-deep'],
  ])('%.40s', (xml, rule) => {
    expect(importDmn(xml)).toMatchObject({ decisions: [], problems: [{ rule }] });
    expect(dmnDecider(xml)).toMatchObject({ problems: [{ rule }] });
  });

  test('a table of 200,000 rows is a finding with its line', { timeout: 60_000 }, () => {
    const rule = '<rule><inputEntry><text>1</text></inputEntry><outputEntry><text>2</text></outputEntry></rule>';
    const xml = tableFile({ rows: [] }).replace('</decisionTable>', `${rule.repeat(200_000)}</decisionTable>`);
    expect(importDmn(xml)).toMatchObject({ problems: [{ rule: 'table-too-large', line: 2 }], counts: { left: 1 } });
  });

  test('decisions that need each other are found and do not decide', () => {
    const decision = (id: string, needs: string) =>
      `<decision id="${id}" name="${id}"><informationRequirement><requiredDecision href="#${needs}"/></informationRequirement><literalExpression><text>${needs} + 1</text></literalExpression></decision>`;
    const xml = `<definitions ${ns}>${decision('A', 'B')}${decision('B', 'A')}</definitions>`;
    expect(importDmn(xml).problems).toMatchObject([{ rule: 'cyclic-requirements' }]);
    expect(decide(xml, {}, 'A')).toMatchObject({ result: null, problem: { rule: 'cyclic-requirements' } });
  });

  test('names of objects themselves are names like others', () => {
    const xml = tableFile({
      inputs: ['constructor'],
      rows: [
        [['"x"'], ['1']],
        [['null'], ['2']],
      ],
    });
    expect(decide(xml, {})).toMatchObject({ result: 2 });
    expect(
      decide(xml, JSON.parse('{"constructor":"x","__proto__":{"polluted":1}}') as Record<string, unknown>),
    ).toMatchObject({ result: 1 });
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test('a function that calls itself without end has no value', () => {
    const xml = `<definitions ${ns}><businessKnowledgeModel id="f" name="f"><encapsulatedLogic><formalParameter name="n"/><literalExpression><text>f(n + 1)</text></literalExpression></encapsulatedLogic></businessKnowledgeModel><decision id="D" name="D"><literalExpression><text>f(1)</text></literalExpression></decision></definitions>`;
    expect(decide(xml, {})).toMatchObject({ result: null });
  });
});
