/** How the card is used: what a start allows, what a case knows of it, and what it makes of the demo people at a terminal. */
import { describe, expect, it } from 'vitest';
import { people } from '../../test/support/people.ts';
import { scenarioNamed, versionOf } from '../../test/support/rulesets.ts';
import { modeErrors, cardUseOf } from './card-use.ts';
import { scriptOfDemo } from './demo-script.ts';
import { withNode, withSettings } from './edit.ts';
import { rehearse } from './suites/rehearse.ts';
import { World } from './suites/suite.ts';
import { cardUseOffers } from './card-use-offers.ts';

const lending = scenarioNamed('library-lending');
const atGate = withSettings(lending, 'start', { environment: 'gate', cardModes: ['contactless'] });

describe('what a case knows', () => {
  it('is what the start says, and the mode where it allows one only', () => {
    expect(cardUseOf(lending)).toEqual({ environment: 'counter', network: 'government-private' });
    expect(cardUseOf(atGate)).toEqual({ mode: 'contactless', environment: 'gate', network: 'government-private' });
  });

  it('is what was said, before what the start says', () =>
    expect(cardUseOf(lending, { mode: 'contact', network: 'offline' })).toEqual({
      ...{ mode: 'contact', environment: 'counter', network: 'offline' },
    }));

  it('is nothing where the start is not readable', () => expect(cardUseOf({ nodes: [] })).toBeUndefined());
});

it('takes no mode that the start does not allow', () => {
  expect(modeErrors(lending, 'contactless')).toEqual([]);
  expect(modeErrors(lending, 'scan')).toMatchObject([{ pointer: '/mode', rule: 'card-mode' }]);
});

it('offers what the start allows, and says of all else why not', () => {
  const offers = cardUseOffers(atGate);
  const open = (list: { value: string; whyNot: unknown }[] = []) =>
    list.filter(({ whyNot }) => whyNot === null).map(({ value }) => value);
  expect([offers?.modes, offers?.environments, offers?.networks].map((each) => open(each))).toEqual([
    ['contactless'],
    ['gate'],
    ['government-private'],
  ]);
  expect(offers?.modes.find(({ value }) => value === 'contact')?.whyNot?.['zh-CN']).toBe('闸机做不到');
  expect(offers?.modes.find(({ value }) => value === 'scan')?.whyNot?.['zh-CN']).toBe('开始节点没有选');
});

describe('in a rehearsal', () => {
  const run = (world: object, content = versionOf(lending)) => {
    const told = World.parse({ start: { card: 'demo-wang', inputs: { barcode: 'TS20260001' }, ...world } });
    const { mode } = told.start;
    const script = scriptOfDemo(people, { phone: 'demo-wang', ...(mode && { mode }) });
    return rehearse(content, told, { script, place: { region: '990100', institution: null } });
  };

  it('the card is read where it is used, and not where a code is shown', async () => {
    expect((await run({ mode: 'contactless' })).outcome?.code).toBe('lent');
    expect((await run({ mode: 'show-code' })).steps.map(({ node, port }) => `${node}:${port}`)).toContain(
      'read:failed',
    );
  });

  it('says to expressions how the card is used', async () => {
    const asked = withNode(lending, 'tell', (node) => ({
      ...{ ...node, kind: 'branch' },
      settings: { ways: [{ id: 'tapped', label: { 'zh-CN': '碰', en: 'Tapped' }, when: 'use.mode == "contactless"' }] },
    }));
    const after = lending.edges.find(({ from }) => from === 'tell')?.to ?? '';
    const edges = lending.edges.flatMap((edge) =>
      edge.from === 'tell' ? ['tapped', 'otherwise'].map((port) => ({ from: 'tell', port, to: after })) : edge,
    );
    const content = versionOf({ ...asked, edges });
    const way = async (mode: string) => (await run({ mode }, content)).steps.find(({ node }) => node === 'tell')?.port;
    expect(await way('contactless')).toBe('tapped');
    expect(await way('contact')).toBe('otherwise');
  });
});
