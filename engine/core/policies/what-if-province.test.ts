/** The made-up province: as its file says, the same by seed; and what if over its people. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { policyNamed, rulePolicyNamed } from '../../../test/support/rulesets.ts';
import { facts, type Fact } from '../facts/facts.ts';
import { assumedFacts, peopleOf, Province } from '../province.ts';
import { compareProvince, type ProvinceQuestion } from './what-if-province.ts';

const province = Province.parse(
  JSON.parse(readFileSync(new URL('../../../rulesets/demo/province.json', import.meta.url), 'utf8')),
);
const lending = rulePolicyNamed('library-lending');
const goOn = () => Promise.resolve(true);
const people = [...peopleOf(province, [lending], 20_000, 7)];
const shareOf = (isSo: (person: (typeof people)[number]) => boolean) => people.filter(isSo).length / people.length;

function question(limit: number, seed = 7): ProvinceQuestion {
  const after = structuredClone(lending);
  after.rules[1]!.when = { fact: 'person.age', operator: 'lessThan', value: limit };
  return { before: lending, after, province, people: 3_000, seed };
}

it('draws only values that the catalogue knows', () => {
  const known: Record<string, Fact> = facts;
  for (const { fact, spreads } of province.facts) {
    expect(Object.keys(known)).toContain(fact);
    const values = spreads.flatMap(({ shares }) =>
      shares.map((share) => ('value' in share ? share.value : share.from)),
    );
    for (const value of values) {
      expect([fact, typeof value]).toEqual([fact, known[fact]!.type]);
      if (known[fact]!.values) expect(known[fact]!.values).toContain(value);
    }
  }
});

it('its people are as the census says, and what goes together does', () => {
  const age = (person: (typeof people)[number]) => Number(person['person.age']);
  expect(shareOf((each) => age(each) < 15)).toBeCloseTo(0.1795, 1);
  expect(Math.abs(shareOf((each) => age(each) >= 65) - 0.135)).toBeLessThan(0.01);
  expect(Math.abs(shareOf((each) => each['person.sex'] === 'male') - 0.5124)).toBeLessThan(0.015);
  const dead = people.filter((each) => each['person.state'] === 'deceased');
  expect(dead.filter((each) => each['card.state'] === 'normal').length / dead.length).toBeLessThan(0.3);
  expect(people.every((each) => each['card.state'] !== 'expired' || each['card.valid'] === false)).toBe(true);
});

it('the same seed makes the same people; a fact that the file leaves out is drawn evenly and named', async () => {
  expect([...peopleOf(province, [lending], 50, 3)]).toEqual([...peopleOf(province, [lending], 50, 3)]);
  expect([...peopleOf(province, [lending], 50, 3)]).not.toEqual([...peopleOf(province, [lending], 50, 4)]);
  const pension = policyNamed('pension-claim');
  const assumed = assumedFacts(province, [pension]);
  for (const fact of assumed) expect(fact).toMatch(/^inputs\./);
  const [first] = peopleOf(province, [pension], 1, 1);
  for (const fact of assumed) expect(first).toHaveProperty([fact]);
  expect((await compareProvince({ ...question(16), before: pension, after: pension }, goOn))?.flips).toBe(0);
});

it('a raised age limit flips about as many as lie between, within the interval', async () => {
  const result = await compareProvince(question(16), goOn);
  const { share, interval, flips, decided, kinds } = result!;
  expect(decided).toBe(3_000);
  expect(share).toBe(flips / 3_000);
  expect(interval.low).toBeLessThan(share);
  expect(interval.high).toBeGreaterThan(share);
  expect(share).toBeGreaterThan(0.01);
  expect(share).toBeLessThan(0.04);
  for (const { facts: of } of kinds.flatMap(({ examples }) => examples)) expect([14, 15]).toContain(of['person.age']);
  expect(await compareProvince(question(16), goOn)).toEqual(result);
});

it('nobody who wants no answer waits for one', async () => {
  const heard: number[] = [];
  const stop = (done: number) => Promise.resolve(heard.push(done) < 3);
  expect(await compareProvince(question(16), stop)).toBeNull();
  expect(heard).toEqual([500, 1000, 1500]);
});
