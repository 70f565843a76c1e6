/** An author sets nodes of several kinds through their forms, and the checks take what comes of it. */
import { expect, test } from 'vitest';
import { checkScenario } from '../../engine/core/checks/index.ts';
import type { Ground } from '../../engine/core/check.ts';
import type { Policy } from '../../engine/core/policies/policy.ts';
import type { Prompts } from '../../engine/core/prompts/prompt.ts';
import { Scenario } from '../../engine/core/scenario.ts';
import { text } from '../../engine/core/text.ts';
import { addAfter, changeNode, connect, newNode, type Edit } from '../editor/edits.ts';
import { Editor } from '../editor/editor.ts';
import { written } from './form-values.ts';
import { expectedType, scopeOf, verdictOn } from './node-scope.ts';
import { freeVariable, variableUses } from './variable-uses.ts';

const documents = import.meta.glob<{ default: unknown }>('../../rulesets/*/*.json', { eager: true });
const ruleset = (path: string): unknown => documents[`../../rulesets/${path}.json`]?.default;

const ground: Ground = {
  policies: { 'library-lending': ruleset('policies/library-lending') as Policy },
  prompts: Object.fromEntries(
    Object.entries(documents)
      .filter(([path]) => path.includes('/prompts/'))
      .flatMap(([, file]) => Object.entries((file.default as { prompts: Prompts }).prompts)),
  ),
};

const lending = () => new Editor(Scenario.parse(ruleset('scenarios/library-lending')), 1, true);

const setting =
  (id: string, pointer: string, value: unknown): Edit =>
  (scenario) => {
    const node = scenario.nodes.find((each) => each.id === id);
    return node ? changeNode(id, { settings: written(node.settings, pointer, value) })(scenario) : scenario;
  };

const errorsOf = (editor: Editor) =>
  checkScenario(editor.getState().scenario, ground)
    .filter(({ severity }) => severity === 'error')
    .map(({ message }) => message.en);

test('settings of several kinds are changed, and the document stays one that can be filed', () => {
  const editor = lending();
  expect(errorsOf(editor)).toEqual([]);
  editor.change(setting('start', '/inputs/0/label', text('馆藏条码', 'Barcode of the book')));
  editor.change(setting('start', '/crossRegion', false));
  editor.change(setting('read', '/mode', 'contactless'));
  editor.change(setting('loan', '/fields/note', "'借书：' + inputs.barcode"));
  editor.change(setting('tell', '/by', ['screen', 'voice']));
  expect(errorsOf(editor)).toEqual([]);
  expect(Scenario.safeParse(editor.getState().scenario).success).toBe(true);
});

test('a wait is put in, set through its form, and led on', () => {
  const editor = lending();
  const { scenario } = editor.getState();
  const wait = newNode(scenario, 'wait', { x: 0, y: 0 });
  editor.change(addAfter('tell', 'done', { ...wait, settings: {} }));
  expect(errorsOf(editor)).not.toEqual([]);
  editor.change(setting('wait', '/within', 'PT30M'));
  editor.change(connect({ from: 'wait', port: 'done', to: 'loan' }));
  expect(errorsOf(editor)).toEqual([]);
});

test('what does not fit stays in the draft, is found, and is mended', () => {
  const editor = lending();
  editor.change(setting('loan', '/fields/barcode', 'inputs.barcod'));
  expect(errorsOf(editor).join()).toContain('barcod');
  expect(Scenario.safeParse(editor.getState().scenario).success).toBe(true);
  editor.undo();
  expect(errorsOf(editor)).toEqual([]);
});

test('an expression is judged as it is written, with the type its setting wants', () => {
  const { scenario } = lending().getState();
  const scope = scopeOf(scenario, 'loan', '/fields/name');
  expect(verdictOn('card.name', scope, { type: 'any' })).toMatchObject({ type: { type: 'string' }, errors: [] });
  expect(verdictOn('card.nam', scope, { type: 'any' }).errors).toHaveLength(1);
  const pay = newNode(scenario, 'pay', { x: 0, y: 0 });
  expect(expectedType(pay, '/amount')).toEqual({ type: 'money' });
  expect(expectedType({ ...pay, settings: {} }, '/amount')).toEqual({ type: 'money' });
  expect(verdictOn("'much'", scope, { type: 'money' }).errors[0]?.message.en).toContain('amount of money');
});

test('a variable says who sets and who reads it, and where nothing does', () => {
  const editor = lending();
  expect(variableUses(editor.getState().scenario, ground).find(({ name }) => name === 'card')).toMatchObject({
    origin: 'learnt',
    setBy: ['read'],
  });
  const name = freeVariable(editor.getState().scenario);
  editor.change((scenario) => ({ ...scenario, variables: { [name]: { type: { type: 'string' } } } }));
  const [own] = variableUses(editor.getState().scenario, ground);
  expect(own).toMatchObject({ name: 'value1', origin: 'own', isUnset: true, setBy: [], readBy: [] });
  const barcode = variableUses(editor.getState().scenario, ground).find((use) => use.name === 'inputs.barcode');
  expect(barcode?.readBy).toContain('loan');
});
