/** The stories of issue a document. */
import { expect } from 'vitest';
import { problem } from '../problem.ts';
import { verifyNode } from '../../../test/support/verify-node.ts';
import { issueDocument } from './issue-document.ts';

verifyNode(issueDocument, [
  {
    why: 'has a document issued to the holder of the card, and can have it revoked',
    outside: { 'credential.revoke': { revoked: true } },
    port: 'issued',
    output: {
      number: 'DC-c/node/1',
      digest: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      validUntil: '2027-02-19',
    },
    prompts: ['issue-document.issued'],
    note: /2027-02-19/,
    asked: [
      {
        operation: 'credential.issue',
        input: { kind: 'card-holding-proof', key: 'c/node/1', claims: { cardClass: '3' }, validDays: 90 },
      },
    ],
    takenBack: [{ operation: 'credential.revoke', input: { number: 'DC-c/node/1', key: 'c/node/1/undo' } }],
  },
  {
    why: 'states what expressions give, as text',
    settings: {
      document: 'insurance-record',
      claims: { copies: 'inputs.copies + 1', all: '[1, 2]' },
      tell: false,
    },
    data: { inputs: { copies: 1 } },
    port: 'issued',
    prompts: [],
    asked: [{ operation: 'credential.issue', input: { claims: { copies: '2', all: '[1,2]' }, validDays: 365 } }],
  },
  {
    why: 'takes a refusal as an answer',
    outside: { 'credential.issue': problem('message-rejected', { reason: 'kind' }) },
    port: 'refused',
    prompts: ['issue-document.refused'],
    note: /kind/,
  },
  {
    why: 'leaves trying again to the host',
    outside: { 'credential.issue': problem('connector-unavailable', { connector: 'credential' }) },
    problem: 'connector-unavailable',
  },
]);
