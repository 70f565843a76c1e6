/** A question to each operation of each outside system, about one demo person. */
import type { InputOf, Operation } from '../../engine/core/connectors.ts';
import type { DemoCardholder } from '../../engine/core/demo.ts';

/** What each operation is asked about a demo person. */
export const questionsOf = ({ id, citizenId, name, card }: DemoCardholder): { [O in Operation]: InputOf<O> } => {
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
    'cardholder-registry.look-up': { ...person, identificationCode: card.identificationCode },
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
