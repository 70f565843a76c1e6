/** The start: what is asked for at the beginning, and what is wrong with what was given. */
import { describe, expect, it } from 'vitest';
import { verifyNode } from '../../../test/support/verify-node.ts';
import { scenarioNamed } from '../../../test/support/rulesets.ts';
import { factsOf } from '../facts/facts.ts';
import { Scenario } from '../scenario.ts';
import { text } from '../text.ts';
import { checkInputs, start } from './start.ts';

verifyNode(start, [{ why: 'begins', port: 'done', note: /用卡环境：窗口/ }]);

const lending = scenarioNamed('library-lending');
const visit = Scenario.parse({
  ...lending,
  nodes: lending.nodes.map((node) =>
    node.kind !== 'start'
      ? node
      : {
          ...node,
          settings: {
            ...node.settings,
            inputs: [
              { name: 'visitOn', type: 'date', label: text('入馆日期', 'Day of the visit') },
              {
                name: 'hall',
                type: 'choice',
                label: text('展厅', 'Hall'),
                choices: [
                  { id: 'ancient', label: text('古代馆', 'Ancient') },
                  { id: 'modern', label: text('现代馆', 'Modern') },
                ],
              },
            ],
          },
        },
  ),
});

describe('dates and choices', () => {
  const errors = (inputs: Record<string, string | number | boolean>) =>
    checkInputs(visit, inputs).map(({ pointer, rule }) => `${pointer} ${rule}`);
  it('are taken where they are right', () => expect(errors({ visitOn: '2026-11-21', hall: 'modern' })).toEqual([]));
  it.each([
    [{ visitOn: '2026-02-30', hall: 'modern' }, '/inputs/visitOn date'],
    [{ visitOn: '21.11.2026', hall: 'modern' }, '/inputs/visitOn date'],
    [{ visitOn: 20261121, hall: 'modern' }, '/inputs/visitOn invalid-type'],
    [{ visitOn: '2026-11-21', hall: 'future' }, '/inputs/hall choice'],
    [{ visitOn: '2026-11-21', hall: '' }, '/inputs/hall required'],
  ])('%j breaks a rule: %s', (inputs, expected) => expect(errors(inputs)).toEqual([expected]));
  it('are dates to a policy, and a choice has few values', () =>
    expect(factsOf(visit)).toMatchObject({
      'inputs.visitOn': { type: 'date' },
      'inputs.hall': { type: 'string', values: ['ancient', 'modern'] },
    }));
});

it('serves cards of elsewhere, and takes no other codes, unless the author says otherwise', () => {
  const { cardModes, environment, network } = start.settings.parse(lending.nodes[0]?.settings);
  expect(start.settings.parse({ cardModes, environment, network })).toMatchObject({
    crossRegion: true,
    multiCode: [],
    inputs: [],
  });
});

it.each(['[z-a]{2}', '[A-Z]{9,2}'])('takes no form that nothing can match: %s', (pattern) => {
  const inputs = [{ name: 'code', type: 'string', label: text('编码', 'Code'), pattern }];
  const settings = { cardModes: ['contact'], environment: 'counter', network: 'internet', inputs };
  expect(start.settings.safeParse(settings).error?.issues.map(({ path }) => path.join('/'))).toEqual([
    'inputs/0/pattern',
  ]);
});
