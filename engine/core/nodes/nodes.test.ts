/** Every node kind is registered, complete, and leaves only by its own ports. */
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createEffects } from '../effects.ts';
import { problem } from '../problem.ts';
import { createVirtualClock, scriptedConnectors, type Script } from '../simulate.ts';
import { scriptForPeople, startFor } from '../../../test/support/people.ts';
import { scenarioNamed, versionOf } from '../../../test/support/rulesets.ts';
import { initialState } from '../case-state.ts';
import type { CaseData } from '../facts.ts';
import { checkInputs } from './start.ts';
import { nodeKind, nodeKinds } from './index.ts';

it('registers every file of this folder', () => {
  const files = readdirSync(import.meta.dirname).filter((file) => !file.endsWith('.test.ts') && file !== 'index.ts');
  expect(
    Object.values(nodeKinds)
      .map(({ kind }) => `${kind}.ts`)
      .sort(),
  ).toEqual(files.sort());
  for (const [name, { kind }] of Object.entries(nodeKinds)) expect(kind).toBe(name);
});

const version = versionOf(scenarioNamed('library-lending'));

/** Runs one node of library lending over scripted answers. */
function run(id: string, script: Script, data: Partial<CaseData> = {}, card: string | undefined = 'demo-wang') {
  const node = version.scenario.nodes.find((each) => each.id === id)!;
  const kind = nodeKind(node.kind);
  const effects = createEffects(version, {
    connectors: scriptedConnectors(script),
    now: createVirtualClock('2026-11-21T04:00:00Z'),
  });
  const state = initialState(startFor('c', card, { barcode: 'TS20260001' }));
  return kind.run({
    settings: kind.settings.parse(node.settings),
    data: { ...state.data, ...data },
    effects,
    key: 'c/loan/1',
  });
}

const cardOf = async (id: string) => (await run('read', scriptForPeople(), {}, id)).data?.card;

describe('read-card', () => {
  it('gives what the card says, and masks it in the note', async () => {
    const result = await run('read', scriptForPeople());
    expect(result.port).toBe('read');
    expect(result.data?.card?.authenticated).toBe(true);
    expect(JSON.stringify(result.note)).not.toContain(result.data?.card?.socialSecurityNumber);
    expect(JSON.stringify(result.note)).not.toContain(result.data?.card?.name);
  });
  it('sends a copied card another way', async () =>
    expect((await run('read', scriptForPeople(), {}, 'demo-zheng')).port).toBe('not-genuine'));
  it('says when the terminal is away', async () => expect((await run('read', {})).port).toBe('failed'));
  it('does not swallow what it cannot name', async () =>
    await expect(
      run('read', {
        'card-reader.read': () => {
          throw new TypeError('bug');
        },
      }),
    ).rejects.toThrow('bug'));
});

describe('verify-state', () => {
  it.each([
    ['demo-wang', 'normal'],
    ['demo-zhao', 'card-abnormal'],
    ['demo-qian', 'person-abnormal'],
  ])('of %s is %s', async (id, port) =>
    expect((await run('verify', scriptForPeople(), { card: (await cardOf(id))! })).port).toBe(port),
  );
  it('goes its own way when the platform is away', async () => {
    const card = (await cardOf('demo-wang'))!;
    expect((await run('verify', {}, { card })).port).toBe('unavailable');
  });
});

describe('write-back', () => {
  it('writes with the key of the visit', async () => {
    const written = new Map<string, number>();
    const card = (await cardOf('demo-wang'))!;
    const result = await run('loan', scriptForPeople(written), { card });
    expect(result).toMatchObject({ port: 'written', data: { receipt: 'R-1' } });
    expect([...written]).toEqual([['c/loan/1', 1]]);
  });
  it('leaves trying again to the host', async () => {
    const card = (await cardOf('demo-wang'))!;
    await expect(run('loan', {}, { card })).rejects.toMatchObject({ slug: 'connector-unavailable' });
  });
  it('takes a refusal as an answer', async () => {
    const card = (await cardOf('demo-wang'))!;
    expect(
      (await run('loan', { 'application-system.write': problem('message-rejected', { reason: 'x' }) }, { card })).port,
    ).toBe('refused');
  });
});

describe('checkInputs', () => {
  const errors = (inputs: Record<string, string | number | boolean>) =>
    checkInputs(version.scenario, inputs).map(({ pointer, rule }) => `${pointer} ${rule}`);
  it('accepts what the start asks for', () => expect(errors({ barcode: 'TS20260001' })).toEqual([]));
  it('names what is missing', () => expect(errors({})).toEqual(['/inputs/barcode required']));
  it('names what is not asked for', () =>
    expect(errors({ barcode: 'TS20260001', colour: 'red' })).toEqual(['/inputs/colour unknown-field']));
  it('names a wrong form', () => expect(errors({ barcode: 'ts 1' })).toEqual(['/inputs/barcode pattern']));
  it('names a wrong type', () => expect(errors({ barcode: 7 })).toEqual(['/inputs/barcode invalid-type']));
});
