/** The demo script answers every operation for every demo cardholder, as its schema says and always the same. */
import { describe, expect, it } from 'vitest';
import { people, scriptForPeople } from '../../test/support/people.ts';
import { operations, type Connectors, type InputOf, type Operation } from './connectors.ts';
import type { DemoCardholder } from './demo.ts';
import { slowAtBank } from './demo-script.ts';
import { scriptedConnectors } from './simulate.ts';

/** A question to each operation about one demo person. */
const questionsOf = ({ id, citizenId, name, card }: DemoCardholder): { [O in Operation]: InputOf<O> } => {
  const from = { reader: 'virtual', card: id };
  const person = { socialSecurityNumber: citizenId, name: name['zh-CN'] };
  const account = { cardNumber: card.number, name: name['zh-CN'] };
  const system = 'demo-library';
  return {
    'card-reader.read': { from, mode: 'contact', authenticate: true },
    'card-reader.authenticate': { from, purpose: 'lending' },
    'card-reader.authorise': { from, right: 'read' },
    'card-reader.verify-pin': { from },
    'code-reader.scan': { from, kind: 'show-code' },
    'national-platform.verify-state': { ...person, identificationCode: card.identificationCode },
    'national-platform.verify-business': { socialSecurityNumber: citizenId, matter: 'card-replacement' },
    'national-platform.resolve-code': { code: `show-code:${id}` },
    'national-platform.open-ticket': { purpose: 'login', key: 'k1' },
    'national-platform.redeem-ticket': { ticket: 'login:k1' },
    'application-system.write': { system, record: 'loan', key: 'k2', fields: {} },
    'application-system.cancel': { system, record: 'loan', key: 'k2' },
    'application-system.call': { system, interface: 'availability', key: 'k3', fields: { barcode: 'TS1' } },
    'identity.compare-face': { ...person, from },
    'identity.compare-document': { ...person, document: 'resident-id', from },
    'data-share.query': { resource: 'insurance', subject: citizenId, fields: ['months'], purpose: 'lending' },
    'credential.issue': { kind: 'proof', key: 'k4', subject: citizenId, name: 'n', claims: {}, validDays: 30 },
    'credential.revoke': { number: 'DC-k4', key: 'k5', reason: 'asked for' },
    'bank.pay': { key: 'k6', order: 'o', payer: account, payee: 'p', amountFen: 1, currency: 'CNY', account: 'bank' },
    'bank.refund': { key: 'k7', payment: 'DP-k6', amountFen: 1, reason: 'returned' },
    'bank.disburse': { key: 'k8', programme: 'age', payee: { ...account, ...person }, amountFen: 1, currency: 'CNY' },
    'bank.recall': { key: 'k9', disbursement: 'DD-k8', reason: 'wrong person' },
    'bank.query': { key: 'k6' },
    'notify.send': { key: 'k10', channel: 'sms', to: '1', prompt: 'p', words: { 'zh-CN': '好', en: 'ok' } },
  };
};

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
