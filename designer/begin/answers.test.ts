/** The wizard's answers: kept, forgotten where they are broken, refused early, and always drawn. */
import { expect, test } from 'vitest';
import { Scenario } from '../../engine/core/scenario.ts';
import {
  answersFrom,
  fenOf,
  noAnswers,
  questions,
  reached,
  refusalOf,
  scenarioSoFar,
  wrongWith,
  type Answers,
} from './answers.ts';
import { blankScenario, copyName, copyOf, freeAddress } from './begin-with.ts';

const museum: Answers = {
  ...{ nameZh: '进博物馆', nameEn: 'Museum entry', matter: 'enter', field: 'culture-tourism' },
  ...{ whoZh: '省博物馆', whoEn: 'Provincial Museum', hasSystem: false, system: '' },
  ...{ cardModes: ['contactless', 'show-code'], environment: 'gate', network: 'internet', money: 'free', yuan: '' },
};

test('a whole set of answers is sound, and is what a reload brings back', () => {
  expect(questions.map((question) => wrongWith(museum, question))).toEqual(questions.map(() => null));
  expect(reached(museum)).toBe(6);
  expect(answersFrom(JSON.stringify(museum))).toEqual(museum);
});

test.each([null, 'not json', '[]', '3', '{"matter":"fly","cardModes":["teleport"],"hasSystem":1}'])(
  'forgets what is no answer: %s',
  (kept) => {
    expect(answersFrom(kept)).toEqual(noAnswers);
  },
);

test('says what a question lacks, and stops there', () => {
  expect(reached(noAnswers)).toBe(0);
  expect(wrongWith({ ...museum, nameEn: '博物馆', matter: undefined }, 'matter')?.lacks).toEqual({
    nameEn: 'english',
    matter: 'choice',
  });
  expect(wrongWith({ ...museum, hasSystem: true, system: 'A B' }, 'who')?.lacks).toEqual({ system: 'system' });
  expect(wrongWith({ ...museum, money: 'pay', yuan: '0' }, 'money')?.lacks).toEqual({ yuan: 'amount' });
  expect(reached({ ...museum, cardModes: ['show-code'] })).toBe(2);
});

test('does not offer what would lead nowhere, and says why', () => {
  expect(refusalOf(museum, 'where', 'online')?.['zh-CN']).toContain('网上不能办');
  expect(refusalOf(museum, 'where', 'gate')).toBeNull();
  expect(refusalOf(museum, 'money', 'disburse')?.en).toContain('does not go with');
  expect(wrongWith({ ...museum, cardModes: ['show-code'] }, 'modes')?.refusal?.['zh-CN']).toContain('实体卡');
});

test('draws something at every stage, by the answers as far as they fit', () => {
  const stages: Partial<Answers>[] = [
    {},
    { matter: 'subsidy' },
    { matter: 'enter', environment: 'online' },
    { network: 'offline', money: 'pay' },
  ];
  for (const stage of stages) expect(() => Scenario.parse(scenarioSoFar({ ...noAnswers, ...stage }))).not.toThrow();
  expect(scenarioSoFar(museum, 'museum').nodes[0]?.settings).toMatchObject({
    environment: 'gate',
    network: 'internet',
  });
});

test.each([
  ['2', 200],
  ['0.29', 29],
  ['12.5', 1250],
  ['', undefined],
  ['0', undefined],
  ['1.234', undefined],
  ['-1', undefined],
])('reads %s yuan', (yuan, fen) => {
  expect(fenOf(yuan)).toBe(fen);
});

test('a copy has a name and an address of its own and leaves the first as it is', () => {
  const first = { ...scenarioSoFar(museum), $schema: 'x' };
  const copy = copyOf(first, { id: 'second', name: copyName(first.name) });
  expect([copy.id, copy.name['zh-CN'], '$schema' in copy]).toEqual(['second', '进博物馆（副本）', false]);
  expect(copy.nodes).toEqual(first.nodes);
  expect(copy.nodes).not.toBe(first.nodes);
  expect(Scenario.parse(blankScenario({ id: 'blank', name: first.name })).nodes).toHaveLength(2);
  expect(freeAddress('museum', new Set(['museum', 'museum-2']))).toBe('museum-3');
  expect(freeAddress('park', new Set(['museum']))).toBe('park');
});
