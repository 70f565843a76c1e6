/** The demo cardholders as outside systems would answer for them, for hosts under test. */
import { readFileSync } from 'node:fs';
import type { CaseStart } from '../../engine/core/case.ts';
import type { CardReading } from '../../engine/core/connectors.ts';
import { assertExists } from '../../engine/core/control.ts';
import { DemoCardholders, readingOf, type DemoCardholder } from '../../engine/core/demo.ts';
import { problem } from '../../engine/core/problem.ts';
import type { Script } from '../../engine/core/simulate.ts';

const file = new URL('../../rulesets/demo/cardholders.json', import.meta.url);

/** Every demo cardholder. */
export const people: DemoCardholder[] = DemoCardholders.parse(JSON.parse(readFileSync(file, 'utf8'))).cardholders;

const personNamed = (id: string | undefined): DemoCardholder =>
  assertExists(
    people.find((person) => person.id === id),
    `demo cardholder ${id}`,
  );

/** What the card of a demo cardholder says. */
export const readingOfPerson = (id: string): CardReading => readingOf(personNamed(id), 'contact');

/** Outside systems that answer for the demo people. `asked` counts the records that were written, by key. */
export function scriptForPeople(written = new Map<string, number>()): Script {
  return {
    'card-reader.read': ({ from, mode }) => {
      if (from.card === undefined) throw problem('card-not-readable');
      return readingOf(personNamed(from.card), mode);
    },
    'national-platform.verify-state': ({ identificationCode }) => {
      const person = people.find(({ card }) => card.identificationCode === identificationCode);
      return { ...assertExists(person, identificationCode).state, checkedAt: '2026-11-21T08:00:00Z' };
    },
    'application-system.write': ({ key }) => {
      written.set(key, (written.get(key) ?? 0) + 1);
      return { receipt: 'R-1', repeated: false };
    },
  };
}

/** What a case starts from when one of the demo people puts a card on the reader; no card where there is no id. */
export const startFor = (caseId: string, card: string | undefined, inputs: CaseStart['inputs']): CaseStart => ({
  caseId,
  card: { reader: 'virtual', ...(card !== undefined && { card }) },
  inputs,
  place: { region: '990100', institution: null },
});
