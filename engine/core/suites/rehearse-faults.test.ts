/** What goes wrong outside for one node only, the nth time it asks. */
import { expect, it } from 'vitest';
import { people } from '../../../test/support/people.ts';
import { scenarioNamed, versionOf } from '../../../test/support/rulesets.ts';
import { scriptOfDemo } from '../demo-script.ts';
import { withNode } from '../edit.ts';
import { rehearse } from './rehearse.ts';
import { World } from './suite.ts';

const out = { problem: 'connector-unavailable' };
const patient = withNode(scenarioNamed('library-lending'), 'verify', (node) => ({ ...node, attempts: 2 }));

const run = (world: object) =>
  rehearse(
    versionOf(patient),
    World.parse({ start: { card: 'demo-wang', inputs: { barcode: 'TS20260001' } }, ...world }),
    { script: scriptOfDemo(people), place: { region: '990100', institution: null } },
  );
const outcome = async (world: object) => (await run(world)).outcome?.code;
const asking = (...turns: object[]) => ({ 'national-platform.verify-state': turns });

it('fails the first time and goes on at the second', async () => {
  const { askedBy, outcome: end } = await run({ outsideAt: { verify: asking(out, {}) } });
  expect(end?.code).toBe('lent');
  expect(askedBy.get('verify')?.get('national-platform.verify-state')).toBe(2);
});

it('fails for good where it fails each time', async () =>
  expect(await outcome({ outsideAt: { verify: asking(out) } })).toBe('cannot-verify'));

it('leaves other nodes alone, and goes before what is said for all', async () => {
  expect(await outcome({ outsideAt: { read: asking(out) } })).toBe('lent');
  expect(await outcome({ outside: asking(out), outsideAt: { verify: asking({}) } })).toBe('lent');
});

it('takes no answer that is not of the operation', () =>
  expect(World.safeParse({ start: {}, outsideAt: { verify: asking({ answer: { card: 'fine' } }) } }).success).toBe(
    false,
  ));
