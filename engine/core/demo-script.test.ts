/** The demo script answers every operation for every demo cardholder, as its schema says and always the same. */
import { describe, expect, it } from 'vitest';
import { people, scriptForPeople } from '../../test/support/people.ts';
import { questionsOf } from '../../test/support/questions.ts';
import { operations, type Connectors, type Operation } from './connectors.ts';
import type { DemoCardholder } from './demo.ts';
import { slowAtBank } from './demo-script.ts';
import { scriptedConnectors } from './simulate.ts';

async function answersTo(doors: Connectors, person: DemoCardholder): Promise<Record<string, unknown>> {
  const ask = doors as unknown as Record<string, (input: unknown) => Promise<unknown>>;
  const answers: Record<string, unknown> = {};
  for (const [name, question] of Object.entries(questionsOf(person))) answers[name] = await ask[name]?.(question);
  return answers;
}

describe('the demo script', () => {
  it.each(people.map((person) => [person.id, person] as const))(
    'answers all that is asked of %s',
    async (_id, person) => {
      for (const [name, question] of Object.entries(questionsOf(person)))
        expect(operations[name as Operation].input.safeParse(question).success, name).toBe(true);
      const answers = await answersTo(scriptedConnectors(scriptForPeople()), person);
      for (const [name, answer] of Object.entries(answers))
        expect(operations[name as Operation].output.safeParse(answer).error, name).toBeUndefined();
      expect(await answersTo(scriptedConnectors(scriptForPeople()), person)).toEqual(answers);
    },
  );

  it('tells of a repeated key, and lets query say how it ended', async () => {
    const doors = scriptedConnectors(scriptForPeople());
    const [person] = people;
    const payment = { ...questionsOf(person!)['bank.pay'], order: slowAtBank };
    expect(await doors['bank.pay'](payment)).toMatchObject({ state: 'unknown', repeated: false });
    expect(await doors['bank.query']({ key: payment.key })).toEqual({ state: 'paid' });
    expect(await doors['bank.pay'](payment)).toMatchObject({ repeated: true });
    expect(await doors['bank.pay']({ ...payment, key: 'dear', amountFen: 99_999_999 })).toMatchObject({
      state: 'refused',
      reason: 'not-enough',
    });
  });

  it('shares what was asked for and nothing else', async () => {
    const doors = scriptedConnectors(scriptForPeople());
    const query = questionsOf(people[0]!)['data-share.query'];
    expect(await doors['data-share.query'](query)).toEqual({ found: true, fields: { months: 182 } });
    expect(await doors['data-share.query']({ ...query, resource: 'constructor' })).toEqual({
      found: false,
      fields: {},
    });
  });
});
