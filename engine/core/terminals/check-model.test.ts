/** What is said of model files: one fault at a time, its place and its clause. */
import { readFileSync } from 'node:fs';
import { expect, it, test } from 'vitest';
import { assertExists } from '../control.ts';
import { checkTerminalModel } from './check-model.ts';
import { DemoTerminalModels, TerminalModel } from './model.ts';

const file = new URL('../../../rulesets/demo/terminal-models.json', import.meta.url);
const { models } = DemoTerminalModels.parse(JSON.parse(readFileSync(file, 'utf8')));
const today = '2026-11-22';
const sound = assertExists(models[0], 'a demo model');
const said = (model: TerminalModel) =>
  checkTerminalModel(model, today).map(
    ({ severity, check, pointer, clauses }) => `${severity} ${check} ${pointer} ${clauses.join()}`,
  );

it('the demo models are sound, but for the one whose filing ended', () => {
  const wrong = models.filter((model) => checkTerminalModel(model, today).some(({ severity }) => severity === 'error'));
  expect(wrong.map(({ id }) => id)).toEqual(['demo-reader-old']);
  expect(said(sound)).toEqual([]);
});

const chip = { name: 'THD89', filing: 'DEMO-1', validUntil: '2029-12-31' };
const build = assertExists(sound.firmware[1], 'a build');
test.each<[string, Partial<TerminalModel>, string[]]>([
  ['a reader that scans', { modes: ['scan'] }, ['error terminal-mode /modes/0 scenario.card-mode']],
  ['a mode twice', { modes: ['contact', 'contact'] }, ['error terminal-mode /modes/1 scenario.card-mode']],
  ['no SM algorithm', { algorithms: [] }, ['error terminal-algorithms /algorithms access.data-security']],
  ['one SM algorithm', { algorithms: ['SM2'] }, ['warning terminal-algorithms /algorithms access.data-security']],
  ['no chip', { chips: [] }, ['error terminal-chip /chips card.chip-filing']],
  ['no PSAM', { psam: false }, ['error terminal-psam /psam terminal.psam']],
  [
    'an unknown chip',
    { chips: [{ ...chip, name: 'XYZ1' }] },
    ['warning terminal-chip-known /chips/0/name card.chip-filing'],
  ],
  [
    'a filing that ended yesterday',
    { chips: [chip, { ...chip, validUntil: '2026-11-21' }] },
    ['error terminal-chip-filing /chips/1/validUntil card.chip-filing'],
  ],
  [
    'a filing that ends today',
    { chips: [{ ...chip, validUntil: today }] },
    ['warning terminal-chip-filing /chips/0/validUntil card.chip-filing'],
  ],
  [
    'a filing that ends in ninety days',
    { chips: [{ ...chip, validUntil: '2027-02-20' }] },
    ['warning terminal-chip-filing /chips/0/validUntil card.chip-filing'],
  ],
  ['a filing that ends later', { chips: [{ ...chip, validUntil: '2027-02-21' }] }, []],
  [
    'no approved firmware',
    { firmware: [{ ...build, approved: false }] },
    ['warning terminal-firmware /firmware terminal.management'],
  ],
  ['a build twice', { firmware: [build, build] }, ['error terminal-firmware /firmware/1/sm3 terminal.management']],
])('%s', (_name, change, expected) => {
  expect(said({ ...sound, ...change })).toEqual(expected);
});

it('takes no day that is not in the calendar, and no digest of another length', () => {
  expect(TerminalModel.safeParse({ ...sound, chips: [{ ...chip, validUntil: '2026-02-30' }] }).success).toBe(false);
  expect(TerminalModel.safeParse({ ...sound, firmware: [{ ...build, sm3: 'a' }] }).success).toBe(false);
});
